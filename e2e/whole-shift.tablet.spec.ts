import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { Pages } from "./support/pages.ts";
import { people } from "./support/people.ts";
import { Review } from "./support/review.ts";
import { Split } from "./support/split.ts";

// Fingers alone: nothing is dragged, nothing is held, nothing is typed that could be tapped.
test("a whole shift by touch alone: come on, clear the list, split, take a mistake back, hand over", async ({
  page,
  floor,
  hasTouch,
}) => {
  const board = new Board(page, floor, hasTouch);
  const review = new Review(board);
  const pages = new Pages(board);
  const split = new Split(board);
  await board.signIn(people.ana);
  await review.open();
  await expect(review.title).toHaveText(/^4 unexplained/);

  // The first one: its group, the reason, Confirm. The next comes by itself.
  await board.press(review.list.getByRole("row").first());
  const tile = (name: string) => board.panel.locator("label").filter({ hasText: name }).first();
  await board.press(board.panel.getByRole("button", { name: /^Technical/ }));
  await board.press(tile("Machine jam"));
  await board.press(board.confirm);
  await expect(board.panel).toContainText(floor.clocks(200, 165));
  await expect(board.confirm).toHaveText("Confirm");

  // This one had two causes.
  await split.open();
  await board.press(board.panel.getByRole("button", { name: "Part 1 ends: one minute later" }));
  await board.press(board.panel.getByRole("button", { name: /^Technical/ }));
  await board.press(tile("Tool change"));
  await board.press(split.part(2));
  await board.press(board.panel.getByRole("button", { name: /^Technical/ }));
  await board.press(tile("Machine jam"));
  await split.confirms();
  await expect(board.panel).toContainText("2 left");

  // The two that are left, together.
  await board.press(board.panel.getByRole("button", { name: "Close the panel" }));
  await review.tick(/^Lathe 1/);
  await review.tick(/^Mazak 1/);
  await board.press(page.getByRole("button", { name: /^Explain 2 stops together/ }));
  await board.press(review.many.getByRole("button", { name: /^Material/ }));
  await board.press(review.many.locator("label").filter({ hasText: "No material" }));
  await board.press(review.manyConfirm);
  await expect(page.getByRole("heading", { name: "All explained" })).toBeVisible();

  // It was no lack of material on the lathe.
  await pages.open("History of the shift");
  await pages.takeBack("Lathe 1 · No material");
  await pages.confirm();
  await expect(pages.change("Lathe 1 · No material").last()).toContainText("Taken back by");
  await board.press(pages.history.getByRole("button", { name: /^Close/ }).first());
  await expect(review.title).toHaveText(/^1 unexplained/);
  await review.openLine(/^Lathe 1/);
  await board.press(board.panel.getByRole("button", { name: /^Planned/ }));
  await board.press(tile("Cleaning"));
  await board.press(board.confirm);
  await expect(page.getByRole("heading", { name: "All explained" })).toBeVisible();

  await pages.open("Shift and handover");
  await expect(pages.shift).toContainText(/Machine jam/);
  await pages.shift.getByRole("textbox", { name: /^Handover note/ }).fill("All is explained.");
  await board.press(pages.shift.getByRole("button", { name: "Save the note" }));
  await expect(pages.shift).toContainText("Note · Ana Weber");
  expect((await floor.timeline("Lathe 1")).slice(1, 2)).toEqual(["CLEAN 150–130 by Ana Weber"]);
  for (const machine of ["Mazak 1", "Mazak 2", "Lathe 1"] as const) {
    expect((await floor.timeline(machine)).filter((event) => event.includes("?"))).toEqual([]);
  }
});
