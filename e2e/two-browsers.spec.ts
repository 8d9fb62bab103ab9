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
  await expect(board.row("Lathe 2")).toContainText("Unexplained12 min", { timeout: 2_000 });

  await floor.reportsNow("Mazak 1", "STOPPED");
  await expect(board.row("Mazak 1")).toContainText("Unexplainedjust now", { timeout: 2_000 });
  await floor.reportsNow("Mazak 2", "ACTIVE");
  await expect(board.row("Mazak 2")).toContainText("Runningjust now", { timeout: 2_000 });
});

test("someone else was quicker: the second one is told what stands there now, and decides", async ({
  page,
  browser,
  floor,
}) => {
  const ana = new Board(page, floor);
  const other = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const lead = new Board(await other.newPage(), floor);
  await Promise.all([ana.signIn(people.ana), lead.signIn(people.millingLead)]);

  // The lead's request goes out before the news of Ana's comes in.
  await lead.tapLane("Mazak 1", 182);
  await lead.choose("Tool change");
  await lead.comment.fill("Third one today");
  let letGo = (): void => {};
  const gate = new Promise<void>((go) => (letGo = go));
  let isHeld = false;
  await lead.page.route("**/api/v1/machineClassification", async (route) => {
    isHeld = true;
    await gate;
    await route.continue();
  });
  await lead.press(lead.confirm);
  await expect.poll(() => isHeld).toBe(true);
  await ana.tapLane("Mazak 1", 182);
  await ana.choose("Machine jam");
  await ana.confirms();
  letGo();

  await expect(lead.panel).toContainText("Not taken. Nothing has changed");
  await expect(lead.comment).toHaveValue("Third one today");
  await expect(lead.chosen("Tool change")).toBeChecked();
  expect(await floor.timeline("Mazak 1")).toContain("JAM 200–165 by Ana Weber");
  // Having seen it, the lead may still say otherwise.
  await lead.confirms();
  expect(await floor.timeline("Mazak 1")).toContain(
    "TOOL 200–165 by Milling lead: Third one today",
  );
  await other.close();
});
