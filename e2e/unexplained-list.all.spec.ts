import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Review } from "./support/review.ts";

test("the shift's stops are worked off, longest first, and the next comes by itself", async ({
  page,
  floor,
  hasTouch,
}) => {
  const board = new Board(page, floor, hasTouch);
  const review = new Review(board);
  await board.signIn(people.ana);
  await expect(review.pill).toContainText(/4 unexplained/);
  await review.open();
  await expect(review.title).toHaveText(/^4 unexplained, 1 h 5\d min$/);
  expect(await review.lines()).toEqual([
    `Mazak 2, Stopped, since ${floor.clock(40)}, ${await minutesOf(review, 0)}`,
    `Mazak 1, Stopped, ${floor.clocks(200, 165)}, 35 min`,
    `Lathe 1, Stopped, ${floor.clocks(150, 130)}, 20 min`,
    `Mazak 1, Stopped, ${floor.clocks(120, 100)}, 20 min`,
  ]);

  await review.openLine(/^Mazak 2/);
  for (const [title, reason, left] of [
    ["Mazak 2 · Stopped", "No material", "4 left"],
    ["Mazak 1 · Stopped", "Machine jam", "3 left"],
    ["Lathe 1 · Stopped", "Tool change", "2 left"],
    ["Mazak 1 · Stopped", "Machine jam", "1 left"],
  ] as const) {
    await expect(board.panel.getByRole("heading", { level: 2 })).toHaveText(title);
    await expect(board.panel).toContainText(left);
    await board.choose(reason);
    await board.press(board.confirm);
  }
  await expect(page.getByRole("heading", { name: "All explained" })).toBeVisible();
  expect(await floor.timeline("Mazak 2")).toEqual(["RUNNING 290–40", "NOMAT 40– by Ana Weber"]);
  expect(await floor.timeline("Mazak 1")).toEqual([
    "RUNNING 290–200",
    "JAM 200–165 by Ana Weber",
    "RUNNING 165–120",
    "JAM 120–100 by Ana Weber",
    "RUNNING 100–",
  ]);
  expect(await floor.timeline("Lathe 1")).toContain("TOOL 150–130 by Ana Weber");
});

test("a stop that nobody can explain yet is skipped, and comes again at the end", async ({
  page,
  floor,
  hasTouch,
}) => {
  const board = new Board(page, floor, hasTouch);
  const review = new Review(board);
  await board.signIn(people.ana);
  await review.open();
  await review.openLine(/^Mazak 2/);
  await board.press(board.panel.getByRole("button", { name: "Skip this one" }));
  await expect(board.panel).toContainText(floor.clocks(200, 165));
  for (const stop of [floor.clocks(200, 165), floor.clocks(150, 130), floor.clocks(120, 100)]) {
    await expect(board.panel).toContainText(stop);
    await board.choose("Machine jam");
    await board.press(board.confirm);
  }
  await expect(board.panel.getByRole("heading", { level: 2 })).toHaveText("Mazak 2 · Stopped");
  // Left for later: the list stands there again, with what is left.
  await board.press(board.panel.getByRole("button", { name: "Close the panel" }));
  await expect(review.title).toHaveText(/^1 unexplained/);
});

test("whoever taps another stop on the board has left the list's order, and nothing comes by itself", async ({
  page,
  floor,
  hasTouch,
  isMobile,
}) => {
  test.skip(isMobile, "on a phone the sheet covers the other lanes");
  const board = new Board(page, floor, hasTouch);
  const review = new Review(board);
  await board.signIn(people.ana);
  await review.open();
  await review.openLine(/^Mazak 2/);
  await board.tapLane("Mazak 1", 110);
  await expect(board.panel).toContainText(floor.clocks(120, 100));
  await expect(board.panel).not.toContainText("left");
  await board.choose("Machine jam");
  await board.confirms();
  await expect(review.title).toHaveText(/^3 unexplained/);
});

/** A stop that still goes on grows while the story is told. */
async function minutesOf(review: Review, line: number): Promise<string> {
  const said = (await review.lines())[line] ?? "";
  return /4\d min$/.exec(said)?.[0] ?? "no minutes";
}
