import { lookedAt as now, morningAt as at, workshop } from "#testing/morning.ts";
import { plus } from "#time/instant.ts";
import { expect, test } from "vitest";
import { asItWas } from "./words.ts";

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
