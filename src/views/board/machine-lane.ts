import type { UtilizationEvent } from "#engine/event.ts";
import type { MachineId } from "#engine/names.ts";
import type { Mapping, Plant } from "#engine/plant.ts";
import { eventAt, eventsBetween, type Timeline } from "#engine/timeline.ts";
import { composeInto, LaneBuilder } from "#lanes/compose.ts";
import type { LaneData } from "#lanes/lane.ts";
import type { LookTable } from "#lanes/looks.ts";
import type { PendingStretch } from "#lanes/stretch.ts";
import type { Entry } from "#query/outbox/entry.ts";
import type { Period } from "#query/period.ts";
import { type Figures, figuresOf } from "#query/figures.ts";
import { isContained, type Mark, type ShownMachine, startOf } from "#query/shown.ts";
import { startOfKnown } from "#query/truth.ts";
import { instant, type Instant, later, plus } from "#time/instant.ts";

/** One machine as the board shows it: what is shown, composed into the painter's columns. */
export interface MachineLane {
  readonly id: MachineId;
  readonly shown: ShownMachine;
  /** Every event in force at some second of what is known, unclipped. */
  readonly lane: LaneData;
  /** The event in force now; `undefined` without readings, and where what is known ends before now. */
  readonly current: UtilizationEvent | undefined;
  /** Now, as far as this machine's events are concerned: {@link presentOf}. Never earlier than what shows. */
  readonly present: Instant;
  /** Of the period on show. */
  readonly figures: Figures;
  /** What the server has not confirmed yet. */
  readonly pending: readonly PendingStretch[];
}

/** What machine lanes are composed from; the same objects give the same lanes. */
export interface Composing {
  readonly plant: Plant;
  readonly table: LookTable;
  readonly period: Period;
  readonly now: Instant;
}

interface Held extends Composing {
  readonly made: MachineLane;
  /** When it was composed: at an earlier now, which a corrected clock brings, there would be less. */
  readonly holdsFrom: Instant;
  /** Until then time alone makes no other events. */
  readonly holdsUntil: number;
}

/**
 * Composes lanes and keeps them: a tick of the clock or a neighbour's reading composes nothing. Time alone
 * makes a lane anew when an end that was set ahead has come, and its figures once a minute.
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
    const now = presentOf(shown.timeline, composing.now, shown.marks);
    const isComposed =
      held !== undefined &&
      held.made.shown === shown &&
      held.plant === composing.plant &&
      held.table === composing.table &&
      now >= held.holdsFrom &&
      now < held.holdsUntil;
    if (isComposed && isSameFor(held, composing)) return held.made;
    const { lane, holdsFrom, holdsUntil } = isComposed
      ? { lane: held.made.lane, ...held }
      : { ...compose(shown, composing, now), holdsFrom: now };
    const made = lookedAt(shown, lane, composing, now);
    this.held.set(id, { ...composing, made, holdsFrom, holdsUntil });
    return made;
  }
}

/** Whether figures are of the same period and minute. */
function isSameFor(a: Composing, b: Composing): boolean {
  return (
    a.period.span.start === b.period.span.start &&
    a.period.span.end === b.period.span.end &&
    minuteOf(a.now) === minuteOf(b.now)
  );
}

function minuteOf(at: Instant): number {
  return Math.floor(at / 60);
}

function compose(
  { truth, timeline }: ShownMachine,
  { plant, table }: Composing,
  now: Instant,
): { readonly lane: LaneData; readonly holdsUntil: number } {
  const builder = new LaneBuilder();
  const reach = { from: truth.knownFrom, to: truth.knownTo };
  const { end, holdsUntil } = composeInto(builder, timeline, plant.mapping, table, reach, now);
  const knownFrom = startOfKnown(truth) === -Infinity ? undefined : truth.knownFrom;
  const lane = { id: truth.machineId, ...builder.finish(), end, knownFrom, knownTo: truth.knownTo };
  return { lane, holdsUntil };
}

