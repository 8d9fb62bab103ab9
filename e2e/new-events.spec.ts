import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

test("a stop that had two causes is split: a new event from here", async ({ page, floor }) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await board.tapLane("Mazak 1", 182);
  await board.intend("New event from here");
  await board.type("Starts at", floor.clock(180));
  await board.choose("Tool change");
  await expect(board.panel).toContainText(`To the next event, at ${floor.clock(165)}.`);
  await expect(board.confirm).toHaveText("Confirm: Tool change, 15 min");
  await board.confirms();
  expect(await floor.timeline("Mazak 1")).toEqual([
    "RUNNING 290–200",
    "STOP? 200–180",
    "TOOL 180–165 by Ana Weber",
    "RUNNING 165–120",
    "STOP? 120–100",
    "RUNNING 100–",
  ]);
});

test("from now on something else is the matter; what was before stays", async ({ page, floor }) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await board.tapLane("Mazak 2", 20);
  await board.intend("New event from now");
  await board.choose("No material");
  await expect(board.confirm).toHaveText("Confirm: No material from now");
  const before = Math.floor(Date.now() / 1000);
  await board.confirms();
  const after = Math.floor(Date.now() / 1000);

  const [ran, stopped, missing, ...more] = await floor.events("Mazak 2");
  expect(more).toEqual([]);
  expect(ran).toMatchObject({ reason: "RUNNING", endsAt: floor.ago(40) });
  expect(stopped).toMatchObject({ reason: "STOP", pending: true, endsAt: missing?.startsAt });
  expect(missing).toMatchObject({ reason: "NOMAT", pending: false, endsAt: null, by: "Ana Weber" });
  // "Now" is the moment of confirming by the clock as the page measured it, good to a second.
  expect(missing?.startsAt).toBeGreaterThanOrEqual(before - 1);
  expect(missing?.startsAt).toBeLessThanOrEqual(after);
});

test("the stop that still goes on is explained as it stands, and ends when the machine says so", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await board.tapLane("Mazak 2", 20);
  await board.unfold();
  await expect(board.panel.getByRole("radio", { name: "Correct this event" })).toBeChecked();
  await board.choose("Machine jam");
  await expect(board.changes).toContainText(
    `Stopped since ${floor.clock(40)} becomes Machine jam.`,
  );
  await expect(board.changes).toContainText("It ends when the machine reports something else.");
  await board.confirms();
  await floor.reports("Mazak 2", "ACTIVE 5");
  expect(await floor.timeline("Mazak 2")).toEqual([
    "RUNNING 290–40",
    "JAM 40–5 by Ana Weber",
    "RUNNING 5–",
  ]);
});

test("a wrong reason is corrected, and its comment stays unless it is changed", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await board.tapLane("Mazak 1", 182);
  await board.choose("Machine jam");
  await board.comment.fill("Spindle 2");
  await board.confirms();

  await board.tapLane("Mazak 1", 182);
  await board.intend("Correct this event");
  await expect(board.comment).toHaveValue("Spindle 2");
  await board.choose("Tool change");
  await expect(board.changes).toContainText(
    `Machine jam ${floor.clocks(200, 165)} becomes Tool change.`,
  );
  await board.confirms();
  expect(await floor.timeline("Mazak 1")).toContain("TOOL 200–165 by Ana Weber: Spindle 2");
});

test("a reason that needs a comment waits for one", async ({ page, floor }) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await board.tapLane("Mazak 1", 110);
  await expect(board.panel).toContainText("Choose a reason first.");
  await board.press(board.confirm);
  await expect(board.panel.getByRole("searchbox")).toBeFocused();
  await board.choose("Tool breakage");
  await expect(board.panel).toContainText("This reason needs a comment.");
  await board.press(board.confirm);
  await expect(board.comment).toBeFocused();
  expect(await floor.timeline("Mazak 1")).toContain("STOP? 120–100");
  await board.comment.fill("Insert broke on part 14");
  await board.confirms();
  expect(await floor.timeline("Mazak 1")).toContain(
    "BREAKAGE 120–100 by Ana Weber: Insert broke on part 14",
  );
});
