import { HEARTBEAT_SECONDS } from "#contract/live.ts";
import type { Instant } from "#time/instant.ts";
import type { Record } from "../record/record.ts";
import { changeFrame, heartbeatFrame } from "./frame.ts";
import { Reader } from "./reader.ts";

/** Whether a reader may still read: sessions end, and rights are taken away, while streams are open. */
export type StillMay = (now: Instant) => Promise<boolean>;

/** The live stream's readers (contracts, "For the browser app"). Each change is put into bytes once for all. */
export class Live {
  private readonly record: Record;
  private readonly clock: () => Instant;
  private readonly onError: (error: unknown) => void;
  private readonly readers = new Map<Reader, StillMay>();
  private readonly stopListening: () => void;
  private readonly heart: NodeJS.Timeout;
  private closed = false;

  constructor(record: Record, clock: () => Instant, onError: (error: unknown) => void) {
    this.record = record;
    this.clock = clock;
    this.onError = onError;
    this.stopListening = record.onChange((changes) => {
      if (this.readers.size === 0) return;
      const frames = changes.map(changeFrame);
      for (const reader of this.readers.keys()) reader.offer(frames);
    });
    this.heart = setInterval(() => this.beat(), HEARTBEAT_SECONDS * 1000);
    // A server that has nothing else to do may stop.
    this.heart.unref();
  }

  /** @param since the position that the reader has seen; `undefined`: from now on. */
  open(since: number | undefined, stillMay: StillMay): ReadableStream<Uint8Array> {
    const position = since ?? this.record.position();
    const reader = new Reader(this.record, position, this.clock(), (gone) => {
      this.readers.delete(gone);
    });
    if (this.closed) reader.end();
    else this.readers.set(reader, stillMay);
    return reader.stream;
  }

  /** How many browsers are listening. */
  get size(): number {
    return this.readers.size;
  }

  /** At shutdown: ends every stream, and whoever comes now gets one that ends at once. */
  close(): void {
    this.closed = true;
    clearInterval(this.heart);
    this.stopListening();
    for (const reader of this.readers.keys()) reader.end();
  }

  private beat(): void {
    const now = this.clock();
    const frame = heartbeatFrame(now);
    for (const [reader, stillMay] of this.readers) {
      stillMay(now)
        .then((may) => (may ? reader.beat(frame) : reader.end()))
        .catch((error: unknown) => this.onError(error));
    }
  }
}
