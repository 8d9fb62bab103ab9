// A month of more events than a browser holds comes as an outline, which no tablet keeps: without the server the
// board says what is not there, and goes on showing what is.
import { Board } from "../support/board.ts";
import { expect, test } from "../support/floor.ts";
import { people } from "../support/people.ts";

const DAY = 24 * 60;

test("without the server the weeks are missed in plain words, and come when it answers again", async ({
  page,
  context,
  floor,
}) => {
  const past = { from: 8 * DAY, to: 300, beat: 6 };
  await floor.hummed("Mazak 1", past, { ago: 5 * DAY, state: "STOPPED" });
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await expect(page.getByText(/Loading/)).toBeHidden();

  await context.setOffline(true);
  const { x, y } = await board.at("Mazak 1", 100);
  await page.mouse.move(x, y);
  await page.keyboard.down("Control");
  for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, 300);
  await page.keyboard.up("Control");

  const missed = page.getByText("These weeks are not on this tablet.");
  await expect(missed).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("Loading more time")).toBeHidden();

  await context.setOffline(false);
  await expect(missed).toBeHidden({ timeout: 30_000 });
});
