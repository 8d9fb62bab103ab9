import { machineId } from "#engine/names.ts";
import type { Fate } from "#query/send.ts";
import { workshop } from "#testing/morning.ts";
import { expect, test } from "vitest";
import { resultsOf, summaryOf } from "./results.ts";

const sent: Fate = { kind: "sent" };
const kept: Fate = { kind: "kept" };
const inPage: Fate = { kind: "kept", trouble: "full" };
const problem = (status: number, detail: string) => ({
  type: "about:blank",
  title: "No",
  status,
  detail,
});
const refused: Fate = { kind: "refused", problem: problem(403, "You may not change Saw 1.") };
const conflict: Fate = { kind: "conflict", id: "1", problem: problem(412, "Ana changed it.") };

type Outcomes = readonly [machine: string, ...fates: Fate[]];

const results = (...each: readonly Outcomes[]) =>
  resultsOf(
    workshop,
    each.map(([machine, ...fates]) => ({ machine: machineId(machine), fates })),
  );
const told = (...each: readonly Outcomes[]) =>
  results(...each).map((line) => `${line.machine}: ${line.words} (${line.standing})`);

test("each machine's result stands for itself; a refusal on one undoes no other", () => {
  const lines = results(["M1", sent, sent, sent], ["M2", sent], ["S1", refused]);
  expect(lines.map((line) => `${line.machine}: ${line.words}`)).toEqual([
    "Mill 1: 3 sent",
    "Mill 2: sent",
    "Saw 1: not taken: You may not change Saw 1.",
  ]);
  expect(summaryOf("Tool change", lines)).toBe(
    "Tool change: done on 2 of 3 machines. What you entered is still here.",
  );
});

test.each<[string, Fate[], string]>([
  [
    "some of a machine's events are sent, some wait",
    [sent, kept, kept],
    "sent; 2 saved on this tablet (kept)",
  ],
  [
    "the same refusal is said once",
    [sent, refused, refused],
    "sent; not taken: You may not change Saw 1. (refused)",
  ],
  [
    "a conflict says where it is settled",
    [conflict],
    "someone else changed this time meanwhile; decide in the list of what is not yet sent (conflict)",
  ],
  [
    "a tablet without room",
    [inPage],
    "1 not saved on this tablet, only until this page is closed (kept)",
  ],
])("%s", (_, fates, said) => {
  expect(told(["M1", ...fates])).toEqual([`Mill 1: ${said}`]);
});

test("all is well", () => {
  expect(summaryOf("Tool change", results(["M1", sent], ["M2", sent]))).toBe("Sent: Tool change.");
  expect(summaryOf("Tool change", results(["M1", sent], ["M2", kept]))).toMatch(/^Saved on this/);
});
