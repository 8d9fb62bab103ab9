import type { MachineId } from "#engine/names.ts";
import type { Entry } from "#query/outbox/entry.ts";
import { type ShownMachine, startOf } from "#query/shown.ts";
import { startOfKnown } from "#query/truth.ts";
import type { Instant } from "#time/instant.ts";
import type { Complaints } from "./complaints.ts";
import { gapIn } from "./judge.ts";
import { isHandled, type Ledger } from "./ledger.ts";
import type { Picture, Tab } from "./tab.ts";

interface Watched {
  machines: readonly ShownMachine[];
  entries: readonly Entry[] | undefined;
  readonly revisions: Map<MachineId, number>;
  /** Ids of entries that this tab has shown. */
  readonly shown: Set<string>;
  /** Who is signed in, and since when. Milliseconds from the story's beginning. */
  person: string | undefined;
  sinceMs: number;
  /** It has just been told that nobody was, of a time before that. */
  isToldOld: boolean;
}

/** Looks at a tab after each thing that happens in it, as its person would. */
export class TabWatch {
  private readonly tabs = new WeakMap<Tab, Watched>();
  private readonly ledger: Ledger;
  private readonly complaints: Complaints;
  private readonly serverNow: () => Instant;
  private readonly nowMs: () => number;

  constructor(
    ledger: Ledger,
    complaints: Complaints,
    serverNow: () => Instant,
    nowMs: () => number,
  ) {
    this.ledger = ledger;
    this.complaints = complaints;
    this.serverNow = serverNow;
    this.nowMs = nowMs;
  }

  look(tab: Tab, browser: number): void {
    const watched = this.watched(tab);
    this.session(tab, watched);
    const all = tab.link.outbox.entries();
    const picture = tab.picture();
    const machines = [...(picture?.machines.values() ?? [])];
    const isSame =
      all === watched.entries &&
      machines.length === watched.machines.length &&
      machines.every((machine, at) => machine === watched.machines[at]);
    if (isSame) return;
    this.list(tab, browser, all);
    watched.entries = all;
    watched.machines = machines;
    if (picture === undefined) return;
    this.forward(tab, picture, watched);
    this.seconds(tab, picture);
    this.entries(tab, picture, watched);
  }

  private watched(tab: Tab): Watched {
    const known = this.tabs.get(tab);
    if (known !== undefined) return known;
    const fresh: Watched = {
      machines: [],
      entries: undefined,
      revisions: new Map(),
      shown: new Set(),
      person: undefined,
      sinceMs: 0,
      isToldOld: false,
    };
    this.tabs.set(tab, fresh);
    return fresh;
  }

  /** A tab is about to hear that nobody was signed in when it asked. */
  signedOut(tab: Tab, askedMs: number): void {
    const watched = this.watched(tab);
    watched.isToldOld = watched.person !== undefined && watched.sinceMs > askedMs;
  }

  private session(tab: Tab, watched: Watched): void {
    const { isToldOld } = watched;
    const id = tab.person?.id;
    watched.isToldOld = false;
    if (id === watched.person) return;
    if (isToldOld && id === undefined)
      this.complaints.add("session", `${tab.life.name} has lost ${watched.person}`);
    watched.person = id;
    watched.sinceMs = this.nowMs();
  }

  private list(tab: Tab, browser: number, all: readonly Entry[]): void {
    const { outbox } = tab.link;
    const view = outbox.view();
    for (const { id, standing } of view.items) {
      if (standing.kind === "sent" && !this.ledger.effects.has(id))
        this.complaints.add("truthful", `${tab.life.name} calls ${id} sent`);
      const made = this.ledger.made.get(id);
      if (made !== undefined && standing.kind === "saved" && standing.waitsFor !== undefined)
        made.wasUnsettled = true;
      const isInPage = "where" in standing && standing.where === "page";
      const entry = all.find((its) => its.id === id);
      if (entry !== undefined && isInPage) this.ledger.inPage(browser, entry, tab.life);
    }
    for (const { id, state } of all) {
      const made = this.ledger.made.get(id);
      if (made !== undefined && (state.kind === "refused" || state.kind === "conflict"))
        made.wasUnsettled = true;
    }
  }

  private forward(tab: Tab, { machines }: Picture, { revisions }: Watched): void {
    for (const { truth } of machines.values()) {
      const { machineId, revision } = truth;
      const before = revisions.get(machineId) ?? 0;
      if (revision < before)
        this.complaints.add(
          "forward",
          `${tab.life.name}, ${machineId}: ${before}, then ${revision}`,
        );
      revisions.set(machineId, revision);
    }
  }

  private seconds(tab: Tab, { machines, plant }: Picture): void {
    for (const { timeline, truth } of machines.values()) {
      const gap = gapIn(timeline, plant, this.serverNow());
      if (gap !== undefined)
        this.complaints.add("contiguous", `${tab.life.name}, ${truth.machineId}: ${gap}`);
    }
  }

  private entries(tab: Tab, { machines }: Picture, { shown }: Watched): void {
    const replayed = new Set<string>();
    for (const { truth, marks } of machines.values()) {
      for (const { entry } of marks) {
        replayed.add(entry.id);
        const effect = this.ledger.effects.get(entry.id);
        const isThere = effect !== undefined && truth.revision >= effect.revision;
        if (isThere && entry.state.kind === "sent" && entry.state.revision === effect.revision)
          this.complaints.add("twice", `${tab.life.name} still replays ${entry.id}`);
      }
    }
    for (const id of shown) {
      if (replayed.has(id) || this.mayBeGone(tab, id, machines)) continue;
      this.complaints.add("flicker", `${id} has vanished from ${tab.life.name}`);
    }
    for (const id of replayed) shown.add(id);
  }

  private mayBeGone(tab: Tab, id: string, machines: Picture["machines"]): boolean {
    const made = this.ledger.made.get(id);
    if (made === undefined || made.account !== tab.person?.id) return true;
    if (isHandled(made) || made.excused || made.wasUnsettled) return true;
    const truth = machines.get(made.machine)?.truth;
    const effect = this.ledger.effects.get(id);
    const entry = tab.entries().find((its) => its.id === id);
    // What is on screen may be a later stretch by now.
    if (truth !== undefined && entry !== undefined && startOf(entry) < startOfKnown(truth))
      return true;
    return truth === undefined || (effect !== undefined && truth.revision >= effect.revision);
  }
}
