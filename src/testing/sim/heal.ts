import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import type { Item } from "#query/outbox/outbox-view.ts";
import { Random } from "#server/sample/random.ts";
import { earlier, type Instant, later } from "#time/instant.ts";
import type { Browser } from "./browser.ts";
import { act, changePerson, ownerOf } from "./happen.ts";
import { entriesOf } from "./ledger.ts";
import type { Act } from "./plan.ts";
import { PEOPLE, type Who } from "./premises.ts";
import type { Simulation } from "./simulation.ts";
import type { Tab } from "./tab.ts";

/** Longer than any pause, any patience and any silence that the product allows itself. */
const A_WHILE_MS = 90_000;
const A_MOMENT_MS = 20_000;
/** A person who is asked so often discards it in the end. */
const ROUNDS = 10;

/** Everything becomes well again; then everything has to come right by itself, and what cannot is put to people. */
export async function heal(simulation: Simulation): Promise<void> {
  const { schedule, browsers, complaints, server } = simulation;
  server.failsNextWrite = false;
  for (const browser of browsers) mend(browser);
  await schedule.advance(1_000);
  await serverUp(simulation);
  await schedule.inBetween(() => schedule.during(server.setAreas("mia", ["mill"])));
  for (const browser of browsers) await atLeastOneAwake(simulation, browser);
  await wakeAll(simulation);
  // Some find out only now that their session has ended.
  await schedule.advance(A_MOMENT_MS);
  await everyoneIn(simulation, ownerOf);
  await schedule.advance(A_WHILE_MS);
  for (const browser of browsers) nothingIsStuck(simulation, browser);
  for (const browser of browsers) {
    for (const [slot, tab] of browser.tabs.entries()) {
      if (tab === undefined) await schedule.inBetween(() => browser.openTab(slot));
      else schedule.thaw(tab.life);
    }
  }
  await wakeAll(simulation);
  await schedule.advance(A_MOMENT_MS);
  for (const who of Object.keys(PEOPLE).filter((its): its is Who => its !== "mes")) {
    if (complaints.first !== undefined) return;
    await settleAs(simulation, who);
  }
  await everyoneIn(simulation, ownerOf);
  // What was lost on the way shows when the next thing happens.
  await schedule.inBetween(() => schedule.during(server.report("M1", server.now, "COOLING")));
  await schedule.advance(A_WHILE_MS);
  if (complaints.first === undefined) await allIsWell(simulation);
}

function mend(browser: Browser): void {
  browser.line.weather = "good";
  browser.line.mishaps.length = 0;
  browser.line.repeatsOldReading = false;
  browser.live.mend();
  browser.hub.lossPercent = 0;
  browser.disk.trouble = undefined;
  browser.disk.slowMs = 2;
}

async function atLeastOneAwake({ schedule }: Simulation, browser: Browser): Promise<void> {
  if (browser.open.some((tab) => tab.isRunning)) return;
  const [tab] = browser.open;
  if (tab === undefined) await schedule.inBetween(() => browser.openTab(0));
  else schedule.thaw(tab.life);
}

async function wakeAll({ schedule, browsers }: Simulation): Promise<void> {
  for (const browser of browsers) {
    for (const tab of browser.open) {
      if (tab.isRunning) await schedule.now(tab.life, () => tab.wake());
    }
  }
}

async function everyoneIn(simulation: Simulation, whoIn: (browser: Browser) => Who): Promise<void> {
  const { schedule, browsers } = simulation;
  // A page that has just been opened finds out who is signed in first.
  await schedule.advance(5_000);
  for (const browser of browsers) {
    const who = whoIn(browser);
    const id = await idOf(simulation, who);
    // Once is enough where the tabs hear of each other; who did not hear sees the sign-in page.
    for (const tab of browser.open.filter((its) => its.isRunning)) {
      if (tab.person?.id === id) continue;
      await schedule.now(tab.life, () => changePerson(tab, who));
      await schedule.advance(2_000);
    }
  }
  await schedule.advance(5_000);
}

/** Whatever can be sent without a person has been, although some tabs may be frozen still. */
function nothingIsStuck({ complaints, ledger }: Simulation, browser: Browser): void {
  const tab = browser.open.find((its) => its.isRunning && its.person !== undefined);
  const account = tab?.person?.id;
  if (tab === undefined || account === undefined)
    return complaints.add("healed", `nobody could sign in on ${browser.name}`);
  const items = tab.link.outbox.view().items;
  for (const { id, standing } of items) {
    const waits = standing.kind === "saved" && standing.waitsFor !== undefined;
    if ((standing.kind === "saved" || standing.kind === "sending") && !waits)
      complaints.add("healed", `${id} is still ${standing.kind} on ${browser.name}`);
  }
  const listed = new Set(items.map(({ id }) => id));
  const rows = entriesOf(browser.disk.rows);
  for (const [id, { entry }] of rows) {
    if (entry.madeBy.account === account && !listed.has(id))
      complaints.add("visible", `${id} is stored on ${browser.name} and not listed`);
  }
  for (const made of ledger.made.values()) {
    if (made.browser !== browser.needs.index || made.account !== account) continue;
    const isInPage = made.missing !== undefined && made.missing.size > 0;
    if (!rows.has(made.id) && !isInPage && !ledger.isAccountedFor(made))
      complaints.add("kept", `${made.id} (${made.token}) is gone from ${browser.name}`);
  }
}

/** Whether someone has left anything on any tablet, in its store or in a page. */
async function hasAnything(simulation: Simulation, who: Who): Promise<boolean> {
  const account = await idOf(simulation, who);
  return simulation.browsers.some(({ disk, open }) =>
    [
      ...[...entriesOf(disk.rows).values()].map(({ entry }) => entry),
      ...open.flatMap(({ link }) => link.outbox.entries()),
    ].some(({ madeBy }) => madeBy.account === account),
  );
}

