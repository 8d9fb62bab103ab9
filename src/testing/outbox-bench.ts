import { apply } from "#engine/apply.ts";
import { type Edit, reachOf, touches } from "#engine/edit.ts";
import { Layer } from "#engine/layer.ts";
import { machineId, type MachineId, rawState, reasonCode } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import { Signal } from "#engine/signal.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Problem } from "#query/client.ts";
import type { Entry, Maker } from "#query/outbox/entry.ts";
import { Outbox } from "#query/outbox/outbox.ts";
import { pageTimer } from "#query/outbox/page-only.ts";
import type { Reply, StandingNow } from "#query/outbox/ports.ts";
import { tabsOn } from "#query/outbox/tab-messages.ts";
import { instant, type Instant } from "#time/instant.ts";
import { vi } from "vitest";
import { Browser, type Tab } from "./browser.ts";
import { hall } from "./hall.ts";

export const BEGIN = 1_763_600_000;
export const at = (second: number): Instant => instant(BEGIN + second);
export const M1 = machineId("M1");
export const M2 = machineId("M2");
export const ana: Maker = { account: "a-1", name: "Ana" };
export const ben: Maker = { account: "a-2", name: "Ben" };

/** Running, stopped at 300, running at 600, stopped at 900; it is 3,600 when a test begins. */
const signal = Signal.of(
  ["ACTIVE", "READY", "ACTIVE", "READY"].map((raw, turn) => ({
    at: at(turn * 300),
    nanos: 0,
    raw: rawState(raw),
  })),
);

export function classify(from: number, to: number, reason = "JAM"): Request {
  const span = { startsAt: at(from), endsAt: at(to) };
  return { kind: "classify", ...span, reason: reasonCode(reason), comment: "" };
}

export function problemOf(status: number, more: Partial<Problem> = {}): Problem {
  return { type: "urn:shiftlane:problem:x", title: "No", status, detail: "Not so.", ...more };
}

interface Done {
  readonly revision: number;
  readonly by: string;
  readonly client: string;
  readonly edit: Edit;
}

/** What the server does with a request: each key once, a precondition, the engine. Its network is a test's to break. */
export class Server {
  readonly effects: { readonly key: string; readonly request: Request; readonly by: string }[] = [];
  /** In the order in which they came. */
  readonly calls: Entry[] = [];
  /** What happens to the next calls instead, one each. */
  readonly mishaps: ((entry: Entry) => Promise<Reply> | Reply)[] = [];
  isDown = false;
  private readonly remembered = new Map<string, Reply>();
  private readonly machines = new Map<MachineId, { timeline: Timeline; done: readonly Done[] }>();

  standing(machine: MachineId): StandingNow {
    const { timeline, done } = this.of(machine);
    return { revision: done.length, timeline, now: this.now };
  }

  get now(): Instant {
    return instant(Math.floor(Date.now() / 1_000));
  }

  async receive(entry: Entry, client: string): Promise<Reply> {
    this.calls.push(entry);
    await Promise.resolve();
    const mishap = this.mishaps.shift();
    if (mishap !== undefined) return mishap(entry);
    if (this.isDown) return { kind: "unreachable", why: "network", retryAfterMs: undefined };
    return this.take(entry, client);
  }

  /** Taken, and the answer is lost on its way back. */
  readonly loseReply = (entry: Entry): Reply => {
    this.take(entry, "lost");
    return { kind: "unreachable", why: "silence", retryAfterMs: undefined };
  };

  /** Someone else, at another screen, does something. */
  byColleague(request: Request, machine = M1): void {
    this.change(machine, request, { requestId: `ben-${this.effects.length}`, by: "Ben" }, "other");
  }

