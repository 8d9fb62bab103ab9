import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Review } from "./support/review.ts";

test("the list is narrowed to a machine, an area or a length, and back", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  const review = new Review(board);
  await board.signIn(people.ana);
  await review.open();
  const pick = async (select: string, option: string) => {
    await page.getByRole("button", { name: select }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };
  const told = async () => (await review.lines()).map((line) => line.split(", ")[0]);

  await pick("Machine or area", "Turning: all");
  await expect.poll(told).toEqual(["Lathe 1"]);
  await pick("Machine or area", "Mazak 1");
  await expect.poll(told).toEqual(["Mazak 1", "Mazak 1"]);
  // The title goes on saying what waits in all.
  await expect(review.title).toHaveText(/^4 unexplained/);

  await pick("Length", "1 h and longer");
  await expect(page.getByText("No stop like this waits.")).toBeVisible();
  await page.getByRole("button", { name: "Show all of them" }).click();
  await expect.poll(told).toEqual(["Mazak 2", "Mazak 1", "Lathe 1", "Mazak 1"]);

  // The board's own area counts for the list too.
  await page.getByRole("button", { name: /\bArea$/ }).click();
  await page.getByRole("option", { name: "Milling", exact: true }).click();
  await expect(review.title).toHaveText(/^3 unexplained/);
  await expect.poll(told).toEqual(["Mazak 2", "Mazak 1", "Mazak 1"]);
});

test("the next stop is the next one of those that were asked for", async ({ page, floor }) => {
  const board = new Board(page, floor);
  const review = new Review(board);
  await board.signIn(people.ana);
  await review.open();
  await page.getByRole("button", { name: "Machine or area" }).click();
  await page.getByRole("option", { name: "Mazak 1", exact: true }).click();
  await review.openLine(/^Mazak 1.*35 min$/);
  await board.choose("Machine jam");
  await board.press(board.confirm);
  await expect(board.panel).toContainText(floor.clocks(120, 100));
  await board.choose("Machine jam");
  await board.press(board.confirm);
  // None is left of those; the others still wait.
  await expect(review.title).toHaveText(/^2 unexplained/);
  expect(await floor.timeline("Lathe 1")).toContain("STOP? 150–130");
});

test("micro-stops are folded together and explained as one, with a result for each machine", async ({
  page,
  floor,
}) => {
  await floor.reports("Lathe 1", "STOPPED 90, ACTIVE 89, STOPPED 80, ACTIVE 79");
  await floor.reports("Lathe 2", "ACTIVE 280, STOPPED 70, ACTIVE 69");
  const board = new Board(page, floor);
  const review = new Review(board);
  await board.signIn(people.ana);
  await review.open();
  await expect(review.title).toHaveText(/^7 unexplained/);
  const lines = await review.lines();
  expect(lines).toHaveLength(5);
  expect(lines.at(-1)).toBe(
    "3 micro-stops, 3 min. Each under 2 min, explained as one: Lathe 1 and Lathe 2",
  );

  await review.openLine(/^3 micro-stops/);
  await expect(review.many.getByRole("heading", { level: 2 })).toHaveText("3 events on 2 machines");
  await review.choose("Tool change");
  await expect(review.manyChanges).toContainText(
    "3 events on 2 machines become Tool change, 3 min together.",
  );
  // Both lathes' stops together: the long one of Lathe 1 is left.
  await expect(review.manyChanges).toContainText(
    /Unexplained on these machines 4, 23 min.*1, 20 min/,
  );
  await expect(review.manyConfirm).toHaveText("Confirm: Tool change, 3 events on 2 machines");
  await board.press(review.manyConfirm);

  // The longest that is left comes by itself, and what came of these is told beside it.
  await expect(board.panel.getByRole("heading", { level: 2 })).toHaveText("Mazak 2 · Stopped");
  await expect(board.panel).toContainText("Lathe 1: 2 sent");
  await expect(board.panel).toContainText("Lathe 2: sent");
  expect(await floor.timeline("Lathe 2")).toEqual([
    "RUNNING 280–70",
    "TOOL 70–69 by Ana Weber",
    "RUNNING 69–",
  ]);
  expect((await floor.timeline("Lathe 1")).filter((event) => event.startsWith("TOOL"))).toEqual([
    "TOOL 90–89 by Ana Weber",
    "TOOL 80–79 by Ana Weber",
  ]);
});
