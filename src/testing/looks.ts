import { type Context, type Outcome } from "#engine/apply.ts";
import { type Reading, type Signal } from "#engine/signal.ts";
import { type Timeline } from "#engine/timeline.ts";
import { type Instant } from "#time/instant.ts";
import { DAWN, HORIZON, LENGTH, second, type Story, type StoryPlant } from "./generators.ts";
import { ahead, eventsAt } from "./seconds.ts";

/** When a story is over. */
export const END = second(LENGTH);

/**
 * What a timeline shows, an event a line: at `now`, and on to the horizon should the machine report nothing more.
 * As text, since laws compare a great many of them.
 */
export function looks(timeline: Timeline, plant: StoryPlant, now: Instant): string {
  const shown = [...eventsAt(timeline, plant, now), "ahead", ...ahead(timeline, plant, now)];
  return shown.map((line) => JSON.stringify(line)).join("\n");
}

export function readingsOf(signal: Signal): readonly Reading[] {
  return [...signal.readings(DAWN, second(HORIZON))];
}

/** Everything in a timeline, as plain data. */
export function dump({ signal, layer }: Timeline): string {
  return JSON.stringify([readingsOf(signal), [...layer]]);
}

/** What arrives when this is sent, or stored and read again. */
export function sent<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** Somebody asks, in a story's plant. */
export function contextOf({ plant }: Story, now: Instant, id = "again"): Context {
  return { plant, now, origin: { requestId: id, by: "Ben" } };
}

/** @throws Error when the request was refused. */
export function taken(outcome: Outcome): Outcome & { ok: true } {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome;
}
