import { Board } from "../support/board.ts";
import { doneOn } from "../support/done.ts";
import { expect, test } from "../support/floor.ts";
import { people } from "../support/people.ts";
import { Unsent } from "../support/unsent.ts";

test("a guest network answers everything with its own page: nothing is taken for sent, nobody is signed out", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  const unsent = new Unsent(page);
  await board.signIn(people.ana);
  await expect(board.live).toBeVisible();
  let asked = 0;
  await page.route("**/{api,mesmw}/**", async (route) => {
    asked += 1;
    await route.fulfill({
      status: 200,
      contentType: "text/html",
      body: "<!doctype html><title>Guest network</title><p>Accept our terms to go on.",
    });
  });
  await board.tapLane("Mazak 1", 182);
  await board.choose("Machine jam");
  await board.press(board.confirm);
  await expect(page.getByText(/^Saved on this tablet: Mazak 1, Machine jam/).first()).toBeVisible();
  await unsent.says("1 not yet sent");
  await expect.poll(() => asked, { timeout: 15_000 }).toBeGreaterThan(2);
  await unsent.open();
  await expect(unsent.under("On the way")).toContainText("sent once, no answer yet");
  expect(await floor.timeline("Mazak 1")).toContain("STOP? 200–165");

  await page.unroute("**/{api,mesmw}/**");
  await unsent.isAllSent(45_000);
  expect(await doneOn(page, "M1")).toEqual(["JAM by Ana Weber"]);
});
