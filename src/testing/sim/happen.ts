import { encodeEntry } from "#query/outbox/entry-codec.ts";
import type { Entry } from "#query/outbox/entry.ts";
import type { Acted, Item } from "#query/outbox/outbox-view.ts";
import { signIn, signOut } from "#query/session.ts";
import { machineOf, requestFor } from "./asks.ts";
import type { Browser } from "./browser.ts";
import { entriesOf, seenBy } from "./ledger.ts";
import type { Act, Happening, TabDoes } from "./plan.ts";
import { emailOf, MACHINES, PASSWORD, type Who } from "./premises.ts";
import type { Simulation } from "./simulation.ts";
import type { Tab } from "./tab.ts";

type InTab<K extends Happening["kind"]> = Extract<Happening, { readonly kind: K }>;

/** Lets one thing happen, now. What does not fit in (nobody is signed in, the server is down) does not happen. */
export async function happen(simulation: Simulation, what: Happening): Promise<void> {
  const { schedule, server, browsers } = simulation;
  const browser = "browser" in what ? browsers[what.browser] : undefined;
  const slot = "tab" in what ? what.tab : 0;
  const tab = browser?.tabs[slot];
  const awake = tab?.isRunning === true ? tab : undefined;
  const inTab = async (work: (tab: Tab) => void): Promise<void> => {
    if (awake !== undefined) await schedule.now(awake.life, () => work(awake));
  };
  const onServer = async (work: () => Promise<unknown>): Promise<void> => {
    if (server.isUp) await schedule.inBetween(() => schedule.during(work()));
  };
  switch (what.kind) {
    case "ask":
      return inTab((its) => simulation.ask(its, what.ask));
    case "act":
      return inTab((its) => act(simulation, its, what.act, what.pick));
    case "pan":
      return inTab((its) => its.pan(what.hoursBack));
    case "person":
      return inTab((its) => changePerson(its, what.who));
    case "tab":
      if (browser !== undefined) await tabDoes(simulation, browser, slot, what.does);
      return;
    case "weather":
      if (browser === undefined) return;
      browser.line.weather = what.weather;
      return browser.live.weatherChanged();
    case "mishap":
      return void browser?.line.mishaps.push(what.mishap);
    case "stream":
      return browser?.live.befall(what.mishap);
    case "oldReading":
      if (browser !== undefined) browser.line.repeatsOldReading = true;
      return;
    case "disk":
      return browser === undefined ? undefined : diskDoes(simulation, browser, what.does);
    case "clock":
      if (browser !== undefined) browser.clockAheadMs += what.byMs;
      return;
    case "row":
      if (browser === undefined) return;
      return onServer(() => putRow(simulation, browser, what));
    case "areas":
      return onServer(() => server.setAreas(what.who, what.areas));
    case "machine": {
      const machine = MACHINES[what.machine] ?? MACHINES[0];
      const time = server.now - what.lateSeconds;
      return onServer(() => server.report(machine, time, what.state));
    }
    case "foreign":
      return onServer(() => simulation.foreign(what.ask));
    case "server":
      switch (what.does) {
        case "kill":
        case "stop":
          return simulation.restart(what.does === "kill", what.downMs);
        case "failWrite":
          server.failsNextWrite = true;
          return;
        case "trimLog":
          return onServer(() => server.trimLog());
        case "endSessions":
          return onServer(() => server.endSessions());
      }
  }
}

export function changePerson({ link }: Tab, who: Who | undefined): void {
  if (who === undefined) void signOut(link);
  else void signIn(link, { email: emailOf(who), password: PASSWORD });
}

async function tabDoes(
  { schedule, ledger }: Simulation,
  browser: Browser,
  slot: number,
  does: TabDoes,
): Promise<void> {
  const tab = browser.tabs[slot];
  const end = async (politely: boolean): Promise<void> => {
    if (tab === undefined) return;
    await schedule.now(tab.life, () => browser.endTab(slot, politely));
    ledger.tabEnded(tab.life);
  };
  switch (does) {
    case "close":
      return end(true);
    case "crash":
      return end(false);
    case "reload":
      await end(true);
      return schedule.inBetween(() => browser.openTab(slot));
    case "open":
      return schedule.inBetween(() => browser.openTab(slot));
    case "freeze":
      return tab === undefined ? undefined : schedule.freeze(tab.life);
    case "thaw":
      return tab === undefined ? undefined : schedule.thaw(tab.life);
    case "wake":
      if (tab?.isRunning === true) await schedule.now(tab.life, () => tab.wake());
      return;
    case "steal":
      if (tab !== undefined) browser.locks.grantBesides(tab.life);
  }
}

