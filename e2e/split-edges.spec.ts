import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Split } from "./support/split.ts";

test("a part is split again, its note stays with it, and an edge is dragged and stepped", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  const split = new Split(board);
  await board.signIn(people.ana);
  await board.tapLane("Mazak 1", 182);
  await board.choose("Machine jam");
  await board.comment.fill("Belt torn");
  await board.confirms();

  await board.tapLane("Mazak 1", 182);
  await split.open();
  await expect(split.part(1)).toContainText("Machine jam");
  await expect(board.comment).toHaveValue("Belt torn");
  const box = await split.handle(1).boundingBox();
  if (box === null) throw new Error("no handle");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 60, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(split.part(1)).not.toContainText(floor.clocks(200, 182));
  await split.handle(1).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(split.handle(1)).toHaveAttribute("aria-valuetext", floor.clock(199));
  for (let minute = 199; minute > 195; minute -= 1) await page.keyboard.press("ArrowRight");
  await expect(split.handle(1)).toHaveAttribute("aria-valuetext", floor.clock(195));
  await split.name(2, "Cleaning");
  await split.confirms();
  expect((await floor.timeline("Mazak 1")).slice(1, 3)).toEqual([
    "JAM 200–195 by Ana Weber: Belt torn",
    "CLEAN 195–165 by Ana Weber",
  ]);
});

test("the edge between two events is moved, and neighbours become one without losing a word", async ({
  page,
  floor,
}) => {
  expect((await floor.classifies(people.ana, "Mazak 1", 200, 180, "JAM")).status).toBe(200);
  expect((await floor.classifies(people.ana, "Mazak 1", 180, 165, "TOOL")).status).toBe(200);
  const board = new Board(page, floor);
  const split = new Split(board);
  await board.signIn(people.ana);
  // The tool change began earlier than it says.
  await board.tapLane("Mazak 1", 172);
  await split.open();
  await split.press("Join part 1 with part 2");
  await split.press(/^Take in the event before: Machine jam/);
  await split.edge("Part 1 ends", floor.clock(190));
  await expect(board.changes).toContainText(
    `Machine jam ${floor.clocks(200, 180)} now ends at ${floor.clock(190)}.`,
  );
  await split.confirms();
  expect((await floor.timeline("Mazak 1")).slice(1, 3)).toEqual([
    "JAM 200–190 by Ana Weber",
    "TOOL 190–165 by Ana Weber",
  ]);

  // It was one thing after all.
  await board.tapLane("Mazak 1", 172);
  await split.open();
  await split.press("Join part 1 with part 2");
  await board.comment.fill("Worn");
  await split.press(/^Take in the event before: Machine jam/);
  await split.press("Join part 1 with part 2");
  await expect(board.comment).toHaveValue("Worn");
  await expect(board.confirm).toHaveText("Confirm: 1 part, 35 min");
  await split.confirms();
  expect((await floor.timeline("Mazak 1")).slice(1, 2)).toEqual(["JAM 200–165 by Ana Weber: Worn"]);
});

test("what still goes on is split, and its last part goes on", async ({ page, floor }) => {
  const board = new Board(page, floor);
  const split = new Split(board);
  await board.signIn(people.ana);
  await board.tapLane("Mazak 2", 20);
  await split.open();
  await split.edge("Part 1 ends", floor.clock(30));
  await split.name(1, "Tool change");
  await split.name(2, "Machine jam");
  await split.confirms();
  expect((await floor.timeline("Mazak 2")).slice(1)).toEqual([
    "TOOL 40–30 by Ana Weber",
    "JAM 30– by Ana Weber",
  ]);
  await floor.reportsNow("Mazak 2", "ACTIVE");
  expect((await floor.timeline("Mazak 2")).at(-1)).toMatch(/^RUNNING /);
});
