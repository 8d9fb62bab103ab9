import type { Change } from "./patch.ts";

/** Changes kept: minutes of a busy plant. An answer that is older than that is fetched again. */
const KEPT = 4_000;

/**
 * The latest changes that the live stream brought. A whole answer that was on its way meanwhile is older
 * than what is on screen; with these it catches up before anyone sees it.
 */
export class LiveLog {
  private changes: Change[] = [];
  /** Every change after this one, up to the last that came, is here. */
  private since: number;

  constructor(since: number) {
    this.since = since;
  }

  /** The position of the last change that came. */
  get position(): number {
    return this.changes.at(-1)?.seq ?? this.since;
  }

  /** A change that came before (a stream that begins again may repeat some) is passed over. */
  add(change: Change): void {
    if (change.seq <= this.position) return;
    this.changes.push(change);
    if (this.changes.length <= 2 * KEPT) return;
    const dropped = this.changes.splice(0, this.changes.length - KEPT);
    this.since = dropped.at(-1)?.seq ?? this.since;
  }

  /** The changes after `seq`; `undefined` when the log does not reach back that far. */
  after(seq: number): readonly Change[] | undefined {
    if (seq < this.since) return undefined;
    return this.changes.filter((change) => change.seq > seq);
  }
}
