import { type Block, blockOf } from "./chunk.ts";
import type { RawState } from "./names.ts";
import { codeOf, textOf } from "./raw-codes.ts";

/**
 * A signal's readings in typed arrays of one length, in the order of their time: how it is sent and stored
 * without an object for each reading.
 */
export interface SignalColumns {
  /** Epoch seconds, strictly ascending: of several readings in one second only one is kept. */
  readonly at: Uint32Array;
  /** 0 to 999,999,999 within the second. */
  readonly nanos: Uint32Array;
  /** An index into `states`. */
  readonly state: Uint32Array;
  readonly states: readonly RawState[];
}

/** The two columns of a signal: what changed the raw state in force, and what repeated it. */
export interface SignalBlocks {
  readonly changed: Block;
  readonly repeated: Block;
}

/** Puts a signal's two columns back into one, by their time. O(n). */
export function joined({ changed, repeated }: SignalBlocks): SignalColumns {
  const length = changed.at.length + repeated.at.length;
  const [at, nanos, state] = arrays(length);
  const states: RawState[] = [];
  const places: number[] = [];
  let c = 0;
  let r = 0;
  for (let i = 0; i < length; i += 1) {
    const isChange = (changed.at[c] ?? Infinity) < (repeated.at[r] ?? Infinity);
    const from = isChange ? changed : repeated;
    const place = isChange ? c++ : r++;
    const code = from.code[place] ?? 0;
    let index = places[code];
    if (index === undefined) {
      index = places[code] = states.length;
      states.push(textOf(code));
    }
    at[i] = from.at[place] ?? 0;
    nanos[i] = from.nanos[place] ?? 0;
    state[i] = index;
  }
  return { at, nanos, state, states };
}

/**
 * Tells changes from repeats. O(n).
 * @throws RangeError when these cannot be the columns of a signal: of different lengths, not ascending, or
 * with a number out of its range. Whoever sent them is broken.
 */
export function parted({ at, nanos, state, states }: SignalColumns): SignalBlocks {
  const { length } = at;
  if (nanos.length !== length || state.length !== length)
    throw new RangeError("the columns of readings differ in length");
  const codes = Uint32Array.from(states, codeOf);
  let before = -1;
  let inForce = -1;
  let changes = 0;
  for (let i = 0; i < length; i += 1) {
    const second = at[i] ?? 0;
    if (second <= before) throw new RangeError(`reading ${i} is not later than the one before it`);
    before = second;
    if ((nanos[i] ?? 0) > 999_999_999)
      throw new RangeError(`reading ${i} is more than a second behind its second`);
    const index = state[i] ?? 0;
    if (index >= codes.length) throw new RangeError(`reading ${i} names no raw state of the list`);
    // By code and not by index: a list may name a state twice.
    const code = codes[index] ?? 0;
    if (code !== inForce) changes += 1;
    inForce = code;
  }
  const changed = blockOf(changes);
  const repeated = blockOf(length - changes);
  let c = 0;
  let r = 0;
  inForce = -1;
  for (let i = 0; i < length; i += 1) {
    const code = codes[state[i] ?? 0] ?? 0;
    const isChange = code !== inForce;
    const into = isChange ? changed : repeated;
    const place = isChange ? c++ : r++;
    into.at[place] = at[i] ?? 0;
    into.nanos[place] = nanos[i] ?? 0;
    into.code[place] = code;
    inForce = code;
  }
  return { changed, repeated };
}

function arrays(length: number): readonly [Uint32Array, Uint32Array, Uint32Array] {
  return [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)];
}
