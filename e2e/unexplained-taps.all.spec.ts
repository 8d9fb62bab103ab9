import type { Page } from "playwright/test";
import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Review } from "./support/review.ts";

// Counted as a person's hand would count them: every time that a finger comes down on the page.

async function countTaps(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counter = globalThis as { taps?: number };
    counter.taps = 0;
    addEventListener("pointerdown", () => (counter.taps = (counter.taps ?? 0) + 1), true);
  });
}

const taps = (page: Page) =>
  page.evaluate(() => {
    const counter = globalThis as { taps?: number };
    const counted = counter.taps ?? -1;
    counter.taps = 0;
    return counted;
  });

test("from stop seen to stop explained: three taps for a reason used lately, four for any", async ({
  page,
  floor,
  hasTouch,
}, { project }) => {
  test.skip(!hasTouch, "taps are for fingers");
  await countTaps(page);
  const board = new Board(page, floor, hasTouch);
  await board.signIn(people.ana);
  const tile = (name: string) =>
    board.panel
      .locator("label")
      .filter({ has: page.getByRole("radio", { name: new RegExp(`^${name}\\b`) }) })
      .first();

  // Any reason: the stop, its group, the reason, Confirm. All within reach, so no scrolling is needed.
  await taps(page);
  await board.tapLane("Mazak 1", 182);
  const group = board.panel.getByRole("button", { name: /^Material/ });
  await expect(group).toBeInViewport({ ratio: 1 });
  await group.tap();
  await tile("No material").tap();
  await board.confirm.tap();
  await expect(page.getByText(/^Sent: Mazak 1, No material/).first()).toBeVisible();
  const forAny = await taps(page);
  expect(forAny, "taps for any reason").toBeLessThanOrEqual(4);

  // One used lately on this machine: the stop, the reason, Confirm.
  await board.tapLane("Mazak 1", 110);
  const lately = board.panel.getByRole("radiogroup", { name: "Used lately on this machine" });
  const label = lately.locator("label").filter({ hasText: "No material" });
  await expect(label).toBeInViewport({ ratio: 1 });
  await label.tap();
  await board.confirm.tap();
  await expect(page.getByText(/^Sent: Mazak 1, No material, 20 min/).first()).toBeVisible();
  const forLately = await taps(page);
  expect(forLately, "taps for a reason used lately").toBeLessThanOrEqual(3);
  console.info(`${project.name}: ${forAny} taps for any reason, ${forLately} for one used lately`);
  expect((await floor.timeline("Mazak 1")).filter((event) => event.includes("?"))).toEqual([]);
});

test("in the list's order the next stop costs two taps", async ({ page, floor, hasTouch }) => {
  test.skip(!hasTouch, "taps are for fingers");
  await countTaps(page);
  await floor.reports(
    "Lathe 2",
    "ACTIVE 280, STOPPED 240, ACTIVE 205, STOPPED 100, ACTIVE 75, STOPPED 60, ACTIVE 30",
  );
  const board = new Board(page, floor, hasTouch);
  const review = new Review(board);
  await board.signIn(people.ana);
  await page.getByRole("button", { name: /\bArea$/ }).tap();
  await page.getByRole("option", { name: "Turning", exact: true }).tap();
  await review.open();
  await expect(review.title).toHaveText(/^4 unexplained/);
  await review.openLine(/^Lathe 2.*35 min/);
  await board.choose("Tool change");
  await board.confirm.tap();
  await expect(board.panel).toContainText("3 left");
  await taps(page);
  const lately = board.panel.getByRole("radiogroup", { name: "Used lately on this machine" });
  await lately.locator("label").filter({ hasText: "Tool change" }).tap();
  await board.confirm.tap();
  await expect(board.panel).toContainText("2 left");
  expect(await taps(page)).toBe(2);
});
