import type { RawState } from "#engine/names.ts";
import type { SignalColumns } from "#engine/signal-columns.ts";
import type { ByteReader, ByteWriter } from "./bytes.ts";

/*
 * A signal's columns in bytes, each column apart, because neighbours of one kind are alike and compress well:
 *
 *   count
 *   times    the first second, then for each reading how many seconds lie between it and the one before
 *   states   an index into the list of raw states that goes before all signals
 *   rests    0: all on whole seconds; 1: for each reading two bits that say in which unit the rest of its
 *            second is told (none, ms, µs, ns), four readings a byte, the first in the lowest bits; then the
 *            rests that there are
 *
 * Controllers report times in milliseconds or microseconds, but a time with its fraction is a double, and what
 * is left of the second after subtracting is never quite decimal. So a rest in ms or µs means: what {@link rest}
 * makes of it. The writer checks that it gives the very same nanoseconds, and else writes those.
 */
const UNITS = [1, 1e3, 1e6] as const;
const NANOS = 3;

/** The nanoseconds of a reading at `at` + `count` / `unit` seconds, as `reading()` of the engine finds them. */
function rest(at: number, count: number, unit: number): number {
  return Math.min(999_999_999, Math.round((at + count / unit - at) * 1e9));
}

/** @param placeOf a raw state's index in the list. */
export function writeSignal(
  writer: ByteWriter,
  { at, nanos, state, states }: SignalColumns,
  placeOf: (raw: RawState) => number,
): void {
  const { length } = at;
  writer.varint(length);
  let next = 0;
  for (const second of at) {
    writer.varint(second - next);
    next = second + 1;
  }
  const places = states.map(placeOf);
  for (const index of state) writer.varint(places[index] ?? 0);
  if (nanos.every((value) => value === 0)) return writer.byte(0);
  writer.byte(1);
  const kinds = new Uint8Array(Math.ceil(length / 4));
  const counts = new Float64Array(length);
  for (let i = 0; i < length; i += 1) {
    const [kind, count] = shortest(at[i] ?? 0, nanos[i] ?? 0);
    kinds[i >> 2] = (kinds[i >> 2] ?? 0) | (kind << (2 * (i & 3)));
    counts[i] = count;
  }
  writer.raw(kinds);
  for (let i = 0; i < length; i += 1) if (kindAt(kinds, i) !== 0) writer.varint(counts[i] ?? 0);
}

/** @throws RangeError when the bytes are no signal's; what the columns must keep to is for the engine to check. */
export function readSignal(reader: ByteReader, states: readonly RawState[]): SignalColumns {
  const length = reader.varint();
  // A reading takes two bytes at least: a false count must not make us ask for a thousand times the memory.
  if (length > reader.left / 2) throw new RangeError("there are fewer readings than counted");
  const at = new Uint32Array(length);
  const nanos = new Uint32Array(length);
  const state = new Uint32Array(length);
  let next = 0;
  for (let i = 0; i < length; i += 1) {
    const second = next + reader.varint();
    if (second >= 2 ** 32) throw new RangeError(`reading ${i} is later than 2106`);
    at[i] = second;
    next = second + 1;
  }
  for (let i = 0; i < length; i += 1) {
    const index = reader.varint();
    if (index >= states.length) throw new RangeError(`reading ${i} names no raw state of the list`);
    state[i] = index;
  }
  const rests = reader.byte();
  if (rests > 1) throw new RangeError("rests of seconds are told in an unknown way");
  if (rests === 1) readRests(reader, at, nanos);
  return { at, nanos, state, states };
}

function readRests(reader: ByteReader, at: Uint32Array, nanos: Uint32Array): void {
  const kinds = reader.raw(Math.ceil(at.length / 4));
  for (let i = 0; i < at.length; i += 1) {
    const kind = kindAt(kinds, i);
    if (kind === 0) continue;
    const count = reader.varint();
    const unit = UNITS[kind];
    const value = unit === undefined ? count : rest(at[i] ?? 0, count, unit);
    if (value > 999_999_999)
      throw new RangeError(`reading ${i} is more than a second behind its second`);
    nanos[i] = value;
  }
}

function kindAt(kinds: Uint8Array, i: number): number {
  return ((kinds[i >> 2] ?? 0) >> (2 * (i & 3))) & 3;
}

/** The coarsest unit that tells these nanoseconds exactly, and how many of it. */
function shortest(at: number, nanos: number): readonly [number, number] {
  if (nanos === 0) return [0, 0];
  for (const kind of [1, 2] as const) {
    const unit = UNITS[kind];
    const count = Math.round((nanos / 1e9) * unit);
    if (rest(at, count, unit) === nanos) return [kind, count];
  }
  return [NANOS, nanos];
}
