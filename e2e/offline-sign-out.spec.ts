import { Board } from "./support/board.ts";
import { doneOn } from "./support/done.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Unsent } from "./support/unsent.ts";

test("signing out with a queue: it stays hers, is counted for others and never shown to them, and is sent as her", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  const unsent = new Unsent(page);
  const dialog = page.getByRole("dialog", { name: /^Sign out/ });
  const leave = async (person: string): Promise<void> => {
    await page.getByRole("button", { name: new RegExp(`^${person}:`) }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  await board.signIn(people.ana);
  // Reading works, writing does not.
  const writes = "**/api/v1/machineClassification";
  await page.route(writes, (route) => route.abort());
  await board.tapLane("Mazak 1", 182);
  await board.choose("Machine jam");
  await board.comment.fill("Belt torn");
  await board.press(board.confirm);
  await board.tapLane("Lathe 1", 140);
  await board.choose("Tool change");
  await board.press(board.confirm);
  await unsent.says("2 not yet sent");

  await leave("Ana Weber");
  await expect(dialog).toContainText("2 entries of yours stay on this tablet");
  await dialog.getByRole("button", { name: "Stay signed in" }).click();
  await expect(dialog).toBeHidden();
  await unsent.says("2 not yet sent");
  await leave("Ana Weber");
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await expect(
    page.getByText("2 entries of Ana Weber wait on this tablet until Ana Weber signs in."),
  ).toBeVisible();

  await page.unroute(writes);
  await board.signIn(people.millingLead);
  await expect(board.live).toBeVisible();
  await unsent.isAllSent();
  await unsent.open();
  await expect(unsent.under("Entered by others on this tablet")).toHaveText([
    "Ana Weber: 2 entries. Sent only when Ana Weber signs in on this tablet.",
  ]);
  await expect(unsent.list).not.toContainText(/Machine jam|Tool change|Belt torn/);
  const red = await board.colour("--look-unexplained-mark");
  expect(await board.painted("Mazak 1", 182)).toContain(red);
  // Long enough for it to have gone out, had anything been wrong.
  await page.waitForTimeout(3_000);
  expect(await doneOn(page, "M1")).toEqual([]);
  await leave("Milling lead");

  await board.signIn(people.ana);
  await unsent.isAllSent();
  expect(await doneOn(page, "M1")).toEqual(["JAM by Ana Weber"]);
  expect(await doneOn(page, "L1")).toEqual(["TOOL by Ana Weber"]);
  await unsent.open();
  await expect(unsent.under("Entered by others on this tablet")).toHaveCount(0);
});

test("signing out without a connection: nobody is signed out, and that is said", async ({
  page,
  context,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await context.setOffline(true);
  await page.getByRole("button", { name: /^Ana Weber:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign out?" });
  await expect(dialog).toContainText("so you are still signed in");
  await context.setOffline(false);
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByLabel("Email")).toBeVisible();
});
