/*
 * Bytes, written and read in order. Numbers are varints: seven bits a byte, the lowest first, so that small
 * ones, which are most, take one byte. Text is JSON in ASCII, because this room has no encoder of its own and
 * needs none: what lies beyond ASCII is escaped.
 */

/** No varint that we write has more: 2^53 takes eight. */
const LONGEST_VARINT = 8;

/** Characters that one call may take as its arguments. */
const PIECE = 4_096;

export class ByteWriter {
  private bytes: Uint8Array = new Uint8Array(256);
  private length = 0;

  /** What was written; the writer is done with. */
  finish(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length] = value;
    this.length += 1;
  }

  /** A whole number from 0 to 2^53 - 1. */
  varint(value: number): void {
    this.reserve(LONGEST_VARINT);
    const { bytes } = this;
    let rest = value;
    while (rest >= 0x80) {
      bytes[this.length] = (rest % 0x80) | 0x80;
      this.length += 1;
      rest = Math.floor(rest / 0x80);
    }
    bytes[this.length] = rest;
    this.length += 1;
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Its length, then the text. */
  json(value: unknown): void {
    const text = JSON.stringify(value).replace(
      /[\u0080-\uffff]/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    this.varint(text.length);
    this.reserve(text.length);
    for (let i = 0; i < text.length; i += 1) this.bytes[this.length + i] = text.charCodeAt(i);
    this.length += text.length;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.length + more, this.bytes.length * 2));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}

/** Every method throws a RangeError where the bytes end too early or hold no such thing. */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Bytes that have not been read. */
  get left(): number {
    return this.bytes.length - this.at;
  }

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) throw endsEarly();
    this.at += 1;
    return value;
  }

  varint(): number {
    const { bytes } = this;
    let at = this.at;
    let value = 0;
    let unit = 1;
    for (;;) {
      const byte = bytes[at];
      if (byte === undefined) throw endsEarly();
      at += 1;
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) break;
      unit *= 0x80;
      if (at - this.at >= LONGEST_VARINT) throw new RangeError("a number has too many digits");
    }
    if (!Number.isSafeInteger(value)) throw new RangeError("a number is too large");
    this.at = at;
    return value;
  }

  /** The next `length` bytes, not copied. */
  raw(length: number): Uint8Array {
    if (length > this.left) throw endsEarly();
    const bytes = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return bytes;
  }

  /** @throws SyntaxError when it is not JSON. */
  json(): unknown {
    const ascii = this.raw(this.varint());
    let text = "";
    for (let from = 0; from < ascii.length; from += PIECE)
      text += String.fromCharCode(...ascii.subarray(from, from + PIECE));
    return JSON.parse(text);
  }
}

function endsEarly(): RangeError {
  return new RangeError("the bytes end too early");
}
