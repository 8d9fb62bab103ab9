import { timeZone } from "#time/zone.ts";
import type { Calendar } from "#time/calendar.ts";
import { instant } from "#time/instant.ts";
import { clock } from "#time/words.ts";
import { expect, test } from "vitest";
import { type Period, periodAfter, periodAt, periodBefore } from "./period.ts";

const zone = timeZone("Europe/Berlin");
const at = (text: string) => instant(Date.parse(text) / 1_000);
const time = (hour: number) => ({ hour, minute: 0 });
const workdays = ["mon", "tue", "wed", "thu", "fri"] as const;

const plant: Calendar = {
  zone,
  patterns: [
    { name: "Early", days: workdays, start: time(6), end: time(14) },
    { name: "Late", days: workdays, start: time(14), end: time(22) },
  ],
};

const words = (period: Period) => {
  const name = period.kind === "shift" ? period.shift.name : period.kind;
  return `${name} ${clock(zone, period.span.start)}-${clock(zone, period.span.end)}`;
};

test("during a shift it is that shift", () => {
  expect(words(periodAt(plant, at("2026-11-20T09:00:00+01:00")))).toBe("Early 06:00-14:00");
});

test("at night, with no shift in progress, it is the time until the next", () => {
  expect(words(periodAt(plant, at("2026-11-20T02:00:00+01:00")))).toBe("between 22:00-06:00");
});

test("a weekend is one stretch from Friday's last shift to Monday's first", () => {
  const weekend = periodAt(plant, at("2026-11-22T12:00:00+01:00"));
  expect(words(weekend)).toBe("between 22:00-06:00");
  expect(weekend.span.end - weekend.span.start).toBe((2 * 24 + 8) * 3_600);
});

test("previous and next go from shift to shift and step over the weekend", () => {
  const friday = periodAt(plant, at("2026-11-20T15:00:00+01:00"));
  const monday = periodAfter(plant, friday);
  expect(words(monday)).toBe("Early 06:00-14:00");
  expect(periodBefore(plant, monday)).toEqual(friday);
});

test("from a weekend previous is Friday's last shift and next is Monday's first", () => {
  const weekend = periodAt(plant, at("2026-11-22T12:00:00+01:00"));
  expect(words(periodBefore(plant, weekend))).toBe("Late 14:00-22:00");
  expect(words(periodAfter(plant, weekend))).toBe("Early 06:00-14:00");
});

test("a plant without shifts goes by its local days, 25 hours when the clocks go back", () => {
  const none: Calendar = { zone, patterns: [] };
  const day = periodAt(none, at("2026-10-25T12:00:00+01:00"));
  expect(day.kind).toBe("day");
  expect(day.span.end - day.span.start).toBe(25 * 3_600);
  expect(periodBefore(none, periodAfter(none, day))).toEqual(day);
});

test("where a long and a short shift overlap the free time begins when both are over", () => {
  const overlapping: Calendar = {
    zone,
    patterns: [
      { name: "Long", days: workdays, start: time(6), end: time(18) },
      { name: "Short", days: workdays, start: time(8), end: time(12) },
    ],
  };
  expect(words(periodAt(overlapping, at("2026-11-20T20:00:00+01:00")))).toBe("between 18:00-06:00");
});
