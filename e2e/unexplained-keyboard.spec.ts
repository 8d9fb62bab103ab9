import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Review } from "./support/review.ts";

test("the list is worked off by keyboard alone", async ({ page, floor }) => {
  const board = new Board(page, floor);
  const review = new Review(board);
  const focused = page.locator(":focus");
  await board.signIn(people.ana);
  const tabTo = async (wanted: ReturnType<typeof page.locator>) => {
    for (let presses = 0; presses < 40; presses += 1) {
      if (await wanted.and(focused).isVisible()) return;
      await page.keyboard.press("Tab");
    }
    throw new Error("Tab never came there");
  };

  await tabTo(review.pill);
  await page.keyboard.press("Enter");
  await expect(review.title).toBeFocused();
  await tabTo(review.list.getByRole("row").first());
  await page.keyboard.press("ArrowDown");
  await expect(focused).toHaveAccessibleName(/^Mazak 1.*35 min$/);
  await page.keyboard.press("Enter");
  await expect(board.panel.getByRole("heading", { level: 2 })).toHaveText("Mazak 1 · Stopped");

  await tabTo(board.panel.getByRole("searchbox"));
  await page.keyboard.type("jam");
  await page.keyboard.press("Enter");
  await tabTo(board.confirm);
  await page.keyboard.press("Enter");

  // The next has come, and the keyboard is where its reasons are; what came of the last was said aloud.
  await expect(board.panel).toContainText(floor.clocks(150, 130));
  await expect(focused).toHaveRole("radio");
  await expect(
    page.getByRole("status").filter({ hasText: /^Sent: Mazak 1, Machine jam/ }),
  ).toHaveCount(1);

  // Escape goes back to the list, not to the lanes.
  await page.keyboard.press("Escape");
  await expect(review.title).toBeFocused();
  await expect(review.title).toHaveText(/^3 unexplained/);
  expect(await floor.timeline("Mazak 1")).toContain("JAM 200–165 by Ana Weber");
});

test("several stops are ticked with Space and explained together", async ({ page, floor }) => {
  const board = new Board(page, floor);
  const review = new Review(board);
  const focused = page.locator(":focus");
  await board.signIn(people.ana);
  await review.open();
  await review.list.getByRole("row").nth(1).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(review.list.getByRole("row", { selected: true })).toHaveCount(2);
  const together = page.getByRole("button", { name: "Explain 2 stops together, 55 min" });
  for (let presses = 0; presses < 20 && !(await together.and(focused).isVisible()); presses += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(review.many.getByRole("heading", { level: 2 })).toHaveText("2 events on 2 machines");
});
