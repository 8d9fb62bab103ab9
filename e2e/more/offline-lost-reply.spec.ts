import { Board } from "../support/board.ts";
import { doneOn } from "../support/done.ts";
import { expect, test } from "../support/floor.ts";
import { people } from "../support/people.ts";
import { Unsent } from "../support/unsent.ts";

test("answers are lost after the server has done it: it is sent again by itself and done once, and the picture never goes back", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  const unsent = new Unsent(page);
  await board.signIn(people.ana);
  let lost = 0;
  await page.route("**/api/v1/machineClassification", async (route) => {
    await route.fetch();
    lost += 1;
    if (lost <= 2) await route.abort();
    else await route.continue();
  });
  const red = await board.colour("--look-unexplained-mark");
  await board.tapLane("Mazak 1", 182);
  await board.choose("Machine jam");
  await board.press(board.confirm);
  await expect.poll(() => board.painted("Mazak 1", 182)).not.toContain(red);
  // Two seconds of looking, while replies are lost: a picture that flickers back would do so in between.
  for (let look = 0; look < 20; look += 1) {
    expect(await board.painted("Mazak 1", 182)).not.toContain(red);
    await page.waitForTimeout(100);
  }
  await unsent.isAllSent();
  expect(lost).toBeGreaterThan(2);
  expect(await board.painted("Mazak 1", 182)).not.toContain(red);
  expect(await doneOn(page, "M1")).toEqual(["JAM by Ana Weber"]);
});
