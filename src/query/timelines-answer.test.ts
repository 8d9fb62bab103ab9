import { TimelinesWriter } from "#contract/timelines-bytes.ts";
import type { Timelines } from "#contract/timelines.ts";
import { Layer } from "#engine/layer.ts";
import { machineId, rawState } from "#engine/names.ts";
import { Signal } from "#engine/signal.ts";
import { anyTimelines, writtenOut } from "#testing/timelines.ts";
import { instant } from "#time/instant.ts";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { timelinesInBytes } from "./timelines-answer.ts";

afterEach(() => void vi.restoreAllMocks());

function sent(timelines: Timelines): Uint8Array {
  const writer = new TimelinesWriter();
  for (const slice of timelines.machines) writer.add(slice);
  return writer.finish(timelines);
}

test("an answer in bytes is read to its end", async () => {
  await fc.assert(
    fc.asyncProperty(anyTimelines, async (whole) => {
      const back = await timelinesInBytes.read(sent(whole));
      expect(back.ok && back.value.machines.map(writtenOut)).toEqual(
        whole.machines.map(writtenOut),
      );
    }),
    { numRuns: 30 },
  );
});

test("an answer that breaks off is none", async () => {
  const bytes = sent(twenty());
  expect(await timelinesInBytes.read(bytes.subarray(0, bytes.length - 3))).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringMatching(/no timelines/) as string }],
  });
});

test("a long answer lets frames be drawn between machines", async () => {
  let clock = 0;
  vi.spyOn(performance, "now").mockImplementation(() => (clock += 3));
  let turns = 0;
  let isReading = true;
  const frame = (): void => {
    turns += 1;
    if (isReading) setImmediate(frame);
  };
  setImmediate(frame);
  await timelinesInBytes.read(sent(twenty()));
  isReading = false;
  // Two machines a stint at the most.
  expect(turns).toBeGreaterThanOrEqual(9);
});

function twenty(): Timelines {
  const signal = Signal.of([{ at: instant(10), nanos: 0, raw: rawState("A") }]);
  return {
    now: instant(20),
    seq: 1,
    machines: Array.from({ length: 20 }, (_, index) => ({
      machine: machineId(`M${index}`),
      revision: 0,
      firstReadingAt: instant(10),
      knownFrom: instant(10),
      knownTo: undefined,
      timeline: { signal, layer: Layer.empty },
    })),
  };
}
