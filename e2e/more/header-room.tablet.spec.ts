import type { Page } from "playwright/test";
import { Board } from "../support/board.ts";
import { expect, test } from "../support/floor.ts";
import { people } from "../support/people.ts";

test("on no width does one of the header's buttons lie over another, or outside of the window", async ({
  page,
  floor,
  hasTouch,
}) => {
  const board = new Board(page, floor, hasTouch);
  await board.signIn(people.ana);
  for (const width of [1920, 1600, 1440, 1366, 1280, 1200, 1024, 820, 600, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await inTheWay(page), `${width} px wide`).toEqual([]);
  }
});

/** Pairs of buttons that share pixels, and buttons that leave the window. */
function inTheWay(page: Page): Promise<readonly string[]> {
  return page
    .locator("header")
    .first()
    .evaluate((header) => {
      const buttons = [...header.querySelectorAll<HTMLElement>("button, label")]
        .map((element) => ({
          name: element.ariaLabel ?? element.textContent,
          box: element.getBoundingClientRect(),
          isShown: element.checkVisibility(),
        }))
        .filter(({ isShown, box }) => isShown && box.width > 2);
      return buttons.flatMap(({ name, box }, index) => {
        const over = buttons.slice(index + 1).flatMap((other) => {
          const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          return width > 0.5 && height > 0.5 ? [`${name} and ${other.name}`] : [];
        });
        return box.right > innerWidth + 0.5 || box.left < -0.5
          ? [...over, `${name} outside`]
          : over;
      });
    });
}
