import type { MachineId } from "#engine/names.ts";
import { earlier, type Instant, later } from "#time/instant.ts";
import type { Span } from "#time/span.ts";

/**
 * One stretch of one machine's timeline.
 *
 * ```
 * event   a tapped event, as it stood when it was tapped; no end: the current event, still growing
 * span    dragged or typed by a person; it need not begin or end with an event
 * ```
 */
export type Selection = EventSelection | SpanSelection;

export interface EventSelection {
  readonly kind: "event";
  readonly machine: MachineId;
  readonly startsAt: Instant;
  readonly endsAt: Instant | undefined;
}

export interface SpanSelection {
  readonly kind: "span";
  readonly machine: MachineId;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/**
 * What is chosen on the board, and what the panel speaks of: one stretch, or many that get one reason.
 *
 * ```
 * events   several events, of any machines, in the order in which they were chosen; none yet: the next
 *          taps choose some
 * across   one span on several machines, in the board's order
 * ```
 */
export type Selected = Selection | ManySelection;

export type ManySelection = EventsSelection | AcrossSelection;

export interface EventsSelection {
  readonly kind: "events";
  readonly of: readonly EventSelection[];
}

export interface AcrossSelection {
  readonly kind: "across";
  readonly machines: readonly MachineId[];
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export const NO_EVENTS: EventsSelection = { kind: "events", of: [] };

export function isMany(selected: Selected | undefined): selected is ManySelection {
  return selected?.kind === "events" || selected?.kind === "across";
}

/** The one stretch that is chosen; `undefined` while there are many or none. */
export function oneOf(selected: Selected | undefined): Selection | undefined {
  return isMany(selected) ? undefined : selected;
}

/** Every stretch that is chosen. */
export function partsOf(selected: Selected | undefined): readonly Selection[] {
  switch (selected?.kind) {
    case undefined:
      return [];
    case "event":
    case "span":
      return [selected];
    case "events":
      return selected.of;
    case "across": {
      const { machines, startsAt, endsAt } = selected;
      return machines.map((machine) => ({ kind: "span", machine, startsAt, endsAt }));
    }
  }
}

/** From the first to the last second of what is chosen. */
export function stretchOf(
  selected: Selected | undefined,
  now: Instant,
): Pick<Span, "start" | "end"> | undefined {
  const parts = partsOf(selected);
  const [first] = parts;
  if (first === undefined) return undefined;
  return {
    start: parts.reduce((start, { startsAt }) => earlier(start, startsAt), first.startsAt),
    end: parts.reduce((end, { endsAt }) => later(end, endsAt ?? now), first.startsAt),
  };
}

/** Whether two stretches are the same one; an event stays the same when its end comes. */
export function isSameStretch(a: Selection, b: Selection): boolean {
  const isSame = a.kind === b.kind && a.machine === b.machine && a.startsAt === b.startsAt;
  return isSame && (a.kind === "event" || a.endsAt === b.endsAt);
}

export function sameSelected(a: Selected | undefined, b: Selected | undefined): boolean {
  const [left, right] = [partsOf(a), partsOf(b)];
  return (
    a?.kind === b?.kind &&
    left.length === right.length &&
    left.every((part, index) => {
      const other = right[index];
      return other !== undefined && part.endsAt === other.endsAt && isSameStretch(part, other);
    })
  );
}

/**
 * One more event, or one less when it was chosen already. A single event that was chosen before is the first
 * of them; a drawn span is not, since it names no event.
 */
export function toggled(selected: Selected | undefined, event: EventSelection): EventsSelection {
  const held = eventsOf(selected);
  const others = held.filter((its) => !isSameStretch(its, event));
  return { kind: "events", of: others.length < held.length ? others : [...held, event] };
}

/** Those events too, each once. */
export function extended(
  selected: Selected | undefined,
  events: readonly EventSelection[],
): EventsSelection {
  const held = eventsOf(selected);
  const fresh = events.filter((event) => !held.some((its) => isSameStretch(its, event)));
  return { kind: "events", of: [...held, ...fresh] };
}

function eventsOf(selected: Selected | undefined): readonly EventSelection[] {
  return partsOf(selected).filter((part): part is EventSelection => part.kind === "event");
}

/** The span on one machine more, or one less; they stay in the board's order. */
export function acrossToggled(
  { machines, ...span }: AcrossSelection,
  machine: MachineId,
  order: readonly MachineId[],
): AcrossSelection {
  const isIn = machines.includes(machine);
  return {
    ...span,
    machines: order.filter((id) => (id === machine ? !isIn : machines.includes(id))),
  };
}
