import fc from "fast-check";
import { expect, test } from "vitest";
import { anyOutlined, writtenOut } from "#testing/timelines.ts";
import type { Timelines } from "./timelines.ts";
import { BrokenTimelines, openTimelines, TimelinesWriter } from "./timelines-bytes.ts";

function sent(timelines: Timelines): Uint8Array {
  const writer = new TimelinesWriter();
  for (const slice of timelines.machines) writer.add(slice);
  return writer.finish(timelines);
}

/** Reads an answer to its end. */
function read(bytes: Uint8Array): Timelines {
  const { now, seq, slices } = openTimelines(bytes);
  return { now, seq, machines: [...slices()] };
}

test("timelines in bytes come over the wire whole, to the nanosecond and the letter", () => {
  fc.assert(
    fc.property(anyOutlined, (whole) => {
      const back = read(sent(whole));
      expect({ ...back, machines: back.machines.map(writtenOut) }).toEqual({
        ...whole,
        machines: whole.machines.map(writtenOut),
      });
    }),
  );
});

function fateOf(bytes: Uint8Array): "read" | "broken" | "crashed" {
  try {
    read(bytes);
    return "read";
  } catch (error) {
    return error instanceof BrokenTimelines ? "broken" : "crashed";
  }
}

test("the machines of an answer are known before the first has been read", () => {
  fc.assert(
    fc.property(anyOutlined, (whole) => {
      expect(openTimelines(sent(whole)).machines).toEqual(
        whole.machines.map(({ machine }) => machine),
      );
    }),
  );
});

test("an answer that breaks off is told as broken, wherever it does", () => {
  fc.assert(
    fc.property(anyOutlined, fc.double({ min: 0, max: 1, noNaN: true }), (whole, share) => {
      const bytes = sent(whole);
      const kept = Math.floor(share * (bytes.length - 1));
      expect(() => read(bytes.subarray(0, kept))).toThrow(BrokenTimelines);
    }),
  );
});

test("bytes that were bent on the way are read as something, or told as broken; nothing else happens", () => {
  const bends = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1 });
  fc.assert(
    fc.property(anyOutlined, bends, (whole, all) => {
      const bytes = sent(whole).slice();
      for (const [place, value] of all) bytes[place % bytes.length] = value;
      expect(fateOf(bytes)).not.toBe("crashed");
    }),
  );
});

test("what is no such answer at all is told as that", () => {
  const page = Uint8Array.from("<!doctype html>", (letter) => letter.charCodeAt(0));
  expect(() => openTimelines(page)).toThrow("they do not begin as such");
  expect(() => openTimelines(new Uint8Array())).toThrow("the bytes end too early");
  // Another version of the form.
  expect(() => openTimelines(Uint8Array.of(0x53, 0x4c, 0x54, 0x09))).toThrow(BrokenTimelines);
});

test("a count that no body could hold asks for no memory", () => {
  const bytes = sent({ ...one(), machines: [] });
  expect(read(bytes).machines).toEqual([]);
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 2 ** 50 }), (count) => {
      const machines = [{ machineId: "M1", bytes: 200 }];
      const bad = lying({ now: 0, seq: 0, rawStates: ["A"], machines }, count);
      expect(() => read(bad)).toThrow("there are fewer readings than counted");
    }),
    { numRuns: 20 },
  );
});

function one(): Timelines {
  const [first] = fc.sample(anyOutlined, 1);
  if (first === undefined) throw new Error("fast-check sampled nothing");
  return first;
}

/** An answer of one machine whose signal claims `count` readings and has none. */
function lying(head: unknown, count: number): Uint8Array {
  const ascii = (json: unknown): readonly number[] => {
    const text = JSON.stringify(json);
    return [...varint(text.length), ...Array.from(text, (letter) => letter.charCodeAt(0))];
  };
  const block = {
    revision: 0,
    firstReadingAt: null,
    knownFrom: 0,
    knownTo: null,
    outline: null,
    spans: [],
  };
  const body = [...ascii(block), ...varint(count)];
  while (body.length < 200) body.push(0);
  return Uint8Array.from([0x53, 0x4c, 0x54, 0x01, ...ascii(head), ...body]);
}

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
