import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { tooSmall } from "./support/gloves.ts";
import { Pages } from "./support/pages.ts";
import { people } from "./support/people.ts";
import { Review } from "./support/review.ts";
import { Split } from "./support/split.ts";

test("every target beside the board is a glove's size, in every view", async ({
  page,
  floor,
  hasTouch,
}) => {
  test.skip(!hasTouch, "gloves are for touch");
  const board = new Board(page, floor, hasTouch);
  const review = new Review(board);
  const pages = new Pages(board);
  await page.goto(floor.server.url);
  await expect(page.getByLabel("Email")).toBeVisible();
  expect(await tooSmall(page.locator("body")), "sign-in").toEqual([]);
  await board.signIn(people.ana);
  // On a phone each row of it is a lane less.
  const header = page.locator("header").filter({ has: page.getByRole("heading", { level: 1 }) });
  if ((page.viewportSize()?.width ?? 0) >= 1_024) {
    expect(await tooSmall(header), "the board's header").toEqual([]);
  }
  await review.open();
  const list = page.getByRole("region").filter({ has: review.list });
  expect(await tooSmall(list.last()), "the list").toEqual([]);

  await review.openLine(/^Mazak 1.*35 min$/);
  await board.unfold();
  expect(await tooSmall(board.panel), "a stop").toEqual([]);
  await new Split(board).open();
  expect(await tooSmall(board.panel), "a stop that is split").toEqual([]);
  await board.press(board.panel.getByRole("button", { name: "Back to one reason" }));
  await board.choose("Machine jam");
  await board.press(board.confirm);
  await expect(board.panel).toContainText("3 left");
  await board.press(board.panel.getByRole("button", { name: "The same on other machines…" }));
  const fold = review.many.getByRole("button", { name: /^Which machines/ });
  if ((await fold.getAttribute("aria-expanded")) === "false") await board.press(fold);
  expect(await tooSmall(review.many), "several machines").toEqual([]);
  await board.press(review.many.getByRole("button", { name: "Close the panel" }));

  await pages.open("History of the shift");
  await pages.takeBack("Machine jam");
  await expect(pages.history.getByRole("button", { name: /^Take back: / })).toBeVisible();
  expect(await tooSmall(pages.history), "the history").toEqual([]);
  await board.press(pages.history.getByRole("button", { name: "Close" }).first());
  await pages.open("Shift and handover");
  await expect(pages.shift.getByRole("button", { name: "Download CSV" })).toBeVisible();
  expect(await tooSmall(pages.shift), "the shift").toEqual([]);
});
