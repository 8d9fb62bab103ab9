import { describe, expect, it } from "vitest";
import { type Instant, instant, seconds } from "./instant.ts";
import { span } from "./span.ts";
import {
  clock,
  dateTimeWords,
  dayWords,
  durationWords,
  longDayWords,
  offsetWords,
  spanWords,
} from "./words.ts";
import { timeZone } from "./zone.ts";

const utc = (text: string): Instant => instant(Date.parse(text) / 1000);
const berlin = timeZone("Europe/Berlin");
const friday = utc("2026-11-20T09:12:45Z");

describe("the clock on the screen", () => {
  it("is the plant's, whatever the tablet's zone", () => {
    expect(clock(berlin, friday)).toBe("10:12");
    expect(clock(berlin, friday, { seconds: true })).toBe("10:12:45");
    expect(clock(timeZone("Asia/Kathmandu"), friday)).toBe("14:57");
  });

  it("tells the two repeated hours apart, and only those", () => {
    const night = (time: string) => clock(berlin, utc(`2026-10-25T${time}:00Z`));
    expect([night("23:59"), night("00:30"), night("01:30"), night("02:00")]).toEqual([
      "00:59",
      "02:30 UTC+2",
      "02:30 UTC+1",
      "03:00",
    ]);
  });

  it.each([
    ["America/Sao_Paulo", "2019-02-17T01:30:00Z", "23:30 UTC−2"],
    ["America/Sao_Paulo", "2019-02-17T02:30:00Z", "23:30 UTC−3"],
    ["Australia/Lord_Howe", "2026-04-04T15:15:00Z", "01:45 UTC+10:30"],
    ["Asia/Kolkata", "2026-04-04T15:15:00Z", "20:45"],
  ])("in %s at %s is %s", (zone, at, expected) => {
    expect(clock(timeZone(zone), utc(at))).toBe(expected);
  });
});

describe("days", () => {
  it("are said short and long, in English and German", () => {
    expect(dayWords(berlin, friday)).toBe("Fri 20 Nov");
    expect(dayWords(berlin, friday, "de")).toBe("Fr 20. Nov.");
    expect(longDayWords(berlin, friday)).toBe("Friday, 20 November 2026");
    expect(longDayWords(berlin, friday, "de")).toBe("Freitag, 20. November 2026");
    expect(dayWords(berlin, utc("2026-03-02T12:00:00Z"), "de")).toBe("Mo 2. März");
  });

  it("change at the plant's midnight", () => {
    expect(dayWords(berlin, utc("2026-11-20T22:59:59Z"))).toBe("Fri 20 Nov");
    expect(dayWords(berlin, utc("2026-11-20T23:00:00Z"))).toBe("Sat 21 Nov");
    expect(dayWords(timeZone("America/Sao_Paulo"), utc("2018-11-04T03:00:00Z"))).toBe("Sun 4 Nov");
  });

  it("stand before the clock where both are needed", () => {
    expect(dateTimeWords(berlin, friday)).toBe("Fri 20 Nov, 10:12");
    expect(dateTimeWords(berlin, friday, { seconds: true, language: "de" })).toBe(
      "Fr 20. Nov., 10:12:45",
    );
  });
});

describe("spans", () => {
  it("are two clocks within a day, over midnight too", () => {
    expect(spanWords(berlin, span(utc("2026-11-20T08:12:00Z"), utc("2026-11-20T08:47:00Z")))).toBe(
      "09:12–09:47",
    );
    expect(spanWords(berlin, span(utc("2026-11-20T21:00:00Z"), utc("2026-11-21T05:00:00Z")))).toBe(
      "22:00–06:00",
    );
  });

  it("say the days from a day on", () => {
    const weekend = span(utc("2026-11-21T21:00:00Z"), utc("2026-11-22T21:00:00Z"));
    expect(spanWords(berlin, weekend)).toBe("Sat 21 Nov, 22:00 – Sun 22 Nov, 22:00");
  });

  it("over a clock change say which of two equal clocks is meant", () => {
    const repeated = span(utc("2026-10-25T00:30:00Z"), utc("2026-10-25T01:30:00Z"));
    expect(spanWords(berlin, repeated)).toBe("02:30 UTC+2–02:30 UTC+1");
  });
});

describe("durations", () => {
  it.each([
    [0, "0 s"],
    [-3, "0 s"],
    [40, "40 s"],
    [60, "1 min"],
    [125, "2 min 5 s"],
    [43 * 60, "43 min"],
    [43 * 60 + 59, "43 min"],
    [3599, "59 min"],
    [3600, "1 h"],
    [6120, "1 h 42 min"],
    [30 * 3600 + 60, "30 h 1 min"],
    [76 * 3600, "3 d 4 h"],
    [48 * 3600, "2 d"],
  ])("%i s is %s", (length, expected) => {
    expect(durationWords(seconds(length))).toBe(expected);
  });
});

describe("an offset in words", () => {
  it.each([
    [0, "UTC+0"],
    [7_200, "UTC+2"],
    [-10_800, "UTC−3"],
    [19_800, "UTC+5:30"],
    [3_600 + 300, "UTC+1:05"],
    [-12_600, "UTC−3:30"],
  ])("%d seconds are %s", (offset, words) => {
    expect(offsetWords(seconds(offset))).toBe(words);
  });
});

describe("a span of days in words", () => {
  const days = span(friday, instant(friday + 2 * 86_400));

  it("tells seconds where they are wanted", () => {
    expect(spanWords(berlin, days, { seconds: true })).toBe(
      "Fri 20 Nov, 10:12:45 – Sun 22 Nov, 10:12:45",
    );
  });

  it("is told in German too", () => {
    expect(spanWords(berlin, days, { language: "de" })).toBe(
      "Fr 20. Nov., 10:12 – So 22. Nov., 10:12",
    );
  });
});
