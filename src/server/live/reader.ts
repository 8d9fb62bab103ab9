import type { Record } from "../record/record.ts";
import { changeFrame, type Frame, heartbeatFrame, resetFrame, retryFrame } from "./frame.ts";
import type { Instant } from "#time/instant.ts";

/** Changes read from the log at a time, while a reader catches up. */
const BATCH = 200;
/** Bytes that may wait for a slow reader before it is left to catch up from the log. */
const MOST_WAITING = 256 * 1024;

/**
 * One browser on the live stream. While it keeps up, each change is handed to it as it is committed. When it
 * falls behind, nothing piles up in memory: it reads on from the log, at its own pace, until it has caught
 * up. Either way it gets every change once, in order.
 */
export class Reader {
  readonly stream: ReadableStream<Uint8Array>;
  private readonly record: Record;
  private readonly onEnd: (reader: Reader) => void;
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** The last change that it was given. */
  private position: number;
  private state: "catchingUp" | "live" | "ended" = "catchingUp";

  constructor(record: Record, since: number, now: Instant, onEnd: (reader: Reader) => void) {
    this.record = record;
    this.position = since;
    this.onEnd = onEnd;
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller;
          this.put(retryFrame);
          this.put(heartbeatFrame(now));
        },
        pull: () => this.catchUp(),
        cancel: () => this.finish(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING }),
    );
  }

  /** Just committed: newer than anything that the log was asked for before. */
  offer(frames: readonly Frame[]): void {
    if (this.state !== "live") return;
    for (const frame of frames) {
      if (frame.seq !== undefined && frame.seq <= this.position) continue;
      if (!this.hasRoom()) {
        this.state = "catchingUp";
        return;
      }
      this.put(frame);
    }
  }

  /** Not kept for a slow reader: the next one will do as well. */
  beat(frame: Frame): void {
    if (this.hasRoom()) this.put(frame);
  }

  /** Ends the stream; the browser comes back when it can. */
  end(): void {
    if (this.state === "ended") return;
    this.controller?.close();
    this.finish();
  }

  private async catchUp(): Promise<void> {
    while (this.state === "catchingUp" && this.hasRoom()) {
      const since = await this.record.changesSince(this.position, BATCH);
      if (this.ended()) return;
      if (since.kind === "reset") {
        this.put(resetFrame(this.record.position()));
      } else {
        for (const change of since.changes) this.put(changeFrame(change));
      }
      // Nothing can be committed between this look and the next offer: both are in one turn of the loop.
      if (this.position >= this.record.position()) this.state = "live";
    }
  }

  private ended(): boolean {
    return this.state === "ended";
  }

  private hasRoom(): boolean {
    return (this.controller?.desiredSize ?? 0) > 0;
  }

  private put({ seq, bytes }: Frame): void {
    this.controller?.enqueue(bytes);
    if (seq !== undefined) this.position = seq;
  }

  private finish(): void {
    this.state = "ended";
    this.onEnd(this);
  }
}
