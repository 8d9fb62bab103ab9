import { lookedAt, scrap, tool, workshop } from "#testing/morning.ts";
import { plus } from "#time/instant.ts";
import { expect, test } from "vitest";
import { Layer } from "./layer.ts";
import { machineId, rawState, reasonCode } from "./names.ts";
import type { PersonSpan } from "./person-span.ts";
import type { Plant } from "./plant.ts";
import { suggestionsFor } from "./suggest.ts";

const M1 = machineId("M1");
const jam = reasonCode("JAM");
const hold = rawState("FEED_HOLD");
const letters = { T: tool, J: jam, S: scrap, X: reasonCode("GONE") } as const;

/** `"TTJ"`: stops after FEED_HOLD, an hour apart, explained as tool change twice and a jam last; `?`: left open. */
function past(told: string, raw = hold): readonly PersonSpan[] {
  return Array.from(told).map((letter, index) => {
    const startsAt = plus(lookedAt, (index - 100) * 3_600);
    return {
      startsAt,
      ending: { kind: "at", at: plus(startsAt, 600) },
      reason: letter in letters ? letters[letter as keyof typeof letters] : jam,
      raw,
      pending: letter === "?",
      comment: "",
      origin: { requestId: `${raw} ${index}`, by: "Ana" },
    };
  });
}

const suggested = (spans: readonly PersonSpan[], plant: Plant = workshop) =>
  suggestionsFor(Layer.of(spans), M1, plant).map(
    ({ raw, reason, count, of }) => `${raw}: ${reason} ${count} of ${of}`,
  );

test.each([
  ["the usual reason is suggested with its grounds", "TTJTTTTJTT", ["FEED_HOLD: TOOL 8 of 10"]],
  ["only the last ten count", "JJJJJJJJJJTTTTTTTTJT", ["FEED_HOLD: TOOL 9 of 10"]],
  ["three stops are enough to say something", "TTT", ["FEED_HOLD: TOOL 3 of 3"]],
  ["two are not", "TT", []],
  ["half is not what is usual", "TJTJ", []],
  ["more than half is", "TJTJT", ["FEED_HOLD: TOOL 3 of 5"]],
  ["stops that a person left open say nothing", "T??T?", []],
  ["a reason that the plant dropped is not suggested", "XXXX", []],
  ["nobody has explained anything yet", "", []],
])("%s: %s", (_, told, expected) => {
  expect(suggested(past(told))).toEqual(expected);
});

test("each raw state has its own history", () => {
  const stopped = past("SSS", rawState("STOPPED")).map((span) => ({
    ...span,
    startsAt: plus(span.startsAt, 1_800),
  }));
  expect(suggested([...past("TTT"), ...stopped]).toSorted()).toEqual([
    "FEED_HOLD: TOOL 3 of 3",
    "STOPPED: SCRAP 3 of 3",
  ]);
});

test("an event that was cut in two is one stop", () => {
  const [first, second, third] = past("TTT");
  if (first === undefined || second === undefined || third === undefined) throw new Error("three");
  expect(suggested([first, second, { ...third, origin: second.origin }])).toEqual([]);
});

test("a reason that is not offered here is not suggested here", () => {
  const kept = (more: object): Plant => ({
    ...workshop,
    reasons: workshop.reasons.map((its) => (its.code === tool ? { ...its, ...more } : its)),
  });
  expect(suggested(past("TTT"), kept({ machines: [machineId("M2")] }))).toEqual([]);
  expect(suggested(past("TTT"), kept({ rawStates: [rawState("STOPPED")] }))).toEqual([]);
  expect(suggested(past("TTT"), kept({ machines: [M1], rawStates: [hold] }))).toHaveLength(1);
});
