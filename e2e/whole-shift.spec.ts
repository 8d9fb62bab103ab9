import type { Locator } from "playwright/test";
import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { Pages } from "./support/pages.ts";
import { people } from "./support/people.ts";
import { Review } from "./support/review.ts";
import { Split } from "./support/split.ts";

test("a whole shift by keyboard alone: come on, clear the list, split, take a mistake back, hand over", async ({
  page,
  floor,
}) => {
  test.setTimeout(90_000);
  const board = new Board(page, floor);
  const review = new Review(board);
  const pages = new Pages(board);
  const split = new Split(board);
  const focused = page.locator(":focus");
  /** Tab until the focus is where a person wants it. */
  const tabTo = async (wanted: Locator) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await wanted.and(focused).isVisible()) return;
      await page.keyboard.press("Tab");
    }
    throw new Error("Tab never came there");
  };
  const press = async (wanted: Locator, key = "Enter") => {
    await tabTo(wanted);
    await page.keyboard.press(key);
  };
  const find = async (reason: string) => {
    await tabTo(board.panel.getByRole("searchbox"));
    await page.keyboard.type(reason);
    await page.keyboard.press("Enter");
  };

  await page.goto(floor.server.url);
  await tabTo(page.getByLabel("Email"));
  await page.keyboard.type(people.ana.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(people.ana.password);
  await page.keyboard.press("Enter");
  await board.shows("Mazak 1");

  await press(review.pill);
  await press(review.list.getByRole("row").first());
  await find("jam");
  await press(board.confirm);
  await expect(board.panel).toContainText(floor.clocks(200, 165));
  await expect(board.confirm).toHaveText("Confirm");

  // Two causes: the edge is a slider.
  await press(board.panel.getByRole("button", { name: "Split into parts…" }));
  await tabTo(split.handle(1));
  await page.keyboard.press("Home");
  for (let minute = 200; minute > 195; minute -= 1) await page.keyboard.press("ArrowRight");
  await find("Tool change");
  await press(split.part(2));
  await find("Cleaning");
  await press(board.confirm);
  await expect(board.panel).toContainText("2 left");
  expect((await floor.timeline("Mazak 1")).slice(1, 3)).toEqual([
    "TOOL 200–195 by Ana Weber",
    "CLEAN 195–165 by Ana Weber",
  ]);

  // The two that are left, together, ticked with Space.
  await page.keyboard.press("Escape");
  await expect(review.title).toBeFocused();
  await tabTo(review.list.getByRole("row").first());
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await press(page.getByRole("button", { name: /^Explain 2 stops together/ }));
  await tabTo(review.many.getByRole("searchbox"));
  await page.keyboard.type("No material");
  await page.keyboard.press("Enter");
  await press(review.manyConfirm);
  await expect(page.getByRole("heading", { name: "All explained" })).toBeVisible();

  // It was no lack of material on the lathe.
  const menu = page.getByRole("button", { name: "This shift: handover and history" });
  const choose = async (what: string) => {
    await press(menu);
    const item = page.getByRole("menuitem", { name: what });
    for (let presses = 0; presses < 5 && !(await item.and(focused).isVisible()); presses += 1) {
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("Enter");
  };
  await choose("History of the shift");
  await press(pages.change("Lathe 1 · No material").getByRole("button", { name: /^Take back/ }));
  await press(pages.history.getByRole("button", { name: /^Take back: / }));
  await expect(pages.change("Lathe 1 · No material").last()).toContainText("Taken back by");
  await page.keyboard.press("Escape");
  await expect(pages.history).toBeHidden();

  await choose("Shift and handover");
  await expect(pages.shift).toContainText("Still unexplained: 1 stop, 20 min");
  await tabTo(pages.shift.getByRole("textbox", { name: /^Handover note/ }));
  await page.keyboard.type("Lathe 1 is still to be looked at.");
  await press(pages.shift.getByRole("button", { name: "Save the note" }));
  await expect(pages.shift).toContainText("Note · Ana Weber");
  expect(await floor.timeline("Lathe 1")).toContain("STOP? 150–130");
});
