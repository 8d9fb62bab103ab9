import type { Outline } from "#engine/outline-of.ts";
import type { OutlinedEvents } from "#engine/outline.ts";
import type { Meaning } from "#engine/plant.ts";
import { reasonCode } from "#engine/names.ts";
import { instant } from "#time/instant.ts";
import { z } from "zod";
import type { ByteReader, ByteWriter } from "./bytes.ts";

/*
 * An outline in bytes: what is said once goes into the block's JSON, the events into columns behind the signal's:
 *
 *   count
 *   gaps     for each event how many seconds lie between it and the end of the one before; the first's start
 *   lengths  in seconds
 *   codes    an index into the meanings
 */
export const outlineSchema = z.object({
  step: z.number().positive(),
  from: z.int(),
  meanings: z.array(z.tuple([z.string(), z.boolean()])),
});
export type OutlineWire = z.output<typeof outlineSchema>;

export function outlineToWire({ step, from, meanings }: Outline): OutlineWire {
  return { step, from, meanings: meanings.map(({ reason, pending }) => [reason, pending]) };
}

export function writeOutline(writer: ByteWriter, { starts, ends, codes }: OutlinedEvents): void {
  writer.varint(starts.length);
  let end = 0;
  for (const [place, start] of starts.entries()) {
    writer.varint(start - end);
    end = ends[place] ?? 0;
  }
  for (const [place, start] of starts.entries()) writer.varint((ends[place] ?? 0) - start);
  for (const code of codes) writer.varint(code);
}

/** @throws RangeError when the bytes are no outline's. */
export function readOutline(reader: ByteReader, wire: OutlineWire): Outline {
  const meanings = wire.meanings.map(([reason, pending]): Meaning => ({
    reason: reasonCode(reason),
    pending,
  }));
  const count = reader.varint();
  if (count > reader.left / 3) throw new RangeError("there are fewer events than counted");
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  const codes = new Uint16Array(count);
  for (let i = 0; i < count; i += 1) starts[i] = reader.varint();
  let end = 0;
  for (let i = 0; i < count; i += 1) {
    const start = end + (starts[i] ?? 0);
    const length = reader.varint();
    end = start + length;
    if (length === 0) throw new RangeError(`event ${i} lasts no time`);
    if (end >= 2 ** 32) throw new RangeError(`event ${i} is later than 2106`);
    starts[i] = start;
    ends[i] = end;
  }
  for (let i = 0; i < count; i += 1) {
    const code = reader.varint();
    if (code >= meanings.length) throw new RangeError(`event ${i} has no meaning of the list`);
    codes[i] = code;
  }
  const { step, from } = wire;
  return { step, from: instant(from), events: { starts, ends, codes }, meanings };
}
