import { instant, plus } from "#time/instant.ts";
import { expect, test } from "vitest";
import { Throttle } from "./throttle.ts";

const NOW = instant(1_000_000);
const rule = { free: 2, longestWait: 8, forget: 100 };

test("the wait doubles with each failure, up to the longest", () => {
  const throttle = new Throttle(rule);
  const waits: number[] = [];
  for (let failure = 0; failure < 8; failure += 1) {
    waits.push(throttle.wait("a", NOW));
    throttle.failed("a", NOW);
  }
  expect(waits).toEqual([0, 0, 1, 2, 4, 8, 8, 8]);
  expect(throttle.wait("a", plus(NOW, 5))).toBe(3);
  expect(throttle.wait("a", plus(NOW, 8))).toBe(0);
  expect(throttle.wait("b", NOW)).toBe(0);
});

test("a success forgives, and so does time", () => {
  const throttle = new Throttle(rule);
  for (let failure = 0; failure < 4; failure += 1) throttle.failed("a", NOW);
  for (let failure = 0; failure < 4; failure += 1) throttle.failed("b", NOW);
  throttle.succeeded("a");
  expect(throttle.wait("a", NOW)).toBe(0);
  throttle.failed("b", plus(NOW, 100));
  expect(throttle.wait("b", plus(NOW, 100))).toBe(0);
});

test("made-up names do not fill the memory, and push out the oldest first", () => {
  const throttle = new Throttle({ ...rule, free: 0 });
  throttle.failed("oldest", NOW);
  throttle.failed("old", NOW);
  for (let name = 0; name < 9_999; name += 1) throttle.failed(`name ${name}`, NOW);
  expect(throttle.wait("oldest", NOW)).toBe(0);
  expect(throttle.wait("old", NOW)).toBe(2);
});
