import type { Page } from "playwright/test";
import { violations } from "../support/axe.ts";
import { Board } from "../support/board.ts";
import { expect, test } from "../support/floor.ts";
import { people } from "../support/people.ts";

test("a pinned machine stays on top while the others scroll: it is read first, tapped, and hides none of them", async ({
  page,
  floor,
  hasTouch,
}) => {
  const board = new Board(page, floor, hasTouch);
  await board.signIn(people.ana);
  // The board's one tab stop is with its first machine.
  await board.row("Mazak 1").locator("[tabindex='0']").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("p");
  const machines = () =>
    page.getByRole("rowheader").evaluateAll((rows) => rows.map((row) => row.textContent));
  await expect.poll(async () => (await machines())[0]).toMatch(/^Lathe 1, Pinned/);

  const room = await makeLow(page);
  const top = async () => (await board.row("Lathe 1").boundingBox())?.y;
  const before = await top();
  await scroll(page, 10_000);
  expect(await scrolled(page)).toBeGreaterThan(30);
  expect(await top()).toBe(before);
  expect((await machines())[0]).toMatch(/^Lathe 1, Pinned/);
  const pinned = await page.getByRole("rowgroup").boundingBox();
  expect(pinned?.height ?? 0).toBeLessThanOrEqual(0.36 * room);
  expect(await violations(page)).toEqual([]);

  // Whoever goes on with the keyboard sees where they are, and not what stays above it.
  await expect(board.row("Lathe 1").locator("[tabindex='0']")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(board.row("Mazak 1").locator("[tabindex='0']")).toBeFocused();
  const below = (pinned?.y ?? 0) + (pinned?.height ?? 0);
  await expect
    .poll(async () => (await board.row("Mazak 1").boundingBox())?.y)
    .toBeGreaterThanOrEqual(below - 1);

  await scroll(page, 10_000);
  await board.tapLane("Lathe 1", 100);
  await expect(board.panel.getByRole("heading", { level: 2 })).toContainText("Lathe 1");
});

/** Makes the window so low that lanes have to be scrolled; answers how high the part that scrolls is, CSS pixels. */
async function makeLow(page: Page): Promise<number> {
  const size = page.viewportSize();
  if (size === null) throw new Error("no window");
  const lanes = page.locator("[data-scroller]");
  const wanted = size.width < 560 ? 390 : 300;
  const AXIS = 44;
  const around = size.height - (await lanes.evaluate((element) => element.clientHeight));
  await page.setViewportSize({ width: size.width, height: around + AXIS + wanted });
  await expect.poll(() => lanes.evaluate((element) => element.clientHeight)).toBe(AXIS + wanted);
  return wanted;
}

async function scroll(page: Page, top: number): Promise<void> {
  await page
    .locator("[data-scroller]")
    .evaluate((element, to) => element.scrollTo({ top: to }), top);
}

function scrolled(page: Page): Promise<number> {
  return page.locator("[data-scroller]").evaluate((element) => element.scrollTop);
}
