import { Board } from "../support/board.ts";
import { expect, test } from "../support/floor.ts";
import { people } from "../support/people.ts";
import { Unsent } from "../support/unsent.ts";

/** Sets the tablet's clock apart from the server's, before the page's first line. Seconds. */
function setApart(by: number): void {
  const now = Date.now.bind(Date);
  Date.now = () => now() + by * 1_000;
}

test("a tablet whose clock is off is warned of, and enters the server's time all the same", async ({
  page,
  floor,
}) => {
  await page.addInitScript(setApart, 90);
  const board = new Board(page, floor);
  const unsent = new Unsent(page);
  await board.signIn(people.ana);
  const warning = page.getByRole("alert").filter({ hasText: "clock" });
  await expect(warning).toContainText("This tablet's clock is 1 min 30 s ahead");
  await unsent.says("clock 1 min 30 s off");
  await warning.getByRole("button", { name: "Understood" }).click();
  await expect(warning).toBeHidden();
  await unsent.says("clock 1 min 30 s off");
  await unsent.open();
  await expect(unsent.list).toContainText("Have the tablet's clock set.");

  await board.tapLane("Mazak 2", 20);
  await board.intend("New event from now");
  await board.choose("No material");
  const before = Math.floor(Date.now() / 1_000);
  await board.confirms();
  const after = Math.ceil(Date.now() / 1_000);
  const missing = (await floor.events("Mazak 2")).at(-1);
  expect(missing?.reason).toBe("NOMAT");
  // A second more on either side: the server's clock is known from here to about one.
  expect(missing?.startsAt).toBeGreaterThanOrEqual(before - 2);
  expect(missing?.startsAt).toBeLessThanOrEqual(after + 1);
});

test("a clock that is nearly right is not spoken of", async ({ page, floor }) => {
  await page.addInitScript(setApart, -20);
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await new Unsent(page).isAllSent();
  await expect(page.getByText(/clock is/)).toBeHidden();
});
