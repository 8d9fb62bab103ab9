import { parse } from "#contract/field-problem.ts";
import { plantAnswerSchema, plantFromWire, plantToWire } from "#contract/plant.ts";
import { personSchema } from "#contract/session.ts";
import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { Instant } from "#time/instant.ts";
import { hashKey, matchQuery, type QueryClient } from "@tanstack/react-query";
import { ReadFailure } from "../client.ts";
import type { Clock } from "../clock.ts";
import type { Live } from "../live.ts";
import type { Timer } from "../outbox/ports.ts";
import { plantKey } from "../plant.ts";
import { type Session, sessionKey } from "../session.ts";
import { timelinesKey } from "../timelines.ts";
import type { TimelinesTruth } from "../truth.ts";
import type { KnownStore } from "./known-store.ts";
import { KnownTimelines, rowOf, stretchOf } from "./known-timelines.ts";

export interface KnownNeeds {
  readonly store: KnownStore;
  readonly queries: QueryClient;
  readonly clock: Clock;
  readonly live: Live;
  readonly timer: Timer;
}

/** A server that is there has said by now who is signed in. */
const PATIENCE_MS = 1_500;
const SAVE_EVERY_MS = 30_000;
/** A tablet may be carried out of reach, and put away, moments after the page was opened. */
const SAVE_SOON_MS = 2_000;
const LOAD_EVERY_MS = 30_000;
/** What has not changed is written again now and then, so that its age is right to this. */
const AGES_EVERY_MS = 3 * 60_000;
const TRIM_EVERY = 20;
const MOST_ROWS = 64;
const MOST_BYTES = 24 * 2 ** 20;

/**
 * What this browser knew last, so that the page opens without a network: who was signed in, the plant, the
 * timelines that were on show, and how the server's clock stood. It is only looked at when the server does not
 * answer, and never mixed into what the server says; signing out forgets it. No secret is in it.
 */
export class Known {
  private readonly needs: KnownNeeds;
  private readonly listeners = new Set<() => void>();
  private readonly stops: (() => void)[];
  private stopSaving: () => void;
  private stopSavingSoon: (() => void) | undefined;
  private found: KnownTimelines | undefined;
  private loadedMs = -Infinity;
  private readonly saved = new Map<
    string,
    { readonly truth: TimelinesTruth; readonly asOf: Instant; readonly ms: number }
  >();
  private saves = 0;
  /** The latest revision of each machine that the server has told this page. */
  private readonly seen = new Map<MachineId, number>();

  constructor(needs: KnownNeeds) {
    this.needs = needs;
    const { queries, timer } = needs;
    this.stops = [
      queries.getQueryCache().subscribe((event) => {
        if (event.type !== "updated") return;
        const { action, query } = event;
        const hasNothing = query.state.data === undefined;
        if (action.type === "failed" && hasNothing && isUnreachable(action.error)) void this.away();
        if (action.type !== "success") return;
        this.noteNews(query.queryHash);
        const isTimelines = matchQuery({ queryKey: timelinesKey }, query);
        if (isTimelines) this.noteSeen(query.queryHash);
        if (isTimelines && !this.saved.has(query.queryHash)) this.saveSoon();
      }),
      // The line is there, or is lost: what is on show now is what was known last.
      needs.live.subscribe(() => this.saveSoon()),
      timer.after(PATIENCE_MS, () => {
        if (queries.getQueryData(sessionKey) === undefined) void this.away();
      }),
    ];
    this.stopSaving = timer.after(SAVE_EVERY_MS, this.tick);
  }

