import type { UtilizationEvent } from "#engine/event.ts";
import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { eventAt, eventsBetween, type Timeline } from "#engine/timeline.ts";
import { laneOf, type LaneData } from "#lanes/lane.ts";
import type { LookTable } from "#lanes/looks.ts";
import type { PendingStretch } from "#lanes/overlay.ts";
import type { Entry } from "#query/outbox/entry.ts";
import type { Period } from "#query/period.ts";
import { type Figures, figuresOf } from "#query/preview.ts";
import type { Mark, ShownMachine } from "#query/shown.ts";
import type { TimelinesWindow } from "#query/window.ts";
import { type Instant, plus } from "#time/instant.ts";

/** One machine as the board shows it: what is shown, composed into events and into the painter's columns. */
export interface MachineLane {
  readonly id: MachineId;
  readonly shown: ShownMachine;
  /** Every event in force at some second of the window, unclipped. */
  readonly events: readonly UtilizationEvent[];
  readonly lane: LaneData;
  /** The event in force now; `undefined` without readings, and where now is not in the window. */
  readonly current: UtilizationEvent | undefined;
  /** Of the period on show. */
  readonly figures: Figures;
  /** What the server has not confirmed yet. */
  readonly pending: readonly PendingStretch[];
}

/** What machine lanes are composed from; the same objects give the same lanes. */
export interface Composing {
  readonly plant: Plant;
  readonly table: LookTable;
  readonly window: TimelinesWindow;
  readonly period: Period;
  readonly now: Instant;
}

interface Held extends Composing {
  readonly made: MachineLane;
}

/**
 * Composes lanes and keeps them: a tick of the clock or a neighbour's reading composes nothing. Time
 * alone makes a lane anew once a minute, because an end that was set ahead may have come.
 */
export class MachineLanes {
  private readonly held = new Map<MachineId, Held>();
  private list: readonly MachineLane[] = [];

  /** The lanes in the order given; the same array as long as each lane is the same. */
  all(shown: readonly ShownMachine[], composing: Composing): readonly MachineLane[] {
    const lanes = shown.map((its) => this.of(its, composing));
    const isSameList =
      lanes.length === this.list.length && lanes.every((lane, index) => lane === this.list[index]);
    if (!isSameList) this.list = lanes;
    return this.list;
  }

  of(shown: ShownMachine, composing: Composing): MachineLane {
    const id = shown.truth.machineId;
    const held = this.held.get(id);
    if (held !== undefined && held.made.shown === shown && isSame(held, composing))
      return held.made;
    const made = compose(shown, composing);
    this.held.set(id, { ...composing, made });
    return made;
  }
}

function isSame(a: Composing, b: Composing): boolean {
  return (
    a.plant === b.plant &&
    a.table === b.table &&
    a.window.from === b.window.from &&
    a.window.to === b.window.to &&
    a.period.span.start === b.period.span.start &&
    a.period.span.end === b.period.span.end &&
    minuteOf(a.now) === minuteOf(b.now)
  );
}

function minuteOf(at: Instant): number {
  return Math.floor(at / 60);
}

function compose(shown: ShownMachine, composing: Composing): MachineLane {
  const { plant, table, window, period } = composing;
  const { truth, timeline } = shown;
  const now = presentOf(timeline, composing.now);
  const events = eventsBetween(timeline, plant.mapping, window.from, window.to, now);
  // Where the slice begins with the machine's first reading, what is before it is known: nothing was.
  const isWhole = truth.firstReadingAt === undefined || truth.firstReadingAt >= truth.knownFrom;
  const knownFrom = isWhole ? undefined : truth.knownFrom;
  return {
    id: truth.machineId,
    shown,
    events,
    lane: laneOf(truth.machineId, events, table, now, knownFrom),
    current: window.to >= now ? eventAt(timeline, plant.mapping, now, now) : undefined,
    figures: figuresOf(timeline, plant, period.span, now),
    pending: shown.marks.flatMap((mark) => stretchesOf(mark, events, now)),
  };
}

/**
 * Now, or a second or two later when something of that second has arrived already: the server's clock is
 * known to half a second, and what it says has happened has.
 */
export function presentOf({ signal, layer }: Timeline, now: Instant): Instant {
  const soon = plus(now, 2);
  const latest = Math.max(
    now,
    signal.changeAtOrBefore(soon)?.at ?? 0,
    layer.atOrBefore(soon)?.startsAt ?? 0,
  );
  return plus(now, latest - now);
}

function stretchesOf(
  { entry, refusal }: Mark,
  events: readonly UtilizationEvent[],
  now: Instant,
): readonly PendingStretch[] {
  const laneId = entry.machineId;
  if (refusal !== undefined) return refusedStretch(entry, now);
  const state = entry.state.kind === "saved" ? "saved" : "sending";
  return events
    .filter((event) => event.origin?.requestId === entry.id)
    .map(({ startsAt, endsAt }) => ({ laneId, from: startsAt, to: endsAt ?? now, state }));
}

/** Where a refused request asked to be; one without a start of its own is marked where it was made. */
export function refusedStretch(
  { machineId, request, madeAt }: Entry,
  now: Instant,
): readonly PendingStretch[] {
  if (request.kind === "undo") return [];
  const from = request.startsAt ?? madeAt;
  const end = request.kind === "post" ? undefined : request.endsAt;
  return [{ laneId: machineId, from, to: Math.max(from + 1, end ?? now), state: "refused" }];
}
