import { machineId } from "#engine/names.ts";
import type { Refusal } from "#engine/refusal.ts";
import { previewOf } from "#query/preview.ts";
import { lookedAt, morning, morningAt as at, tool, workshop } from "#testing/morning.ts";
import { instant, type Instant } from "#time/instant.ts";
import { expect, test } from "vitest";
import type { Selection } from "../selection.ts";
import { refusalWords } from "./refusal-words.ts";

const machine = machineId("M1");

/** What the engine says of a span, and what the panel makes of it. */
function refusedSpan(startsAt: Instant, endsAt: Instant) {
  const selection: Selection = { kind: "span", machine, startsAt, endsAt };
  const preview = previewOf(
    morning,
    { kind: "classify", startsAt, endsAt, reason: tool, comment: "" },
    workshop,
    lookedAt,
  );
  if (preview.kind !== "refused") throw new Error("not refused");
  return told(preview.refusal, selection);
}

function told(refusal: Refusal, selection: Selection) {
  return refusalWords(refusal, selection, morning.signal.first, workshop.timeZone, lookedAt);
}

test.each([
  ["a start before the first reading", "05:00", "06:30", "Start at 06:00"],
  ["a start in the future", "12:00", "12:30", "Start now instead"],
  ["an end before the start", "09:47", "09:12", "Swap start and end"],
  ["no time at all", "09:12", "09:12", "Make it one minute"],
])("%s leads on with one tap, to what the engine takes", (_, start, end, words) => {
  const { mend } = refusedSpan(at(start), at(end));
  expect(mend).toMatchObject({ kind: "move", words });
  if (mend?.kind !== "move") throw new Error("no move");
  const { startsAt, endsAt } = mend.to;
  const preview = previewOf(
    morning,
    { kind: "classify", startsAt, endsAt, reason: tool, comment: "" },
    workshop,
    lookedAt,
  );
  expect(preview.kind).toBe("change");
});

test("all of it before the first reading has no way on but another time", () => {
  expect(refusedSpan(at("04:00"), at("05:00")).mend).toBeUndefined();
});

test("an event that stands there already leads to correcting it", () => {
  const selection: Selection = {
    kind: "event",
    machine,
    startsAt: at("09:12"),
    endsAt: at("09:47"),
  };
  expect(told({ kind: "eventExists", status: 409 }, selection).mend).toMatchObject({
    kind: "intend",
    intent: { kind: "correct" },
  });
});

test.each(["unknownReason", "noReadings"] as const)("%s says what to do in words", (kind) => {
  const selection: Selection = {
    kind: "span",
    machine,
    startsAt: at("09:12"),
    endsAt: instant(at("09:12") + 60),
  };
  expect(told({ kind, status: 422 }, selection).why).toMatch(/\.$/);
});
