import type { LiveMessage } from "#contract/live.ts";
import type { PersonSpan } from "#engine/person-span.ts";
import type { Reading } from "#engine/signal.ts";
import { earlier, type Instant } from "#time/instant.ts";
import type { MachineTruth, TimelinesTruth } from "./truth.ts";

/** A live message that changes timelines, with its place in the live log. */
export interface Change {
  readonly seq: number;
  readonly message: Extract<LiveMessage, { readonly kind: "readings" | "spans" }>;
}

export type Patched =
  /** The same object when the message was known already or says nothing about this window or its machines. */
  | { readonly kind: "patched"; readonly truth: TimelinesTruth }
  /** Something is missing in between: only the server can say what stands there now. */
  | { readonly kind: "gap" };

/**
 * The truth after one more live message. Messages may come twice and readings in any order; a revision
 * that skips one is a gap.
 */
export function patch(truth: TimelinesTruth, { seq, message }: Change): Patched {
  if (seq <= truth.seq) return { kind: "patched", truth };
  const machine = truth.machines.get(message.machine);
  // It is of another batch's machine.
  if (machine === undefined) return { kind: "patched", truth };
  const patched =
    message.kind === "readings"
      ? withReadings(machine, message.readings)
      : withSpans(machine, message);
  if (patched === undefined) return { kind: "gap" };
  const machines =
    patched === machine ? truth.machines : new Map(truth.machines).set(machine.machineId, patched);
  return { kind: "patched", truth: { ...truth, seq, machines } };
}

/** All of `changes` in order, or the gap that one of them shows. */
export function patchAll(truth: TimelinesTruth, changes: Iterable<Change>): Patched {
  let result: Patched = { kind: "patched", truth };
  for (const change of changes) {
    if (result.kind === "gap") return result;
    result = patch(result.truth, change);
  }
  return result;
}

/** `undefined`: a gap. */
function withReadings(
  machine: MachineTruth,
  readings: readonly Reading[],
): MachineTruth | undefined {
  let { firstReadingAt, knownFrom } = machine;
  let { timeline } = machine;
  // Where the slice holds the machine's whole past, a reading before it makes that past longer.
  const isWhole = firstReadingAt === undefined || firstReadingAt >= knownFrom;
  for (const reading of readings) {
    firstReadingAt =
      firstReadingAt === undefined ? reading.at : earlier(firstReadingAt, reading.at);
    if (isWhole) knownFrom = earlier(knownFrom, reading.at);
    // It may have ended a person's span of the slice before the slice begins: who was there must say.
    if (reading.at < knownFrom) return undefined;
    // Behind the slice it would stand next to readings that were never fetched, and make up events.
    if (machine.knownTo !== undefined && reading.at > machine.knownTo) continue;
    const signal = timeline.signal.with(reading);
    if (signal !== timeline.signal) timeline = { signal, layer: timeline.layer };
  }
  const isSame =
    timeline === machine.timeline &&
    firstReadingAt === machine.firstReadingAt &&
    knownFrom === machine.knownFrom;
  if (isSame) return machine;
  return { ...machine, firstReadingAt, knownFrom, timeline };
}

function withSpans(
  machine: MachineTruth,
  { revision, removed, inserted }: Extract<LiveMessage, { readonly kind: "spans" }>,
): MachineTruth | undefined {
  if (revision <= machine.revision) return machine;
  if (revision !== machine.revision + 1) return undefined;
  // What was changed may show from afar, and only the server can say how.
  if (isInOutline(machine, [...removed, ...inserted.map(({ startsAt }) => startsAt)]))
    return undefined;
  const { signal, layer } = machine.timeline;
  const near = inserted.filter((span) => span.startsAt >= machine.knownFrom);
  const before = inserted.filter((span) => span.startsAt < machine.knownFrom);
  if (before.some((span) => mayReach(span, machine))) return undefined;
  return { ...machine, revision, timeline: { signal, layer: layer.splice(removed, near) } };
}

function isInOutline({ outline, knownFrom }: MachineTruth, starts: readonly Instant[]): boolean {
  return outline !== undefined && starts.some((start) => start < knownFrom);
}

/** Whether a span that starts before what is known may reach into it. Only the server knows where a reading ends one. */
function mayReach({ ending }: PersonSpan, { knownFrom }: MachineTruth): boolean {
  switch (ending.kind) {
    case "at":
      return ending.at > knownFrom;
    case "ongoing":
      return ending.until > knownFrom;
    case "nextReading":
      return true;
  }
}