  take(entry: Entry, client: string): Reply {
    const known = this.remembered.get(entry.id);
    if (known !== undefined) return known;
    const { timeline, done } = this.of(entry.machineId);
    const origin = { requestId: `s-${entry.id}`, by: entry.madeBy.name };
    const outcome = apply(timeline, entry.request, { plant: hall, now: this.now, origin });
    const theirs = done.filter(
      ({ revision, edit, client: of }) =>
        revision > entry.baseRevision &&
        of !== client &&
        outcome.ok &&
        touches(reachOf(edit, timeline.signal, this.now), outcome.edit.touched),
    );
    if (theirs.length > 0) {
      const changes = theirs.map(({ revision, by }) => ({
        requestId: `${by.toLowerCase()}-x`,
        by,
        at: this.now,
        revision,
      }));
      const current = { machineId: entry.machineId, revision: done.length, events: [], changes };
      return { kind: "conflict", problem: problemOf(412, { current }) };
    }
    const reply: Reply = outcome.ok
      ? { kind: "sent", revision: done.length + 1 }
      : { kind: "refused", problem: problemOf(outcome.refusal.status) };
    if (outcome.ok) {
      this.change(entry.machineId, entry.request, origin, client);
      this.effects.push({ key: entry.id, request: entry.request, by: entry.madeBy.name });
    }
    this.remembered.set(entry.id, reply);
    return reply;
  }

  private change(
    machine: MachineId,
    request: Request,
    origin: { requestId: string; by: string },
    client: string,
  ): void {
    const { timeline, done } = this.of(machine);
    const outcome = apply(timeline, request, { plant: hall, now: this.now, origin });
    if (!outcome.ok) throw new Error("the engine refused the example");
    const { edit } = outcome;
    this.machines.set(machine, {
      timeline: outcome.timeline,
      done: [...done, { revision: done.length + 1, by: origin.by, client, edit }],
    });
  }

  private of(machine: MachineId): { timeline: Timeline; done: readonly Done[] } {
    return this.machines.get(machine) ?? { timeline: { signal, layer: Layer.empty }, done: [] };
  }
}

export interface Page {
  readonly outbox: Outbox;
  readonly tab: Tab;
  /** Who is signed in on it. */
  person: Maker | undefined;
  /** Told that its picture has the server's revision. */
  seesAll(): void;
  /** Kills it: nothing of it runs any more. */
  kill(): void;
  readonly renewals: { count: number; works: boolean };
  readonly mistaken: { count: number };
  /** The tablet's clock was set, and nobody has told the server's time since. */
  clockIsDoubtful: boolean;
}

/** A page of a browser, its outbox at work. */
export function openPage(server: Server, browser = new Browser(), person: Maker = ana): Page {
  const tab = browser.tab();
  let ids = 0;
  const renewals = { count: 0, works: true };
  const mistaken = { count: 0 };
  const name = `${Math.random()}`;
  const page: Page = {
    tab,
    person,
    renewals,
    mistaken,
    clockIsDoubtful: false,
    outbox: new Outbox({
      storage: tab.storage,
      tabs: tabsOn(tab.channel),
      lock: tab.lock,
      timer: pageTimer,
      random: () => 1,
      newId: () => `${name}-${(ids += 1)}`,
      now: () => server.now,
      past: () => server.now,
      surely: () => (page.clockIsDoubtful ? undefined : server.now),
      plant: () => hall,
      person: () => page.person,
      transport: {
        send: (entry) =>
          tab.isEnded
            ? new Promise(() => undefined)
            : server.receive(entry, page.outbox.clientIdOf(entry.madeBy, "page")),
      },
      truths: {
        fetch: (machine) => Promise.resolve(server.isDown ? undefined : server.standing(machine)),
      },
      renewTruth: () => {
        renewals.count += 1;
        return Promise.resolve(renewals.works);
      },
      onSomeoneElse: () => {
        mistaken.count += 1;
      },
    }),
    seesAll() {
      page.outbox.truthMoved(
        ({ machineId: machine, state }) =>
          state.kind === "sent" && server.standing(machine).revision >= state.revision,
      );
    },
    kill() {
      tab.isEnded = true;
      browser.forget(tab);
    },
  };
  page.outbox.start();
  return page;
}

/** Lets everything happen that needs no time, or as much time as is given. Milliseconds. */
export async function pass(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

export async function enter(page: Page, request: Request, server: Server, machine = M1) {
  const { revision, timeline } = server.standing(machine);
  const maker = page.person;
  if (maker === undefined) throw new Error("nobody is signed in");
  return page.outbox.add({ machineId: machine, request, seen: { revision, timeline } }, maker);
}

export function kinds(page: Page): readonly string[] {
  return page.outbox.entries().map(({ state }) => state.kind);
}
