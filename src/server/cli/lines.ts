import { pipeline, Readable } from "node:stream";
import { TextDecoder } from "node:util";
import { createGunzip } from "node:zlib";

/*
 * A file's lines, however the file came about: packed by gzip, saved by Windows (carriage returns, UTF-16 with its
 * mark), sent through a pipe. What it is shows in its first bytes, so that standard input is read alike.
 */

const GZIP: readonly number[] = [0x1f, 0x8b];
const UTF_16LE: readonly number[] = [0xff, 0xfe];
const UTF_16BE: readonly number[] = [0xfe, 0xff];

/** A longer line is no line of text: it is handed on in pieces, so that it cannot fill the memory. */
const LONGEST = 1_000_000;

/** @throws what the input throws, and zlib's errors for a packed file that is broken. */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  let rest = "";
  for await (const text of textOf(unpacked(input))) {
    // A carriage return may have its line feed in the next part, and a line its end.
    const parts = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = parts.pop() ?? "";
    yield* parts;
    if (rest.length > LONGEST) {
      yield rest;
      rest = "";
    }
  }
  if (rest !== "") yield rest.replace(/\r$/, "");
}

async function* textOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  let decoder: TextDecoder | undefined;
  for await (const bytes of whole(input)) {
    decoder ??= new TextDecoder(encodingOf(bytes));
    yield decoder.decode(bytes, { stream: true });
  }
  if (decoder !== undefined) yield decoder.decode();
}

function encodingOf(bytes: Uint8Array): string {
  if (beginsWith(bytes, UTF_16LE)) return "utf-16le";
  return beginsWith(bytes, UTF_16BE) ? "utf-16be" : "utf-8";
}

async function* unpacked(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const parts = whole(input);
  const first = await parts.next();
  if (first.done === true) return;
  const again = startingWith(first.value, parts);
  if (!beginsWith(first.value, GZIP)) {
    yield* again;
    return;
  }
  const gunzip = createGunzip();
  // An error of either reaches whoever reads what is unpacked.
  pipeline(Readable.from(again), gunzip, () => undefined);
  yield* gunzip as AsyncIterable<Uint8Array>;
}

async function* startingWith(
  first: Uint8Array,
  parts: AsyncIterator<Uint8Array, void>,
): AsyncGenerator<Uint8Array, void> {
  yield first;
  for (let part = await parts.next(); part.done !== true; part = await parts.next())
    yield part.value;
}

/** The same parts, the first of them long enough to tell by its first bytes what it is. */
async function* whole(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let held: Uint8Array | undefined = new Uint8Array();
  for await (const bytes of input) {
    if (held === undefined) {
      yield bytes;
      continue;
    }
    const joined: Uint8Array = Buffer.concat([held, bytes]);
    held = joined.length < 2 ? joined : undefined;
    if (held === undefined) yield joined;
  }
  if (held !== undefined && held.length > 0) yield held;
}

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
