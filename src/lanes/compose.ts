import { piecesFrom } from "#engine/piece-walk.ts";
import { type Mapping, meaningOf } from "#engine/plant.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { RawState } from "#engine/names.ts";
import type { Instant } from "#time/instant.ts";
import type { LaneData } from "./lane.ts";
import type { LookTable } from "./looks.ts";

/** Events on their way into columns: arrays that grow. */
export class LaneBuilder {
  private starts = new Uint32Array(64);
  private looks = new Uint16Array(64);
  private size = 0;

  /** Starts must ascend. */
  push(start: number, look: number): void {
    if (this.size === this.starts.length) {
      const [starts, looks] = [this.starts, this.looks];
      this.starts = new Uint32Array(2 * this.size);
      this.looks = new Uint16Array(2 * this.size);
      this.starts.set(starts);
      this.looks.set(looks);
    }
    this.starts[this.size] = start;
    this.looks[this.size] = look;
    this.size += 1;
  }

  /** The columns, with no room to spare. */
  finish(): Pick<LaneData, "starts" | "looks"> {
    return { starts: this.starts.slice(0, this.size), looks: this.looks.slice(0, this.size) };
  }
}

/** How far a timeline is known, epoch seconds. */
export interface Reach {
  readonly from: Instant;
  /** `undefined`: up to now. */
  readonly to: Instant | undefined;
}

/** A lane's events, and when time alone will change them. */
export interface Composed {
  /** Where the last event ends: now, when it is the current one. */
  readonly end: number;
  /** The first second after now at which there will be other events, nothing new being heard; `Infinity`: never. */
  readonly holdsUntil: number;
}

/**
 * Puts the events in force at some second of a reach into columns, unclipped, as they are at `now`; without
 * an object for each that would outlive this call, because a board has hundreds of thousands.
 */
export function composeInto(
  into: LaneBuilder,
  { signal, layer }: Timeline,
  mapping: Mapping,
  table: LookTable,
  { from, to }: Reach,
  now: Instant,
): Composed {
  const last = to === undefined || to > now ? now : to;
  // A reading that is ahead of its time has not happened, but will have.
  let holdsUntil: number = signal.changeAfter(now) ?? Infinity;
  if (from > last)
    return { end: now, holdsUntil: Math.min(holdsUntil, from > now ? from : Infinity) };
  let end: number = now;
  const lookOf = looksOfRaw(mapping, table);
  for (
    let piece = piecesFrom({ signal, layer }, from, now);
    piece !== undefined;
    piece = piece.next()
  ) {
    if (piece.startsAt > last) break;
    const { span, raw } = piece;
    into.push(
      piece.startsAt,
      span === undefined ? lookOf(raw) : table.indexOf(span.reason, span.pending),
    );
    end = Math.min(piece.endsAt, now);
    if (piece.endsAt > now) holdsUntil = Math.min(holdsUntil, piece.endsAt);
  }
  return { end, holdsUntil };
}

/** What the machine's own states look like: a handful, each asked for thousands of times. */
function looksOfRaw(mapping: Mapping, table: LookTable): (raw: RawState) => number {
  const looks = new Map<RawState, number>();
  return (raw) => {
    const known = looks.get(raw);
    if (known !== undefined) return known;
    const { reason, pending } = meaningOf(mapping, raw);
    const look = table.indexOf(reason, pending);
    looks.set(raw, look);
    return look;
  };
}