function diskDoes(
  { ledger }: Simulation,
  browser: Browser,
  does: Extract<Happening, { kind: "disk" }>["does"],
): void {
  if (does === "well") browser.disk.trouble = undefined;
  else if (does !== "lost") browser.disk.trouble = does;
  else {
    ledger.storeLost(browser.disk.rows, (id) =>
      browser.open
        .filter(({ link }) => link.outbox.entries().some((entry) => entry.id === id))
        .map(({ life }) => life),
    );
    browser.loseStorage();
  }
}

/** What another build left in the store, as that build wrote it. */
async function putRow(
  { server, ledger, plant, complaints, plan, schedule }: Simulation,
  browser: Browser,
  { build, ask }: InTab<"row">,
): Promise<void> {
  // Two rows of one millisecond are two.
  const mark = `${Math.round(schedule.nowMs)}${"0".repeat(browser.disk.rows.length)}`;
  const name = `${browser.name}-row-${mark}`;
  if (build === "later") return browser.disk.putForeign({ schemaVersion: 99, id: name });
  if (build === "broken") return browser.disk.putForeign({ schemaVersion: 1, id: name });
  const machine = machineOf(ask);
  const { timeline, revision } = await server.record.timeline(machine);
  const { now } = server;
  const token = `w9${plan.seed}9${mark}`;
  const request = requestFor({ ask, timeline, plant, now, token, done: [], complaints });
  if (request === undefined) return;
  const entry: Entry = {
    id: name,
    machineId: machine,
    request,
    baseRevision: revision,
    base: undefined,
    madeAt: now,
    madeBy: { account: await server.accountId(ownerOf(browser)), name: "Ana" },
    state: { kind: "saved", attempts: 0 },
  };
  const { base, ...rest } = encodeEntry(entry);
  ledger.saw.set(token, {
    revision,
    timeline,
    from: timeline.signal.first ?? now,
    to: undefined,
    isTruth: true,
  });
  browser.disk.put(base === null ? { ...rest, schemaVersion: 1 } : rest);
}

/** Who uses a tablet when nobody else does. */
export function ownerOf({ needs }: Browser): Who {
  return (["ana", "ben", "mia"] as const)[needs.index] ?? "ana";
}

function suits(act: Act, { standing }: Item): boolean {
  switch (act) {
    case "retry":
      return standing.kind === "saved" || standing.kind === "refused";
    case "change":
    case "discard":
    case "discardAnyway":
      return standing.kind !== "sent";
    case "mine":
    case "theirs":
    case "split":
      return standing.kind === "conflict";
  }
}

/** A person settles one of the items that suit, if there is one. */
export function act({ ledger, complaints }: Simulation, tab: Tab, does: Act, pick: number): void {
  const { outbox } = tab.link;
  const items = outbox.view().items.filter((item) => suits(does, item));
  const item = items[Math.floor(pick * items.length)];
  if (item === undefined) return;
  const made = ledger.made.get(item.id);
  const isOver = does !== "mine" && !(does === "retry" && item.standing.kind === "saved");
  if (made !== undefined && isOver) made.handling += 1;
  void acted(tab, item, does).then((result) => {
    if (made === undefined) return;
    if (isOver) made.handling -= 1;
    if (isOver && result.kind === "done") made.handled = true;
    if (result.kind === "done" && (does === "discard" || does === "change")) {
      made.givenUp = true;
      const effect = ledger.effects.get(item.id);
      if (effect !== undefined && !effect.isLate)
        complaints.add("givenUp", `${item.id} was taken back, and the server has it`);
    }
    if (result.kind !== "done" || does !== "mine") return;
    const again = entriesOf(tab.browser.disk.rows).get(item.id);
    made.seen = again === undefined ? undefined : seenBy(again.entry);
  });
}

function acted(tab: Tab, item: Item, does: Act): Promise<Acted> {
  const { outbox } = tab.link;
  const { id, request, machineId } = item;
  switch (does) {
    case "retry":
      return outbox.retry(id);
    case "discard":
      return outbox.discard(id);
    case "discardAnyway":
      return outbox.discard(id, { evenIfItArrived: true });
    case "change": {
      const machine = tab.picture()?.machines.get(machineId);
      if (machine === undefined || request.kind === "undo")
        return Promise.resolve({ kind: "gone" });
      const seen = { revision: machine.truth.revision, timeline: machine.timeline };
      return outbox.change(id, { ...request, reason: request.reason }, seen);
    }
    case "mine":
    case "theirs":
    case "split":
      return outbox.resolve(id, does);
  }
}
