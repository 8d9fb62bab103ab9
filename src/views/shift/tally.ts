import { type Use, useOf as tallyOf } from "#engine/availability.ts";
import type { UtilizationEvent } from "#engine/event.ts";
import type { MachineId } from "#engine/names.ts";
import type { Machine, OeeUse, Plant, Reason } from "#engine/plant.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { earlier, type Instant, later, type Seconds } from "#time/instant.ts";
import { type Span, span } from "#time/span.ts";

/** An event of a machine, as far as it lies in the shift. */
export interface Piece {
  readonly machine: Machine;
  readonly event: UtilizationEvent;
  readonly startsAt: Instant;
  /** What has passed of it by now. */
  readonly endsAt: Instant;
}

/** A row of the Pareto: time that machines did not run, by why. */
export interface Cause {
  /** `undefined`: nobody has said why yet. */
  readonly reason: Pick<Reason, "code" | "name"> | undefined;
  readonly oee: OeeUse;
  readonly count: number;
  readonly seconds: Seconds;
  /** Of all time in these rows, 0 to 1, alone and with the rows above. */
  readonly share: number;
  readonly sum: number;
}

export interface MachineTally {
  readonly machine: Machine;
  /** `undefined`: it reported nothing in the shift. */
  readonly use: Use | undefined;
}

/** What became of a shift's time, up to now. */
export interface ShiftTally {
  /** The part of the shift that has passed; `undefined`: none of it. */
  readonly passed: Span | undefined;
  readonly total: Use;
  readonly machines: readonly MachineTally[];
  /** The most time first. */
  readonly causes: readonly Cause[];
  /** The longest first. */
  readonly unexplained: readonly Piece[];
  /** Stops that began in the shift or before, and go on after its end. */
  readonly over: readonly Machine[];
  readonly pieces: readonly Piece[];
}

/**
 * As many machines as a page has room for: all of them, in the plant's order; where they are too many, those that
 * stood longest without its being planned, the longest first, and how many there are besides.
 */
export function worthPrinting(
  machines: readonly MachineTally[],
  room: number,
): { readonly shown: readonly MachineTally[]; readonly others: number } {
  if (machines.length <= room) return { shown: machines, others: 0 };
  const stood = ({ use }: MachineTally): number => use?.unplanned ?? -1;
  const shown = machines.toSorted((a, b) => stood(b) - stood(a)).slice(0, room);
  return { shown, others: machines.length - shown.length };
}

/** Pure. A machine without a timeline here has not been fetched; wait for it, or its time is missing. */
export function shiftTally(
  plant: Plant,
  timelines: ReadonlyMap<MachineId, { readonly timeline: Timeline }>,
  over: Span,
  now: Instant,
): ShiftTally {
  const end = earlier(over.end, now);
  const passed = end > over.start ? span(over.start, end) : undefined;
  const all = plant.areas.flatMap(({ machines }) => machines);
  const pieces = all.flatMap((machine) =>
    passed === undefined
      ? []
      : piecesOf(plant, machine, timelines.get(machine.id)?.timeline, passed, now),
  );
  const sumOf = (own: readonly Piece[]): Use =>
    tallyOf(
      own.map(({ event }) => event),
      plant.reasons,
      passed ?? over,
    );
  return {
    passed,
    total: sumOf(pieces),
    machines: all.map((machine) => {
      const own = pieces.filter((its) => its.machine === machine);
      return { machine, use: own.length === 0 ? undefined : sumOf(own) };
    }),
    causes: causesOf(plant, pieces),
    unexplained: pieces
      .filter(({ event }) => event.pending)
      .toSorted((a, b) => lengthOf(b) - lengthOf(a)),
    over: pieces
      .filter(({ event }) => isStop(plant, event) && goesOver(event, over, now))
      .map(({ machine }) => machine),
    pieces,
  };
}

export function lengthOf({ startsAt, endsAt }: Piece): Seconds {
  return (endsAt - startsAt) as Seconds;
}

function piecesOf(
  plant: Plant,
  machine: Machine,
  timeline: Timeline | undefined,
  passed: Span,
  now: Instant,
): readonly Piece[] {
  if (timeline === undefined) return [];
  return eventsBetween(timeline, plant.mapping, passed.start, passed.end, now)
    .map((event) => ({
      machine,
      event,
      startsAt: later(event.startsAt, passed.start),
      endsAt: earlier(event.endsAt ?? passed.end, passed.end),
    }))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt);
}

function isStop(plant: Plant, { reason, pending }: UtilizationEvent): boolean {
  const oee = oeeOf(plant, reason);
  return pending || oee === "planned" || oee === "unplanned";
}

function goesOver({ endsAt }: UtilizationEvent, { end }: Span, now: Instant): boolean {
  return now >= end && (endsAt === undefined || endsAt > end);
}

function oeeOf(plant: Plant, code: UtilizationEvent["reason"]): OeeUse {
  return plant.reasons.find((reason) => reason.code === code)?.oee ?? "none";
}

function causesOf(plant: Plant, pieces: readonly Piece[]): readonly Cause[] {
  const sums = new Map<string, { event: UtilizationEvent; count: number; seconds: number }>();
  for (const piece of pieces) {
    const { event } = piece;
    if (!event.pending && oeeOf(plant, event.reason) === "runtime") continue;
    const key = event.pending ? "" : `of ${event.reason}`;
    const sum = sums.get(key) ?? { event, count: 0, seconds: 0 };
    sums.set(key, { event, count: sum.count + 1, seconds: sum.seconds + lengthOf(piece) });
  }
  const rows = [...sums.values()].sort((a, b) => b.seconds - a.seconds);
  const whole = rows.reduce((sum, { seconds }) => sum + seconds, 0);
  let above = 0;
  return rows.map(({ event, count, seconds }) => {
    above += seconds;
    const name = plant.reasons.find(({ code }) => code === event.reason)?.name ?? event.reason;
    return {
      reason: event.pending ? undefined : { code: event.reason, name },
      oee: oeeOf(plant, event.reason),
      count,
      seconds: seconds as Seconds,
      share: seconds / whole,
      sum: above / whole,
    };
  });
}
