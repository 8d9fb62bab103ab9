import type { Touched } from "#engine/edit.ts";
import type { Request as Asked } from "#engine/request.ts";
import { previewOf } from "#query/preview.ts";
import { send } from "#query/send.ts";
import type { MachineTruth } from "#query/truth.ts";
import type { Row } from "#query/outbox/ports.ts";
import { Random } from "#server/sample/random.ts";
import { ongoingEnd } from "#time/calendar.ts";
import { earlier, instant } from "#time/instant.ts";
import { sitePlant } from "../site-plant.ts";
import { machineOf, requestFor } from "./asks.ts";
import { Browser } from "./browser.ts";
import { Complaints } from "./complaints.ts";
import { Judge } from "./judge.ts";
import { entriesOf, isHandled, Ledger } from "./ledger.ts";
import { type Call } from "./line.ts";
import { type Ask, DAYS, type Plan } from "./plan.ts";
import { PlantServer } from "./plant-server.ts";
import type { Premises } from "./premises.ts";
import { Life, Schedule } from "./schedule.ts";
import type { Tab } from "./tab.ts";
import { TabWatch } from "./tab-watch.ts";
import type { Effect } from "./witness.ts";

export type StoryLine = readonly [atMs: number, what: string];

/** Everything of one simulation: a server, three tablets, and those who watch. */
export class Simulation {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly server: PlantServer;
  readonly browsers: readonly Browser[];
  readonly complaints: Complaints;
  readonly ledger: Ledger;
  readonly plant = sitePlant();
  readonly effects: Effect[] = [];
  readonly story: StoryLine[] = [];
  private readonly watch: TabWatch;
  private readonly judge: Judge;
  private readonly leading = new Set<string>();
  private words = 0;

  constructor(plan: Plan, premises: Premises) {
    this.plan = plan;
    const beginMs = DAYS[plan.day];
    this.schedule = new Schedule(new Life("story"), () => {
      this.lookOn();
      return this.complaints.first === undefined;
    });
    const { schedule } = this;
    this.complaints = new Complaints(() => schedule.nowMs);
    this.ledger = new Ledger(
      this.complaints,
      (madeAt) => ongoingEnd(this.plant.calendar, madeAt) <= this.server.now,
    );
    this.judge = new Judge(this.ledger, this.complaints, this.plant);
    this.server = new PlantServer(instant(beginMs / 1000), schedule, premises, (effect) => {
      this.effects.push(effect);
      const { machine, revision, key, request, clientId } = effect;
      this.note(
        `made ${short(key)} ${machine} r${revision} ${JSON.stringify(request)} by ${clientId}`,
      );
      this.judge.effect(effect);
    });
    const { server } = this;
    this.watch = new TabWatch(
      this.ledger,
      this.complaints,
      () => server.now,
      () => schedule.nowMs,
    );
    const luck = (...key: readonly string[]): Random => Random.of(plan.seed, ...key);
    this.browsers = plan.browsers.map((its, index) => {
      const browser: Browser = new Browser({
        index,
        onLead: (tab, leads) => this.noteLead(tab, leads),
        plan: its,
        schedule,
        server,
        luck,
        beginMs,
        onSend: (call) => this.sent(browser, index, call),
        onAnswer: (call, what) =>
          this.note(
            `${browser.name} ${call.method} ${call.path} ${short(call.headers.get("idempotency-key"))}: ${what}`,
          ),
        onSignedOut: (life, askedMs) => {
          const tab = browser.open.find((its) => its.life === life);
          if (tab !== undefined) this.watch.signedOut(tab, askedMs);
        },
        mayForge: (call) => !this.ledger.effects.has(call.headers.get("idempotency-key") ?? ""),
        onKill: () => this.restart(true, 2_000),
      });
      browser.disk.onChange = (before) => {
        this.note(`${schedule.current.name} stores ${rowsText(browser.disk.rows)}`);
        this.ledger.stored(index, before, browser.disk.rows, ({ id }) =>
          browser.open.some(({ link }) =>
            link.outbox.entries().some((its) => its.id === id && its.state.kind === "refused"),
          ),
        );
      };
      return browser;
    });
  }

  note(what: string): void {
    this.story.push([this.schedule.nowMs, what]);
  }

  private noteLead(tab: string, leads: boolean): void {
    if (this.leading.has(tab) === leads) return;
    if (leads) this.leading.add(tab);
    else this.leading.delete(tab);
    this.note(`${tab} ${leads ? "leads" : "follows"}`);
  }

  /** The server goes, by force or in good order, and comes back. */
  restart(byForce: boolean, downMs: number): void {
    const { schedule, server } = this;
    const ground = new Life("power");
    if (!server.isUp) return;
    schedule.after(0, ground, () => {
      if (!server.isUp) return;
      void schedule.during(
        (byForce ? server.kill() : server.stop()).then((folder) => {
          for (const browser of this.browsers) browser.live.serverGone();
          schedule.after(downMs, ground, () => void schedule.during(server.start(folder)));
        }),
      );
    });
  }

