import { instant } from "#time/instant.ts";
import { timeZone } from "#time/zone.ts";
import { expect, test } from "vitest";
import { clocksBetween } from "./event-words.ts";

const plant = { timeZone: timeZone("Europe/Berlin") };
const at = (iso: string) => instant(Date.parse(iso) / 1000);

test("a stop of some hours is told by its clocks, over midnight too", () => {
  expect(clocksBetween(plant, at("2026-11-20T08:12:00Z"), at("2026-11-20T08:47:00Z"))).toBe(
    "09:12–09:47",
  );
  expect(clocksBetween(plant, at("2026-11-20T21:00:00Z"), at("2026-11-21T05:00:00Z"))).toBe(
    "22:00–06:00",
  );
});

test("what lasted for days is told with its days, for its clocks alone would say a few minutes", () => {
  expect(clocksBetween(plant, at("2026-11-20T08:12:00Z"), at("2026-11-22T08:47:00Z"))).toBe(
    "Fri 20 Nov, 09:12 – Sun 22 Nov, 09:47",
  );
});