  stop(): void {
    for (const stop of this.stops) stop();
    this.stopSaving();
    this.stopSavingSoon?.();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** `undefined` as long as the server answers. The same until more is known. */
  readonly timelines = (): KnownTimelines | undefined => this.found;

  /** Nobody is signed in any more. */
  forget(): void {
    this.saved.clear();
    this.found = undefined;
    void this.needs.store.clear();
    this.tell();
  }

  /** Writes what is on show: now and then, and when the page is put away. */
  readonly save = (): void => {
    const { queries, timer, store } = this.needs;
    const asOf = this.knownUntil();
    const ms = timer.nowMs();
    // Once the line is lost its age grows no more: it is written with the right one.
    const isLive = this.needs.live.state().kind === "live";
    if (!isSignedIn(queries) || asOf === undefined) return;
    const active = queries.getQueryCache().findAll({ queryKey: timelinesKey, type: "active" });
    for (const query of active) {
      const truth = queries.getQueryData<TimelinesTruth>(query.queryKey);
      const last = this.saved.get(query.queryHash);
      // An outline is for one zoom: events are what can be looked at again.
      if (truth === undefined || truth.window.step !== undefined) continue;
      const isFresh = last?.truth === truth && isLive && ms - last.ms < AGES_EVERY_MS;
      if (isFresh || (last?.truth === truth && last.asOf === asOf)) continue;
      this.saved.set(query.queryHash, { truth, asOf, ms });
      const row = rowOf(truth, asOf);
      void store.putRow(row.key, row);
    }
    this.saves += 1;
    if (this.saves % TRIM_EVERY === 1) void this.trim();
    void store.put("clock", { offset: this.needs.clock.offset() });
  };

  private readonly tick = (): void => {
    this.save();
    this.stopSaving = this.needs.timer.after(SAVE_EVERY_MS, this.tick);
  };

  private saveSoon(): void {
    this.stopSavingSoon ??= this.needs.timer.after(SAVE_SOON_MS, () => {
      this.stopSavingSoon = undefined;
      this.save();
    });
  }

  /** Up to when what is on show is known to be so; `undefined`: that has never been known. */
  private knownUntil(): Instant | undefined {
    const state = this.needs.live.state();
    switch (state.kind) {
      case "live":
        return this.needs.clock.now();
      case "reconnecting":
      case "offline":
        return state.since;
      case "connecting":
        return undefined;
    }
  }

  private noteSeen(queryHash: string): void {
    const truth = this.needs.queries.getQueryCache().get<TimelinesTruth>(queryHash)?.state.data;
    for (const { machineId, revision } of truth?.machines.values() ?? [])
      this.seen.set(machineId, Math.max(revision, this.seen.get(machineId) ?? 0));
  }

  private noteNews(queryHash: string): void {
    const { store, clock, queries } = this.needs;
    if (queryHash === hashKey(sessionKey)) {
      const session = queries.getQueryData<Session>(sessionKey);
      if (session?.kind === "signedIn") void store.put("person", session.person);
      else if (session?.kind === "signedOut") this.forget();
    }
    const plant =
      queryHash === hashKey(plantKey) ? queries.getQueryData<Plant>(plantKey) : undefined;
    if (plant !== undefined) void store.put("plant", plantToWire(plant, clock.now()));
  }

  /** The server does not answer: what was known last will have to do until it does. */
  private async away(): Promise<void> {
    const { store, queries, clock, live, timer } = this.needs;
    if (timer.nowMs() - this.loadedMs < LOAD_EVERY_MS) return;
    this.loadedMs = timer.nowMs();
    const [person, plant, clockThen, rows] = await Promise.all([
      store.get("person"),
      store.get("plant"),
      store.get("clock"),
      store.rows(),
    ]);
    const known = new KnownTimelines(
      rows.flatMap((row) => stretchOf(row) ?? []),
      (machine) => this.seen.get(machine) ?? 0,
    );
    clock.restore(offsetIn(clockThen), known.asOf);
    live.neverReached(known.asOf);
    seed(queries, sessionKey, sessionFrom(person));
    seed(queries, plantKey, plantFrom(plant));
    // Whoever signed out meanwhile has nothing to look at.
    if (isSignedIn(queries)) this.found = known;
    this.tell();
  }

  private async trim(): Promise<void> {
    const { store } = this.needs;
    const rows = (await store.rows()).flatMap((row) => stretchOf(row) ?? []);
    let bytes = 0;
    const tooMuch = rows
      .sort((a, b) => b.asOf - a.asOf)
      .filter((row, at) => {
        bytes += row.bytes.length;
        return at >= MOST_ROWS || bytes > MOST_BYTES;
      });
    await store.deleteRows(tooMuch.map(({ key }) => key));
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** For a query that has no answer yet; it goes on asking, and the answer takes its place. */
function seed(queries: QueryClient, queryKey: readonly [string], data: unknown): void {
  if (data === undefined || queries.getQueryData(queryKey) !== undefined) return;
  queries.setQueryData(queryKey, data);
  void queries.invalidateQueries({ queryKey, exact: true, refetchType: "none" });
}

function sessionFrom(stored: unknown): Session | undefined {
  const person = personSchema.safeParse(stored);
  return person.success ? { kind: "signedIn", person: person.data } : undefined;
}

function plantFrom(stored: unknown): Plant | undefined {
  const answer = parse(plantAnswerSchema, stored);
  const read = answer.ok ? plantFromWire(answer.value) : undefined;
  return read?.ok === true ? read.plant : undefined;
}

function offsetIn(stored: unknown): number {
  const isOne = typeof stored === "object" && stored !== null && "offset" in stored;
  return isOne && typeof stored.offset === "number" ? stored.offset : 0;
}

function isSignedIn(queries: QueryClient): boolean {
  return queries.getQueryData<Session>(sessionKey)?.kind === "signedIn";
}

function isUnreachable(failure: unknown): boolean {
  return failure instanceof ReadFailure && failure.answer.kind === "unreachable";
}
