import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

test("what one supervisor confirms another browser shows within two seconds", async ({
  page,
  browser,
  floor,
}) => {
  const ana = new Board(page, floor);
  const other = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const jonas = new Board(await other.newPage(), floor);
  await Promise.all([ana.signIn(people.ana), jonas.signIn(people.jonas)]);
  await expect(jonas.live).toBeVisible();
  const red = await jonas.colour("--look-unexplained-mark");
  expect(await jonas.painted("Mazak 1", 182)).toContain(red);

  await ana.tapLane("Mazak 1", 182);
  await ana.choose("Machine jam");
  await ana.confirms();
  await expect
    .poll(() => jonas.painted("Mazak 1", 182), { timeout: 2_000, intervals: [50] })
    .not.toContain(red);

  await jonas.tapLane("Mazak 1", 182);
  await expect(jonas.panel).toContainText("entered by Ana Weber");
  await other.close();
});

test("what a machine reports shows in an open browser within two seconds", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await expect(board.live).toBeVisible();
  await expect(board.row("Lathe 2")).toContainText("No readings yet");
  await floor.reports("Lathe 2", "ACTIVE 90, STOPPED 12");
  await expect(board.row("Lathe 2")).toContainText(/Unexplained1[23] min/, {
    timeout: 2_000,
  });

  await floor.reportsNow("Mazak 1", "STOPPED");
  await expect(board.row("Mazak 1")).toContainText("Unexplainedjust now", { timeout: 2_000 });
  await floor.reportsNow("Mazak 2", "ACTIVE");
  await expect(board.row("Mazak 2")).toContainText("Runningjust now", { timeout: 2_000 });
});
