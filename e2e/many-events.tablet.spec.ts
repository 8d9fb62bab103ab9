import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Review } from "./support/review.ts";

test("several stops are chosen by taps alone", async ({ page, floor, hasTouch }) => {
  const board = new Board(page, floor, hasTouch);
  const review = new Review(board);
  await board.signIn(people.ana);
  await board.press(page.locator("label").filter({ hasText: "Select several" }));
  await expect(review.many.getByRole("heading", { level: 2 })).toHaveText("Choose several events");
  await board.tapLane("Mazak 1", 182);
  await board.tapLane("Mazak 1", 110);
  await board.tapLane("Lathe 1", 140);
  await expect(review.many.getByRole("heading", { level: 2 })).toHaveText("3 events on 2 machines");

  // One is left out with its box, and can be taken back.
  const clocks = new RegExp(`^${floor.clocks(120, 100)}`);
  const left = review.check(clocks);
  await review.press(clocks);
  await expect(review.many.getByRole("heading", { level: 2 })).toHaveText("2 events on 2 machines");
  await expect(left).not.toBeChecked();

  await review.choose("Machine jam");
  await board.press(review.manyConfirm);
  await expect(page.getByText(/^Sent: Machine jam, 2 events on 2 machines/).first()).toBeVisible();
  expect(await floor.timeline("Mazak 1")).toContain("STOP? 120–100");
  expect(await floor.timeline("Lathe 1")).toContain("JAM 150–130 by Ana Weber");
  // The mode ends with its work: the next tap chooses one stop again.
  await board.tapLane("Mazak 1", 110);
  await expect(board.panel.getByRole("heading", { level: 2 })).toHaveText("Mazak 1 · Stopped");
});

test("one span on several machines is chosen without a drag", async ({ page, floor, hasTouch }) => {
  const board = new Board(page, floor, hasTouch);
  const review = new Review(board);
  await board.signIn(people.ana);
  await board.tapLane("Mazak 1", 182);
  await board.press(board.panel.getByRole("button", { name: "The same on other machines…" }));
  await expect(review.check("Mazak 1")).toBeChecked();
  await expect(review.check("All of Milling")).toBeChecked({ indeterminate: true });
  await review.press("All of Milling");
  await review.press(/^Lathe 1/);
  await expect(review.many.getByRole("heading", { level: 2 })).toHaveText("3 machines");
  await review.choose("Break");
  await board.press(review.manyConfirm);
  await expect(page.getByText(/^Sent: Break, 3 machines/).first()).toBeVisible();
  for (const machine of ["Mazak 1", "Mazak 2", "Lathe 1"] as const) {
    expect(await floor.timeline(machine)).toContain("BREAK 200–165 by Ana Weber");
  }
});