/** A call that was on its way when all became well may still take the server down once. */
async function serverUp({ schedule, server }: Simulation): Promise<void> {
  while (!server.isUp && !schedule.isOver) await schedule.advance(1_000);
}

async function idOf(simulation: Simulation, who: Who): Promise<string> {
  const { schedule, server } = simulation;
  await serverUp(simulation);
  let id = "";
  const found = server.accountId(who).then((its) => (id = its));
  await schedule.inBetween(() => schedule.during(found));
  return id;
}

/** Signs in as someone on every tablet, and settles whatever waits for them. */
async function settleAs(simulation: Simulation, who: Who): Promise<void> {
  const { schedule, browsers, plan, complaints } = simulation;
  const luck = Random.of(plan.seed, "settle", who);
  if (!(await hasAnything(simulation, who))) return;
  await everyoneIn(simulation, () => who);
  await schedule.advance(A_MOMENT_MS);
  const id = await idOf(simulation, who);
  for (let round = 0; round < ROUNDS; round++) {
    // A sign-in whose answer came too late is found out with the first request that is sent.
    const isOut = browsers.some(({ open }) => open.some(({ person }) => person?.id !== id));
    if (isOut) await everyoneIn(simulation, () => who);
    const waiting = browsers.flatMap((browser) => {
      const tab = luck.pick(browser.open);
      return unsettledIn(tab).length > 0 ? [tab] : [];
    });
    if (waiting.length === 0) return;
    for (const tab of waiting) await settleAll(simulation, tab, luck, round > ROUNDS / 2);
    await schedule.advance(A_MOMENT_MS);
  }
  for (const { tabs, name } of browsers) {
    const left = tabs.flatMap((tab) => (tab === undefined ? [] : unsettledIn(tab)));
    const what = left.map(({ id, standing }) => `${id} ${standing.kind}`);
    if (what.length > 0) complaints.add("healed", `${name} never gets rid of ${what.join(", ")}`);
  }
}

/** What is sent goes when the picture has it; where a message was lost, that is when the next thing happens. */
function unsettledIn({ link }: Tab): readonly Item[] {
  return link.outbox.view().items.filter(({ standing }) => standing.kind !== "sent");
}

async function settleAll(
  simulation: Simulation,
  tab: Tab,
  luck: Random,
  isTired: boolean,
): Promise<void> {
  const { schedule } = simulation;
  const choices: readonly Act[] = isTired
    ? ["discardAnyway"]
    : ["mine", "theirs", "split", "retry", "change", "discard"];
  const count = tab.link.outbox.view().items.length;
  for (let index = 0; index < count; index++) {
    await schedule.now(tab.life, () => act(simulation, tab, luck.pick(choices), luck.next()));
    await schedule.advance(2_000);
  }
}

async function allIsWell(simulation: Simulation): Promise<void> {
  const { browsers, complaints, ledger, schedule } = simulation;
  for (const made of ledger.made.values()) {
    if (!ledger.isAccountedFor(made)) complaints.add("kept", `${made.id} (${made.token}) is gone`);
  }
  for (const browser of browsers) {
    const left = entriesOf(browser.disk.rows).size;
    if (left > 0) complaints.add("healed", `${browser.name} still stores ${left} entries`);
    if (browser.disk.foreignLost > 0)
      complaints.add("foreignRows", `${browser.name} has lost another build's rows`);
    for (const tab of browser.open)
      await schedule.inBetween(() => schedule.during(compare(simulation, tab)));
  }
  await schedule.inBetween(() => schedule.during(compareHistory(simulation)));
}

/** What a page shows against what the server has, event for event. */
async function compare({ server, complaints, plant }: Simulation, tab: Tab): Promise<void> {
  const { name } = tab.life;
  const live = tab.link.live.state().kind;
  if (live !== "live") complaints.add("healed", `${name} is ${live}`);
  const off = tab.link.clock.now() - server.now;
  if (Math.abs(off) > 2) complaints.add("clock", `${name} is ${off} s off`);
  const picture = tab.picture();
  if (picture === undefined) return complaints.add("healed", `${name} shows nothing`);
  for (const { truth, timeline } of picture.machines.values()) {
    const kept = await server.record.timeline(truth.machineId);
    const from = later(truth.knownFrom, picture.window.from);
    const to = earlier(picture.window.to, server.now);
    const here = told(timeline, from, to, server.now);
    const there = told(kept.timeline, from, to, server.now);
    if (here !== there)
      complaints.add("healed", `${name}, ${truth.machineId}:\n  here ${here}\n  there ${there}`);
  }

  function told(its: Timeline, from: Instant, to: Instant, now: Instant): string {
    return eventsBetween(its, plant.mapping, from, to, now)
      .map(({ startsAt, reason, pending, comment, origin }) => {
        const words = [reason, pending ? "?" : "", comment.replaceAll("\n", "+"), origin?.by ?? ""];
        return `${startsAt} ${words.join(" ")}`;
      })
      .join(" | ");
  }
}

/** Whatever was made durable is in the history, once, through every kill and restart. */
async function compareHistory({ server, effects, complaints }: Simulation): Promise<void> {
  const limits = { machines: undefined, from: undefined, to: undefined, limit: 1_000 };
  const done = await server.record.history(limits);
  const there = done.map(({ requestId }) => requestId).sort();
  const made = effects.map(({ requestId }) => requestId).sort();
  if (JSON.stringify(there) !== JSON.stringify(made))
    complaints.add("once", `the history has ${there.length} changes, ${made.length} were made`);
}
