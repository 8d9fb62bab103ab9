import type { Instant } from "#time/instant.ts";
import { instant } from "#time/instant.ts";
import type { MachineId } from "#engine/names.ts";
import type { UtilizationEvent } from "#engine/event.ts";
import type { HandleEdge } from "#lanes/hit.ts";
import {
  type AcrossSelection,
  type EventSelection,
  oneOf,
  partsOf,
  type Selected,
  type Selection,
  type SpanSelection,
} from "../selection.ts";

/** What a person may draw a span within: not before the first reading, and not starting ahead of now. */
export interface Reach {
  readonly first: number;
  readonly now: Instant;
}

/** The seconds of a selection as drawn; an event that still goes on ends now. */
export function extentOf(
  { startsAt, endsAt }: Selection,
  now: Instant,
): { readonly from: number; readonly to: number } {
  return { from: startsAt, to: endsAt ?? Math.max(now, startsAt + 1) };
}

export function selectionOf(
  machine: MachineId,
  event: Pick<UtilizationEvent, "startsAt" | "endsAt">,
): EventSelection {
  return { kind: "event", machine, startsAt: event.startsAt, endsAt: event.endsAt };
}

/** The span between two instants, in whichever order they were drawn; `undefined` when there is none. */
export function drawnSpan(
  machine: MachineId,
  a: number,
  b: number,
  { first, now }: Reach,
): SpanSelection | undefined {
  const from = Math.max(Math.min(a, b), first);
  const to = Math.max(a, b);
  if (to - from < 1 || from >= now) return undefined;
  return { kind: "span", machine, startsAt: instant(from), endsAt: instant(to) };
}

/**
 * The selection with one edge moved to `at`. Edges do not pass each other: a handle that is dragged over
 * the other rests a minute before it (a second, in a span that is shorter).
 */
export function withEdge(
  selection: Selection,
  edge: HandleEdge,
  at: number,
  { first, now }: Reach,
): SpanSelection {
  const { from, to } = extentOf(selection, now);
  const least = Math.min(60, Math.max(1, to - from));
  const [start, end] =
    edge === "start"
      ? [Math.max(first, Math.min(at, to - least, now - 1)), to]
      : [from, Math.max(at, from + least)];
  return {
    kind: "span",
    machine: selection.machine,
    startsAt: instant(Math.min(start, end - 1)),
    endsAt: instant(end),
  };
}

/** What can be moved by its edges: one stretch, or one span on several machines. */
export function withEdges(selected: Selected | undefined): Selection | AcrossSelection | undefined {
  return selected?.kind === "across" ? selected : oneOf(selected);
}

/** {@link withEdge}, on every machine that the span is on. */
export function movedEdge(
  selected: Selection | AcrossSelection,
  edge: HandleEdge,
  at: number,
  reach: Reach,
): SpanSelection | AcrossSelection {
  if (selected.kind !== "across") return withEdge(selected, edge, at, reach);
  const [first] = partsOf(selected);
  if (first === undefined) return selected;
  const { startsAt, endsAt } = withEdge(first, edge, at, reach);
  return { ...selected, startsAt, endsAt };
}

/**
 * The stretch that the eye is to be led to: of several events the one that was chosen last, of a span on
 * several machines the uppermost.
 */
export function leading(selected: Selected | undefined): Selection | undefined {
  const parts = partsOf(selected);
  return selected?.kind === "events" ? parts.at(-1) : parts[0];
}
