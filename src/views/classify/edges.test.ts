import { lookedAt, morningAt as at, workshop } from "#testing/morning.ts";
import { instant } from "#time/instant.ts";
import { describe, expect, test } from "vitest";
import { problemWithEnd, problemWithStart, shiftAround } from "./edges.ts";

const needs = {
  plant: workshop,
  first: at("06:00"),
  knownFrom: at("06:00"),
  now: lookedAt,
};

describe("a start", () => {
  test("may be any second from the first reading to just before the end", () => {
    expect(problemWithStart(at("06:00"), at("09:00"), needs)).toBeUndefined();
    expect(problemWithStart(instant(at("09:00") - 1), at("09:00"), needs)).toBeUndefined();
    expect(problemWithStart(lookedAt, undefined, needs)).toBeUndefined();
  });

  test("may not lie at or after the end", () => {
    expect(problemWithStart(at("09:00"), at("09:00"), needs)).toBe("This must be before 09:00.");
  });

  test("may not lie in the future", () => {
    expect(problemWithStart(instant(lookedAt + 1), undefined, needs)).toMatch(/future/);
  });

  test("may not lie before the first reading, which is named", () => {
    expect(problemWithStart(at("05:59"), undefined, needs)).toMatch(/first reading is at 06:00/);
  });

  test("may not lie where nothing has been fetched: nobody knows what it would do there", () => {
    const later = { ...needs, knownFrom: at("08:00") };
    expect(problemWithStart(at("07:00"), undefined, later)).toMatch(/does not reach back/);
  });
});

test("an end may lie in the future, not at or before the start", () => {
  expect(problemWithEnd(at("13:00"), at("09:00"), needs)).toBeUndefined();
  expect(problemWithEnd(at("09:00"), at("09:00"), needs)).toBe("This must be after 09:00.");
});

test("a time without a date is looked for in the shift; between shifts there is none", () => {
  expect(shiftAround(workshop, at("09:00"))).toEqual({ start: at("06:00"), end: at("14:00") });
  expect(shiftAround(workshop, at("15:00"))).toBeUndefined();
});
