// The four transactions that the MES vendor's document explains (S3), and its modification, each made
// in the browser. What the browser shows while the answer is still under way must be, event for event,
// what the server then serves (law 9).
import { Board } from "./support/board.ts";
import { expect, type Floor, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

/** "Assume that the current time is 10:05": the document's clock, minutes before the story began. */
function document(clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number);
  return 10 * 60 + 5 - (Number(hours) * 60 + Number(minutes));
}

const [SIX, HALF_PAST_SIX, SEVEN, EIGHT, NINE] = ["6:00", "6:30", "7:00", "8:00", "9:00"].map(
  document,
) as [number, number, number, number, number];

/** The document's sequence: "6:00, Running; 7:00, Idle; 8:00, Downtime". */
async function documentsFloor(floor: Floor): Promise<void> {
  await floor.reports("Lathe 2", `ACTIVE ${SIX}, READY ${SEVEN}, FAULT ${EIGHT}`);
}

const names: Readonly<Record<string, string>> = {
  RUNNING: "Running",
  IDLE: "Idle",
  DOWN: "Downtime",
  JAM: "Machine jam",
};

/** Reason, from, to, as the board's cells begin; the current event's length would be another in a minute. */
async function served(floor: Floor): Promise<readonly string[]> {
  return (await floor.events("Lathe 2")).map(({ reason, startsAt, endsAt, comment }) => {
    const clock = (at: number) => floor.clock((floor.began - at) / 60);
    const to = endsAt === null ? "still going on" : `to ${clock(endsAt)}`;
    return `${names[reason]}, ${clock(startsAt)} ${to}${comment === "" ? "" : `; ${comment}`}`;
  });
}

async function shown(board: Board): Promise<readonly string[]> {
  return (await board.heard("Lathe 2")).map((cell) => {
    const [, event, comment] =
      /^(.*?(?:still going on|to \d\d:\d\d)), [^,]*(?:, (.*))?$/.exec(cell) ?? [];
    return comment === undefined ? (event ?? cell) : `${event}; ${comment}`;
  });
}

/** An event ends where the next one starts, which the page says of one that is a second old with its next tick. */
function settled(events: readonly string[]): readonly string[] {
  return events.map((event, index) => {
    const next = /, (\d\d:\d\d)/.exec(events[index + 1] ?? "")?.[1];
    return next === undefined ? event : event.replace("still going on", `to ${next}`);
  });
}

/** Confirms; while the request is held back, reads what the board shows already. */
async function previewedAndServed(
  board: Board,
  floor: Floor,
): Promise<{ previewed: readonly string[]; answered: readonly string[] }> {
  const { page } = board;
  const before = await shown(board);
  let letGo = (): void => {};
  const gate = new Promise<void>((go) => (letGo = go));
  await page.route(/UtilHistory/i, async (route) => {
    await gate;
    await route.continue();
  });
  await board.press(board.confirm);
  await expect.poll(() => shown(board)).not.toEqual(before);
  const previewed = settled(await shown(board));
  letGo();
  await expect(page.getByText(/^Sent: /).first()).toBeVisible();
  await page.unroute(/UtilHistory/i);
  const answered = await served(floor);
  expect(settled(await shown(board))).toEqual(answered);
  return { previewed, answered };
}

test.beforeEach(async ({ floor }) => documentsFloor(floor));

test("a new event whose start is the current time", async ({ page, floor }) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await board.tapLane("Lathe 2", NINE);
  await board.intend("New event from now");
  await board.choose("Machine jam");
  const { previewed, answered } = await previewedAndServed(board, floor);
  expect(previewed).toEqual(answered);
  const events = await floor.events("Lathe 2");
  const now = events.at(-1)?.startsAt ?? 0;
  expect(now).toBeGreaterThanOrEqual(floor.began);
  expect(await floor.timeline("Lathe 2")).toEqual([
    `RUNNING ${SIX}–${SEVEN}`,
    `IDLE ${SEVEN}–${EIGHT}`,
    expect.stringMatching(`^DOWN ${EIGHT}–-?[0-9.]+$`),
    expect.stringMatching(/^JAM -?[0-9.]+– by Ana Weber$/),
  ]);
});

test("a past event splits the one that it falls into", async ({ page, floor }) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await board.tapLane("Lathe 2", HALF_PAST_SIX);
  await board.intend("New event from here");
  await board.type("Starts at", floor.clock(HALF_PAST_SIX));
  await board.choose("Machine jam");
  await expect(board.changes).toContainText(
    `New: Machine jam ${floor.clocks(HALF_PAST_SIX, SEVEN)}.`,
  );
  await expect(board.changes).toContainText(
    `Running ${floor.clocks(SIX, SEVEN)} now ends at ${floor.clock(HALF_PAST_SIX)}.`,
  );
  const { previewed, answered } = await previewedAndServed(board, floor);
  expect(previewed).toEqual(answered);
  expect(await floor.timeline("Lathe 2")).toEqual([
    `RUNNING ${SIX}–${HALF_PAST_SIX}`,
    `JAM ${HALF_PAST_SIX}–${SEVEN} by Ana Weber`,
    `IDLE ${SEVEN}–${EIGHT}`,
    `DOWN ${EIGHT}–`,
  ]);
});

test("a past event with the reason of the next one joins it", async ({ page, floor }) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await board.tapLane("Lathe 2", HALF_PAST_SIX);
  await board.intend("New event from here");
  await board.type("Starts at", floor.clock(HALF_PAST_SIX));
  await board.choose("Idle");
  await expect(board.changes).toContainText(`It joins Idle ${floor.clocks(SEVEN, EIGHT)}.`);
  await expect(board.confirm).toHaveText("Confirm: Idle, 1 h 30 min");
  const { previewed, answered } = await previewedAndServed(board, floor);
  expect(previewed).toEqual(answered);
  expect(await floor.timeline("Lathe 2")).toEqual([
    `RUNNING ${SIX}–${HALF_PAST_SIX}`,
    `IDLE ${HALF_PAST_SIX}–${EIGHT} by Ana Weber`,
    `DOWN ${EIGHT}–`,
  ]);
});

test("a start within the current event makes the new one the current", async ({ page, floor }) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await board.tapLane("Lathe 2", NINE);
  await board.intend("New event from here");
  await board.type("Starts at", floor.clock(NINE));
  await board.choose("Machine jam");
  await expect(board.panel).toContainText("It becomes what the machine is doing now.");
  const { previewed, answered } = await previewedAndServed(board, floor);
  expect(previewed).toEqual(answered);
  expect(await floor.timeline("Lathe 2")).toEqual([
    `RUNNING ${SIX}–${SEVEN}`,
    `IDLE ${SEVEN}–${EIGHT}`,
    `DOWN ${EIGHT}–${NINE}`,
    `JAM ${NINE}– by Ana Weber`,
  ]);
});

test("an event is modified: reason and comment change, its times do not", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await board.tapLane("Lathe 2", document("7:30"));
  await board.intend("Correct this event");
  await board.choose("Machine jam");
  await board.comment.fill("Feeder stuck");
  await expect(board.changes).toContainText(
    `Idle ${floor.clocks(SEVEN, EIGHT)} becomes Machine jam.`,
  );
  const { previewed, answered } = await previewedAndServed(board, floor);
  expect(previewed).toEqual(answered);
  expect(await floor.timeline("Lathe 2")).toEqual([
    `RUNNING ${SIX}–${SEVEN}`,
    `JAM ${SEVEN}–${EIGHT} by Ana Weber: Feeder stuck`,
    `DOWN ${EIGHT}–`,
  ]);
});
