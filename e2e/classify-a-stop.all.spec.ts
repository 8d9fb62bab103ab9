import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

test("a supervisor taps a stop, says why, and it stays", async ({ page, floor, hasTouch }) => {
  const board = new Board(page, floor, hasTouch);
  await board.signIn(people.ana);
  const unexplained = await board.colour("--look-unexplained-mark");
  expect(await board.painted("Mazak 1", 182)).toContain(unexplained);

  await board.tapLane("Mazak 1", 182);
  await expect(board.panel.getByRole("heading", { level: 2 })).toHaveText("Mazak 1 · Stopped");
  await expect(board.panel).toContainText(floor.clocks(200, 165));
  await expect(board.panel).toContainText("35 min");

  await board.choose("Machine jam");
  await board.comment.fill("Belt torn");
  await expect(board.changes).toContainText(
    `Stopped ${floor.clocks(200, 165)} becomes Machine jam.`,
  );
  await expect(board.confirm).toHaveText("Confirm: Machine jam, 35 min");
  await board.confirms();

  const timeline = [
    "RUNNING 290–200",
    "JAM 200–165 by Ana Weber: Belt torn",
    "RUNNING 165–120",
    "STOP? 120–100",
    "RUNNING 100–",
  ];
  expect(await floor.timeline("Mazak 1")).toEqual(timeline);
  await expect.poll(() => board.painted("Mazak 1", 182)).not.toContain(unexplained);

  await page.reload();
  await board.shows("Mazak 1");
  await expect.poll(() => board.painted("Mazak 1", 182)).not.toContain(unexplained);
  expect(await board.painted("Mazak 1", 110)).toContain(unexplained);
  expect(await floor.timeline("Mazak 1")).toEqual(timeline);
});
