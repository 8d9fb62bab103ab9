import type { Clock } from "../clock.ts";
import type { Client } from "../client.ts";
import { readTimelines } from "../timelines-answer.ts";
import type { Truths } from "./ports.ts";

/** Asks `/api/timelines` for one machine. */
export function httpTruths(client: Client, clock: Clock): Truths {
  return {
    async fetch(machine, from, to) {
      const end = Math.max(from, to ?? clock.now());
      const query = new URLSearchParams({ machine, from: String(from), to: String(end) });
      const answer = await client.ask({ path: `/api/timelines?${query}`, read: readTimelines });
      if (answer.kind !== "ok") return undefined;
      const { now, machines } = answer.value;
      if (!clock.answered(now, answer.askedMs, answer.receivedMs)) return undefined;
      const slice = machines.find((its) => its.machine === machine);
      if (slice === undefined) return undefined;
      return { revision: slice.revision, timeline: slice.timeline, now };
    },
  };
}
