import { expect, test } from "vitest";
import { NOTHING_ENTERED } from "./draft.ts";
import type { Done } from "./panel-state.ts";
import { NOT_WALKED, type Step, walkedOn } from "./walked.ts";

const done: Done = {
  kind: "done",
  entered: NOTHING_ENTERED,
  words: "Sent: Mill 1.",
  isKept: false,
};
const kept: Done = {
  ...done,
  isKept: true,
  results: [{ machine: "Mill 1", words: "saved", standing: "kept" }],
};
const after = (...steps: readonly Step[]) => steps.reduce(walkedOn, NOT_WALKED);

test("what came of the stop before is told beside the next, until something is chosen by hand", () => {
  const on = after({ kind: "wentOn", behind: done });
  expect(on).toEqual({ behind: done, advances: 1 });
  expect(walkedOn(on, { kind: "left" })).toEqual({ behind: undefined, advances: 1 });
  expect(after({ kind: "wentOn", behind: done }, { kind: "wentOn", behind: kept }).advances).toBe(
    2,
  );
});

test("what waited on the tablet reads as sent once it is", () => {
  const on = after({ kind: "wentOn", behind: kept }, { kind: "caughtUp", words: "All sent." });
  expect(on.behind).toEqual({ ...done, words: "All sent." });
});

test("a late refusal is told elsewhere, and what was sent stays as it reads", () => {
  const refused = after({ kind: "wentOn", behind: kept }, { kind: "caughtUp", words: undefined });
  expect(refused.behind).toBeUndefined();
  const sent = after({ kind: "wentOn", behind: done }, { kind: "caughtUp", words: "All sent." });
  expect(sent.behind).toBe(done);
});
