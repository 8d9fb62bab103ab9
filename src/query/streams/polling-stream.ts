import { parse } from "#contract/field-problem.ts";
import { type ChangesAnswer, changesAnswerSchema } from "#contract/live.ts";
import { instant } from "#time/instant.ts";
import type { Client } from "../client.ts";
import type { Clock } from "../clock.ts";
import type { Timer } from "../outbox/ports.ts";
import type { OpenStream, StreamEvents } from "../stream.ts";

const PAUSE_MS = 4_000;

/** Asks every few seconds for what a stream would have said (`GET /api/changes`). Looks like a stream otherwise. */
export function pollingStream(client: Client, clock: Clock, timer: Timer): OpenStream {
  return (since, events) => {
    const control = new AbortController();
    let stopTimer = (): void => undefined;
    let position = since;
    let isOpen = false;
    const ask = async (): Promise<void> => {
      const answer = await client.ask({
        path: `/api/changes?since=${position}`,
        read: (json) => parse(changesAnswerSchema, json),
      });
      if (control.signal.aborted) return;
      if (answer.kind !== "ok") {
        control.abort();
        events.lost();
        return;
      }
      const { now, seq, hasMore } = answer.value;
      clock.answered(instant(now), answer.askedMs, answer.receivedMs);
      position = seq;
      if (!isOpen) events.opened();
      isOpen = true;
      say(answer.value, events, () => control.signal.aborted);
      if (!control.signal.aborted) {
        stopTimer = timer.after(hasMore ? 0 : PAUSE_MS, () => void ask());
      }
    };
    void ask();
    return () => {
      control.abort();
      stopTimer();
    };
  };
}

/** As the stream would have. Whoever listens may hang up in between. */
function say(
  { now, seq, isReset, changes }: ChangesAnswer,
  { said }: StreamEvents,
  isOver: () => boolean,
): void {
  for (const change of changes) {
    if (isOver()) return;
    said({ kind: change.kind, id: String(change.seq), data: JSON.stringify(change.data) });
  }
  if (isOver()) return;
  if (isReset) said({ kind: "reset", id: String(seq), data: "{}" });
  else said({ kind: "heartbeat", id: "", data: JSON.stringify({ now }) });
}