  /** A person confirms a request on what they see; without a picture, or a person, there is nothing to confirm. */
  ask(tab: Tab, ask: Ask): void {
    const { link, person } = tab;
    const picture = tab.picture();
    const machine = picture?.machines.get(machineOf(ask));
    if (picture === undefined || machine === undefined || person === undefined) return;
    const { timeline, truth } = machine;
    const now = link.clock.now();
    const { plant } = picture;
    // What is on screen may be long past; then there is no "from now" to be had there.
    const window = picture.windows.get(truth.machineId) ?? picture.window;
    const until = earlier(now, window.to);
    const isOpen = ask.want === "fromNow" || ask.want === "ongoing" || ask.want === "add";
    if (until < now && isOpen) return;
    const done = this.effects.filter((effect) => effect.machine === truth.machineId);
    this.words += 1;
    const word = `w${this.words}`;
    const { complaints } = this;
    const request = requestFor({
      ask,
      timeline,
      plant,
      now: until,
      from: window.from,
      token: word,
      done,
      complaints,
    });
    if (request === undefined) return;
    if (request.kind === "undo" && !reaches(truth, request.edit.touched)) return;
    // The panel does not let people confirm what the preview refuses, but its picture can be old.
    if (previewOf(timeline, request, plant, now).kind === "refused" && ask.reason !== 0) return;
    const token = request.kind === "undo" ? `undo ${request.of}` : word;
    const { revision, knownFrom: from, knownTo: to } = truth;
    const isTruth = timeline === truth.timeline;
    this.ledger.saw.set(token, { revision, timeline, from, to, isTruth });
    this.ledger.asking.add(token);
    this.note(`${tab.life.name} asks ${token} r${revision} ${JSON.stringify(request)}`);
    void send(link, { truth, request, by: person }).then((fate) => {
      this.note(`${tab.life.name} is told ${token} ${fate.kind}`);
      this.ledger.asking.delete(token);
      const made = [...this.ledger.made.values()].filter((its) => its.token === token);
      if (fate.kind === "refused") for (const its of made) its.handled = true;
      const isKept = fate.kind === "kept" && fate.trouble === undefined;
      const browser = tab.browser;
      const rows = JSON.stringify(browser.disk.rows.map(({ value }) => value));
      const isThere = made.some(
        (its) =>
          rows.includes(its.id) || its.missing !== undefined || this.ledger.isAccountedFor(its),
      );
      if (isKept && !isThere) complaints.add("saved", `${token} is nowhere to be found`);
      const isMade = made.some((its) => this.ledger.effects.has(its.id) || isHandled(its));
      if (fate.kind === "sent" && !isMade)
        complaints.add("truthful", `${token} is called sent; the server does not have it`);
    });
  }

  /** A program of the plant's own, by S0, as the vendors' contracts have it: without key or revision. */
  async foreign(ask: Ask): Promise<void> {
    const { server, complaints } = this;
    if (server.app === undefined) return;
    const { timeline } = await server.record.timeline(machineOf(ask));
    this.words += 1;
    const token = `w${this.words}`;
    const asked: Asked | undefined = requestFor({
      ask: { ...ask, want: "explain" },
      timeline,
      plant: this.plant,
      now: server.now,
      token,
      done: [],
      complaints,
    });
    if (asked?.kind !== "classify") return;
    const { startsAt, endsAt, reason } = asked;
    await server.callAsProgram({
      machineId: machineOf(ask),
      startTime: startsAt,
      endTime: endsAt ?? null,
      reason,
      comment: token,
    });
  }

  private sent(browser: Browser, index: number, { headers }: Call): void {
    const id = headers.get("idempotency-key");
    if (id === null) return this.complaints.add("stored", "a write was sent without a key");
    const tab = browser.open.find(({ life }) => life === this.schedule.current);
    const entry = tab?.link.outbox.entries().find((its) => its.id === id);
    const item = tab?.link.outbox.view().items.find((its) => its.id === id);
    const where = item !== undefined && "where" in item.standing ? item.standing.where : "tablet";
    if (tab !== undefined && entry !== undefined && where === "page")
      this.ledger.inPage(index, entry, tab.life);
    const made = this.ledger.made.get(id);
    if (made === undefined) this.complaints.add("stored", `${id} was sent before it was stored`);
    const meant = headers.get("account-id");
    if (made !== undefined && meant !== made.account)
      this.complaints.add("ownName", `${id} was sent for ${meant}`);
  }

  private lookOn(): void {
    const { current } = this.schedule;
    for (const [index, browser] of this.browsers.entries()) {
      for (const tab of browser.open) {
        if (tab.life === current && tab.isRunning) this.watch.look(tab, index);
      }
    }
    for (const fault of this.server.faults.splice(0)) this.complaints.add("sound", fault);
  }
}

/** What is to be taken back is fetched before anyone is asked whether they are sure. */
function reaches({ knownFrom, knownTo }: MachineTruth, { start, end }: Touched): boolean {
  if (start < knownFrom) return false;
  return knownTo === undefined || (end !== undefined && end <= knownTo);
}

function short(key: string | null | undefined): string {
  return key?.slice(0, 6) ?? "-";
}

function rowsText(rows: readonly Row[]): string {
  const all = [...entriesOf(rows)].map(
    ([
      id,
      {
        key,
        entry: { state, machineId },
      },
    ]) => {
      const more = "revision" in state ? ` r${state.revision}` : "";
      return `${key}:${short(id)} ${machineId} ${state.kind}${more}`;
    },
  );
  return `[${all.join(", ")}]`;
}
