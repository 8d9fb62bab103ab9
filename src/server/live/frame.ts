import { type LiveMessage, liveToWire } from "#contract/live.ts";
import type { Instant } from "#time/instant.ts";
import type { Change } from "../record/record.ts";

/** One message of a Server-Sent Events stream, ready to go out. */
export interface Frame {
  /** The live log's position after it; `undefined` for what is not in the log. */
  readonly seq: number | undefined;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();

export function changeFrame(change: Change): Frame {
  const { seq, machine } = change;
  if (change.kind === "readings") {
    return frame({ kind: "readings", machine, readings: change.readings }, seq);
  }
  const { revision, removed, inserted } = change;
  return frame({ kind: "spans", machine, revision, removed, inserted }, seq);
}

export function heartbeatFrame(now: Instant): Frame {
  return frame({ kind: "heartbeat", now }, undefined);
}

/** @param seq where the reader goes on from once it has fetched afresh. */
export function resetFrame(seq: number): Frame {
  return frame({ kind: "reset" }, seq);
}

/** How soon a browser comes back by itself, in milliseconds. */
export const retryFrame: Frame = { seq: undefined, bytes: encoder.encode("retry: 2000\n\n") };

function frame(message: LiveMessage, seq: number | undefined): Frame {
  const id = seq === undefined ? "" : `id: ${seq}\n`;
  const text = `event: ${message.kind}\n${id}data: ${liveToWire(message)}\n\n`;
  return { seq, bytes: encoder.encode(text) };
}
