import { z } from "zod";
import { type MachineId, machineId, type RawState, rawState } from "#engine/names.ts";
import { Layer } from "#engine/layer.ts";
import { Signal } from "#engine/signal.ts";
import { type Instant, instant } from "#time/instant.ts";
import { ByteReader, ByteWriter } from "./bytes.ts";
import { outlineSchema, outlineToWire, readOutline, writeOutline } from "./outline-bytes.ts";
import { personSpanFromWire, personSpanSchema, personSpanToWire } from "./person-span.ts";
import { readSignal, writeSignal } from "./signal-bytes.ts";
import type { MachineSlice, Timelines } from "./timelines.ts";

/*
 * `GET /api/timelines` as the board reads it (decision 0013). The same slices as in JSON, in bytes:
 *
 *   "SLT", 1            so that nobody takes it for something else, nor an older form for this one
 *   head, JSON          now, seq, every raw state that a reading names, and the machines in order, each with
 *                       the length of its block
 *   a block a machine   JSON of what is said once (and people's spans), then the signal's columns, and those
 *                       of an outline where there is one
 *
 * A block stands alone, so that a reader can stop between two machines and let a frame be drawn.
 */

/** The media type of that form. */
export const TIMELINES_TYPE = "application/vnd.shiftlane.timelines";

const MAGIC = [0x53, 0x4c, 0x54, 0x01] as const;

const headSchema = z.object({
  now: z.int(),
  seq: z.int(),
  rawStates: z.array(z.string()),
  machines: z.array(z.object({ machineId: z.string(), bytes: z.int().nonnegative() })),
});

const blockSchema = z.object({
  revision: z.int(),
  firstReadingAt: z.int().nullable(),
  knownFrom: z.int(),
  knownTo: z.int().nullable(),
  outline: outlineSchema.nullable(),
  spans: z.array(personSpanSchema),
});

/** The bytes are no timelines: broken on the way, or of a server that speaks another form. */
export class BrokenTimelines extends Error {
  constructor(why: string, cause?: unknown) {
    super(`These bytes are no timelines: ${why}.`, { cause });
    this.name = "BrokenTimelines";
  }
}

/** Puts an answer together, machine by machine, so that the server can let others have their turn between. */
export class TimelinesWriter {
  private readonly rawStates = new Map<RawState, number>();
  private readonly machines: { machineId: string; bytes: number }[] = [];
  private readonly blocks: Uint8Array[] = [];

  add(slice: MachineSlice): void {
    const { machine, revision, firstReadingAt, knownFrom, knownTo, timeline, outline } = slice;
    const block = new ByteWriter();
    block.json({
      revision,
      firstReadingAt: firstReadingAt ?? null,
      knownFrom,
      knownTo: knownTo ?? null,
      outline: outline === undefined ? null : outlineToWire(outline),
      spans: [...timeline.layer].map(personSpanToWire),
    } satisfies z.output<typeof blockSchema>);
    writeSignal(block, timeline.signal.columns(0, Infinity), (raw) => this.placeOf(raw));
    if (outline !== undefined) writeOutline(block, outline.events);
    const bytes = block.finish();
    this.machines.push({ machineId: machine, bytes: bytes.length });
    this.blocks.push(bytes);
  }

  finish({ now, seq }: Pick<Timelines, "now" | "seq">): Uint8Array {
    const whole = new ByteWriter();
    for (const byte of MAGIC) whole.byte(byte);
    const rawStates = [...this.rawStates.keys()];
    const { machines } = this;
    whole.json({ now, seq, rawStates, machines } satisfies z.output<typeof headSchema>);
    for (const block of this.blocks) whole.raw(block);
    return whole.finish();
  }

  private placeOf(raw: RawState): number {
    const known = this.rawStates.get(raw);
    if (known !== undefined) return known;
    this.rawStates.set(raw, this.rawStates.size);
    return this.rawStates.size - 1;
  }
}

/** An answer whose head has been read. */
export interface OpenTimelines {
  readonly now: Instant;
  readonly seq: number;
  readonly machines: readonly MachineId[];
  /** Reads one machine for each step. @throws BrokenTimelines */
  readonly slices: () => Generator<MachineSlice, void, undefined>;
}

/** @throws BrokenTimelines */
export function openTimelines(bytes: Uint8Array): OpenTimelines {
  return orBroken(() => {
    const reader = new ByteReader(bytes);
    for (const byte of MAGIC)
      if (reader.byte() !== byte) throw new RangeError("they do not begin as such");
    const head = headSchema.parse(reader.json());
    const states = head.rawStates.map(rawState);
    const blocks = head.machines.map((its) => ({
      machine: machineId(its.machineId),
      bytes: reader.raw(its.bytes),
    }));
    if (reader.left > 0) throw new RangeError("more follows than was announced");
    return {
      now: instant(head.now),
      seq: head.seq,
      machines: blocks.map(({ machine }) => machine),
      *slices() {
        for (const { machine, bytes: block } of blocks)
          yield orBroken(() => sliceFrom(machine, block, states));
      },
    };
  });
}

function sliceFrom(
  machine: MachineId,
  bytes: Uint8Array,
  states: readonly RawState[],
): MachineSlice {
  const reader = new ByteReader(bytes);
  const { revision, firstReadingAt, knownFrom, knownTo, ...rest } = blockSchema.parse(
    reader.json(),
  );
  const signal = Signal.fromColumns(readSignal(reader, states));
  const outline = rest.outline === null ? undefined : readOutline(reader, rest.outline);
  if (reader.left > 0) throw new RangeError("a machine's block is longer than what is in it");
  return {
    machine,
    revision,
    firstReadingAt: firstReadingAt === null ? undefined : instant(firstReadingAt),
    knownFrom: instant(knownFrom),
    knownTo: knownTo === null ? undefined : instant(knownTo),
    timeline: { signal, layer: Layer.of(rest.spans.map(personSpanFromWire)) },
    outline,
  };
}

/** Whatever is wrong with bytes, and in whichever words: one kind of error, and the words kept. */
function orBroken<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof z.ZodError)
      throw new BrokenTimelines("a field is not as it should be", error);
    if (error instanceof RangeError || error instanceof SyntaxError)
      throw new BrokenTimelines(error.message, error);
    throw error;
  }
}
