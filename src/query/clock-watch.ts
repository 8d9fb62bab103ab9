import { parse } from "#contract/field-problem.ts";
import { changesAnswerSchema } from "#contract/live.ts";
import { instant } from "#time/instant.ts";
import type { Client } from "./client.ts";
import type { Clock } from "./clock.ts";
import type { Timer } from "./outbox/ports.ts";

const LOOK_MS = 5_000;

/** One short round trip for the server's time. Without an answer the clock stays as it was. */
export async function measureClock(client: Client, clock: Clock): Promise<void> {
  const answer = await client.ask({
    path: "/api/changes",
    read: (json) => parse(changesAnswerSchema, json),
  });
  if (answer.kind !== "ok") return;
  clock.answered(instant(answer.value.now), answer.askedMs, answer.receivedMs);
}

/** Measures again whenever the tablet's clock was set, or the tablet slept, until there is an answer. Returns how to stop. */
export function watchClock(client: Client, clock: Clock, timer: Timer): () => void {
  let stop = (): void => undefined;
  const look = (): void => {
    if (clock.isDoubtful()) void measureClock(client, clock);
    stop = timer.after(LOOK_MS, look);
  };
  stop = timer.after(LOOK_MS, look);
  return () => stop();
}