function lookedAt(
  shown: ShownMachine,
  lane: LaneData,
  { plant, period }: Composing,
  now: Instant,
): MachineLane {
  const { truth, timeline, marks } = shown;
  return {
    id: truth.machineId,
    shown,
    lane,
    present: now,
    current: truth.knownTo === undefined ? eventAt(timeline, plant.mapping, now, now) : undefined,
    figures: figuresOf(timeline, plant, period.span, now),
    pending: marks.flatMap((mark) => stretchesOf(mark, shown, plant, now)),
  };
}

/** An event of a lane, by its place in the columns. */
export function eventIn(
  { shown, lane, present }: MachineLane,
  mapping: Mapping,
  index: number,
  now: Instant,
): UtilizationEvent | undefined {
  const start = lane.starts[index];
  if (start === undefined) return undefined;
  const at = instant(start);
  return eventAt(shown.timeline, mapping, at, later(later(now, present), at));
}

/**
 * Now, or a little later when something of then is there already. The server's clock is known to half a
 * second, and what it says has happened has; and what this browser asked for "from now" begins at its own now,
 * which the next look at the server's clock may find to have been early.
 */
export function presentOf(
  { signal, layer }: Timeline,
  now: Instant,
  marks: readonly Mark[] = [],
): Instant {
  const soon = plus(now, 2);
  // A clock that was hours ahead is another matter: what it asked for then has not come yet.
  const isSoon = (at: Instant | 0): boolean => at <= now + 60;
  const latest = Math.max(
    now,
    signal.changeAtOrBefore(soon)?.at ?? 0,
    layer.atOrBefore(soon)?.startsAt ?? 0,
    ...marks.map((mark) => (mark.refusal === undefined ? startOf(mark.entry) : 0)).filter(isSoon),
  );
  return plus(now, latest - now);
}

function stretchesOf(
  { entry, refusal }: Mark,
  { truth, timeline }: ShownMachine,
  { mapping }: Plant,
  now: Instant,
): readonly PendingStretch[] {
  const laneId = entry.machineId;
  if (refusal !== undefined) return refusedStretch(entry, now);
  const state = entry.state.kind === "saved" ? "saved" : "sending";
  const to = truth.knownTo ?? now;
  return eventsBetween(timeline, mapping, truth.knownFrom, to, now)
    .filter((event) => event.origin?.requestId === entry.id)
    .map(({ startsAt, endsAt }) => ({ laneId, from: startsAt, to: endsAt ?? now, state }));
}

/** Where a refused request asked to be; one without a start of its own is marked where it was made. */
export function refusedStretch(entry: Entry, now: Instant): readonly PendingStretch[] {
  return entry.request.kind === "undo" ? [] : [askedStretch(entry, "refused", now)];
}

/**
 * Where a request that waits asked to be, when it lies where the machine's events are not there to replay it
 * on; `undefined`: it is among the lane's own.
 */
export function unplacedStretch(
  entry: Entry,
  { shown: { truth } }: MachineLane,
  now: Instant,
): PendingStretch | undefined {
  const { state } = entry;
  if (state.kind === "refused" || state.kind === "conflict") return undefined;
  const start = startOf(entry);
  const isPlaced =
    start >= startOfKnown(truth) && (truth.knownTo === undefined || start <= truth.knownTo);
  if (isPlaced || isContained(entry, truth)) return undefined;
  return askedStretch(entry, state.kind === "saved" ? "saved" : "sending", now);
}

function askedStretch(entry: Entry, state: PendingStretch["state"], now: Instant): PendingStretch {
  const from = startOf(entry);
  const to = Math.max(from + 1, endOf(entry) ?? now);
  return { laneId: entry.machineId, from, to, state };
}

function endOf({ request }: Entry): Instant | undefined {
  switch (request.kind) {
    case "post":
      return undefined;
    case "undo":
      return request.edit.touched.end;
    default:
      return request.endsAt;
  }
}
