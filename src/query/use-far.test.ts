import { Layer } from "#engine/layer.ts";
import { machineId } from "#engine/names.ts";
import { Signal } from "#engine/signal.ts";
import { instant } from "#time/instant.ts";
import { expect, test } from "vitest";
import type { Batch } from "./batches.ts";
import { ReadFailure } from "./client.ts";
import type { MachineTruth, TimelinesTruth } from "./truth.ts";
import { type FarAnswer, gathered } from "./use-far.ts";

const turning: Batch = [machineId("M1"), machineId("M2")];
const milling: Batch = [machineId("M3")];
const noAnswer = new ReadFailure({ kind: "unreachable", why: "silence" });

/** What the server said of a batch's machines, at a revision by which it is recognised. */
function said(batch: Batch, revision: number): TimelinesTruth {
  const machines = batch.map((machine): readonly [typeof machine, MachineTruth] => [
    machine,
    {
      machineId: machine,
      revision,
      timeline: { signal: Signal.of([]), layer: Layer.empty },
      firstReadingAt: undefined,
      knownFrom: instant(1_763_600_000),
      knownTo: undefined,
    },
  ]);
  const window = { from: instant(1_763_000_000), to: instant(1_763_600_000), step: 600 };
  return { window, seq: 1, machines: new Map(machines) };
}

const answer = (batch: Batch, its: Partial<FarAnswer>): FarAnswer => ({
  batch,
  fresh: undefined,
  before: undefined,
  failure: null,
  ...its,
});
const revisions = (answers: readonly FarAnswer[]) =>
  [...gathered(answers).truths.values()].map(({ machineId: id, revision }) => `${id} ${revision}`);

test("a machine whose weeks have not come is as it was in the window before", () => {
  const answers = [
    answer(turning, { fresh: said(turning, 7), before: said(turning, 6) }),
    answer(milling, { before: said(milling, 6) }),
  ];
  expect(revisions(answers)).toEqual(["M1 7", "M2 7", "M3 6"]);
});

test("what counts as loaded has come for the window that is looked at", () => {
  const answers = [
    answer(turning, { fresh: said(turning, 7) }),
    answer(milling, { before: said(milling, 6) }),
  ];
  expect(gathered(answers).progress).toEqual({ loaded: 2, of: 3 });
  expect(gathered([]).progress).toEqual({ loaded: 0, of: 0 });
});

test("weeks that do not come because nobody answers are missed, not on their way", () => {
  expect(gathered([answer(milling, {})]).missing).toBeUndefined();
  const lost = answer(milling, { before: said(milling, 6), failure: noAnswer });
  expect(gathered([answer(turning, { fresh: said(turning, 7) }), lost]).missing).toBe("silence");
});

test("weeks that have come are not missed, though one attempt for them failed", () => {
  const came = answer(milling, { fresh: said(milling, 7), failure: noAnswer });
  expect(gathered([came]).missing).toBeUndefined();
});
