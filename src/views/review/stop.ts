import type { UtilizationEvent } from "#engine/event.ts";
import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { eventsBetween } from "#engine/timeline.ts";
import type { ShownMachine } from "#query/shown.ts";
import { type Instant, later, earlier, type Seconds, seconds } from "#time/instant.ts";
import type { Span } from "#time/span.ts";
import type { EventSelection } from "../selection.ts";

/** A stop that waits for a reason. */
export interface Stop {
  readonly machine: MachineId;
  readonly event: UtilizationEvent;
  /** How much of it falls into the period on show, up to now: what the board's figures count. */
  readonly seconds: Seconds;
}

export function selectionOf({ machine, event }: Stop): EventSelection {
  return { kind: "event", machine, startsAt: event.startsAt, endsAt: event.endsAt };
}

/** Tells stops apart, over renders and ticks. */
export function keyOf({ machine, event }: Stop): string {
  return JSON.stringify([machine, event.startsAt]);
}

/** Longest first; of equal ones the earlier, so that the order is always the same. */
export function longestFirst(a: Stop, b: Stop): number {
  return (
    b.seconds - a.seconds ||
    a.event.startsAt - b.event.startsAt ||
    (a.machine < b.machine ? -1 : Number(a.machine > b.machine))
  );
}

export function totalOf(stops: readonly Stop[]): Seconds {
  return seconds(stops.reduce((sum, stop) => sum + stop.seconds, 0));
}

/** What stops are found in; the same objects give the same stops. */
export interface Finding {
  readonly plant: Plant;
  readonly period: Span;
  readonly now: Instant;
}

interface Held extends Finding {
  readonly shown: ShownMachine;
  readonly stops: readonly Stop[];
}

/**
 * The stops of a period, kept machine by machine: one machine's reading looks at that machine alone. Time by
 * itself is looked at once a minute, so that the order does not change with every second that a stop lasts.
 */
export class Stops {
  private readonly held = new Map<MachineId, Held>();
  private list: readonly Stop[] = [];

  /** Longest first; the same array until one of the machines has others. */
  all(machines: readonly ShownMachine[], finding: Finding): readonly Stop[] {
    let isSame = machines.length === this.held.size;
    const fresh = machines.map((shown) => {
      const id = shown.truth.machineId;
      const held = this.held.get(id);
      if (held !== undefined && isStill(held, shown, finding)) return [id, held] as const;
      const stops = stopsOf(shown, finding);
      // Most of what machines report is no stop that waits: then the list stays the very same one.
      const areSame = held !== undefined && sameStops(held.stops, stops);
      if (!areSame) isSame = false;
      return [id, { ...finding, shown, stops: areSame ? held.stops : stops }] as const;
    });
    this.held.clear();
    for (const [id, held] of fresh) this.held.set(id, held);
    if (isSame) return this.list;
    this.list = fresh.flatMap(([, { stops }]) => stops).sort(longestFirst);
    return this.list;
  }
}

function isStill(held: Held, shown: ShownMachine, { plant, period, now }: Finding): boolean {
  return (
    held.shown === shown &&
    held.plant === plant &&
    held.period.start === period.start &&
    held.period.end === period.end &&
    Math.floor(held.now / 60) === Math.floor(now / 60)
  );
}

function sameStops(a: readonly Stop[], b: readonly Stop[]): boolean {
  return a.length === b.length && a.every((stop, index) => isSameStop(stop, b[index]));
}

function isSameStop(a: Stop, b: Stop | undefined): boolean {
  if (b === undefined || a.seconds !== b.seconds) return false;
  const [left, right] = [a.event, b.event];
  return (
    left.startsAt === right.startsAt &&
    left.endsAt === right.endsAt &&
    left.reason === right.reason &&
    left.raw === right.raw &&
    left.comment === right.comment &&
    left.origin?.requestId === right.origin?.requestId
  );
}

function stopsOf({ timeline, truth }: ShownMachine, finding: Finding): readonly Stop[] {
  const { plant, period, now } = finding;
  if (period.start > now) return [];
  const end = earlier(period.end, now);
  return eventsBetween(timeline, plant.mapping, period.start, end, now).flatMap((event) => {
    const from = later(event.startsAt, period.start);
    const inside = earlier(event.endsAt ?? end, end) - from;
    return event.pending && inside > 0
      ? [{ machine: truth.machineId, event, seconds: seconds(inside) }]
      : [];
  });
}
