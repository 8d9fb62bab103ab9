import { violations } from "./support/axe.ts";
import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Split } from "./support/split.ts";

test("a stop is split into its three true causes, each with its own note, without a drag", async ({
  page,
  floor,
  hasTouch,
}) => {
  const board = new Board(page, floor, hasTouch);
  const split = new Split(board);
  await board.signIn(people.ana);
  await board.tapLane("Mazak 1", 182);
  await split.open();
  await split.edge("Part 1 ends", floor.clock(190));
  await split.name(1, "Machine jam");
  await board.comment.fill("Belt torn");
  await board.press(split.part(2));
  await split.press("Split part 2 in two");
  // The third is open now, where its reason is to be given.
  await split.edge("Part 3 starts", floor.clock(172));
  await split.name(3, "Cleaning");
  await split.name(2, "No material");
  await expect(board.changes).toContainText(
    `Stopped ${floor.clocks(200, 165)} is divided: Machine jam ${floor.clocks(200, 190)}, ` +
      `No material ${floor.clocks(190, 172)} and Cleaning ${floor.clocks(172, 165)}.`,
  );
  await expect(board.changes).toContainText(/Unexplained\s*55 min.*20 min/);
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), `three parts, ${colorScheme}`).toEqual([]);
  }
  await expect(board.confirm).toHaveText("Confirm: 3 parts, 35 min");
  await split.confirms();
  expect(await floor.timeline("Mazak 1")).toEqual([
    "RUNNING 290–200",
    "JAM 200–190 by Ana Weber: Belt torn",
    "NOMAT 190–172 by Ana Weber",
    "CLEAN 172–165 by Ana Weber",
    "RUNNING 165–120",
    "STOP? 120–100",
    "RUNNING 100–",
  ]);
});
