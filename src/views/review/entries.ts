import type { Plant } from "#engine/plant.ts";
import type { Instant } from "#time/instant.ts";
import { oneOf, type Selected } from "../selection.ts";
import { bandOf } from "./band.ts";
import { longestFirst, selectionOf, type Stop } from "./stop.ts";

/**
 * One line of the list.
 *
 * ```
 * stop    a stop, to be explained by itself
 * micros  the micro-stops folded together, to be explained as one
 * ```
 */
export type Entry =
  | { readonly kind: "stop"; readonly stop: Stop }
  | { readonly kind: "micros"; readonly stops: readonly Stop[] };

/**
 * The list: stops in the order given, then the micro-stops in one line. Where a person asked for micro-stops
 * alone they stand by themselves too; a single one needs no folding.
 */
export function entriesOf(
  stops: readonly Stop[],
  plant: Plant,
  now: Instant,
  unfolds: boolean,
): readonly Entry[] {
  const isMicro = ({ event }: Stop): boolean => bandOf(event, plant, now) === "micro";
  const micros = stops.filter(isMicro);
  const isFolded = micros.length > 1;
  const alone = isFolded && !unfolds ? stops.filter((stop) => !isMicro(stop)) : stops;
  return [
    ...alone.map((stop): Entry => ({ kind: "stop", stop })),
    ...(isFolded ? [{ kind: "micros", stops: micros } as const] : []),
  ];
}

/** What opening a line chooses. */
export function selectedBy(entry: Entry): Selected {
  return entry.kind === "stop"
    ? selectionOf(entry.stop)
    : { kind: "events", of: entry.stops.map(selectionOf) };
}

/** Whether what is chosen is still this line, though the person has moved its edges meanwhile. */
export function isChosen(entry: Entry, selected: Selected | undefined): boolean {
  if (entry.kind === "micros") return selected?.kind === "events";
  const one = oneOf(selected);
  const { startsAt, endsAt } = entry.stop.event;
  return (
    one?.machine === entry.stop.machine &&
    one.startsAt < (endsAt ?? Infinity) &&
    (one.endsAt ?? Infinity) > startsAt
  );
}

/**
 * The line that comes by itself once `done` has been explained: the next shorter stop, after the last one the
 * longest that was passed over, then the micro-stops. `undefined`: there is nothing left.
 */
export function entryAfter(entries: readonly Entry[], done: Entry): Entry | undefined {
  const stops = entries.filter((entry) => entry.kind === "stop");
  const micros = entries.find((entry) => entry.kind === "micros");
  if (done.kind === "micros") return stops[0];
  const others = stops.filter(({ stop }) => !isSame(stop, done.stop));
  const shorter = others.find(({ stop }) => longestFirst(done.stop, stop) < 0);
  return shorter ?? others[0] ?? micros;
}

function isSame(a: Stop, b: Stop): boolean {
  return a.machine === b.machine && a.event.startsAt === b.event.startsAt;
}
