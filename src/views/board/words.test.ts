import type { UtilizationEvent } from "#engine/event.ts";
import { rawState, reasonCode } from "#engine/names.ts";
import { lookedAt as now, morningAt as at, workshop } from "#testing/morning.ts";
import { plus } from "#time/instant.ts";
import { expect, test } from "vitest";
import { asItWas, eventWords } from "./words.ts";

test.each([
  ["within the last minute its age is left out", plus(now, -20), "As it was at 11:36"],
  [
    "its age is told in whole minutes, so that nothing ticks",
    at("11:12:40"),
    "As it was at 11:12, 24 min ago",
  ],
  [
    "another day is named",
    plus(at("11:37"), -86_400 * 3),
    "As it was at Tue 17 Nov, 11:37, 3 d ago",
  ],
  ["a server's clock that is a little ahead makes no age", plus(now, 1), "As it was at 11:37"],
])("what this tablet knew last: %s", (_, known, words) => {
  expect(asItWas(workshop, known, now)).toBe(words);
});

const stop = (startsAt: UtilizationEvent["startsAt"], endsAt: UtilizationEvent["endsAt"]) =>
  eventWords(
    workshop,
    {
      startsAt,
      endsAt,
      reason: reasonCode("BREAK"),
      raw: rawState("STOPPED"),
      pending: false,
      comment: "",
      origin: undefined,
    },
    now,
  );

test("who hears the board hears the clocks of an event, and its days where it lasted for one or more", () => {
  expect(stop(at("09:12"), at("09:47"))).toMatch(/, 09:12 to 09:47, 35 min$/);
  expect(stop(plus(at("09:12"), -86_400 * 2), at("09:12"))).toMatch(
    /, Wed 18 Nov, 09:12 to Fri 20 Nov, 09:12, 2 d$/,
  );
  expect(stop(plus(at("11:37"), -86_400), undefined)).toMatch(
    /, Thu 19 Nov, 11:37 still going on, /,
  );
});
