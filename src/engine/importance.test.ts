import { describe, expect, it } from "vitest";
import { Meanings } from "./importance.ts";
import { reasonCode } from "./names.ts";
import type { OeeUse, Reason } from "./plant.ts";

function reason(code: string, oee: OeeUse): Reason {
  return { code: reasonCode(code), reasCd: 1, name: code, group: [], oee, commentRequired: false };
}

const PLANT = [
  reason("RUNNING", "runtime"),
  reason("BREAK", "planned"),
  reason("JAM", "unplanned"),
  reason("NO_SHIFT", "none"),
];

function rank(code: string, pending = false): number | undefined {
  const meanings = new Meanings(PLANT);
  return meanings.importance[meanings.codeOf(reasonCode(code), pending)];
}

describe("what matters where there is room for one event of several", () => {
  it("a stop to be explained before a stop, a break, running, and time that is not counted", () => {
    expect(rank("JAM", true)).toBe(4);
    expect(rank("JAM")).toBe(3);
    expect(rank("BREAK")).toBe(2);
    expect(rank("RUNNING")).toBe(1);
    expect(rank("NO_SHIFT")).toBe(0);
  });

  it("whatever waits for a person matters most, be it a break", () => {
    expect(rank("BREAK", true)).toBe(4);
    expect(rank("NO_SHIFT", true)).toBe(4);
  });

  it("a reason that the plant has no longer is taken for a stop", () => {
    expect(rank("FORMER")).toBe(3);
  });
});

describe("the numbers of meanings", () => {
  it("stay what they are, one for each reason that is explained and one for each that is not", () => {
    const meanings = new Meanings(PLANT);
    const jam = reasonCode("JAM");
    const numbers = [meanings.codeOf(jam, true), meanings.codeOf(jam, false)];
    expect(numbers).toEqual([0, 1]);
    expect(meanings.codeOf(jam, true)).toBe(0);
    expect(numbers.map((code) => meanings.at(code))).toEqual([
      { reason: jam, pending: true },
      { reason: jam, pending: false },
    ]);
  });

  it("grow with the reasons, and each keeps its rank", () => {
    const meanings = new Meanings(PLANT);
    meanings.codeOf(reasonCode("RUNNING"), false);
    for (let i = 1; i < 200; i += 1)
      expect(meanings.codeOf(reasonCode(`R${i}`), i % 2 === 0)).toBe(i);
    const ranks = [...meanings.importance.subarray(0, 200)];
    expect(ranks).toEqual(Array.from({ length: 200 }, (_, i) => (i === 0 ? 1 : i % 2 ? 3 : 4)));
  });

  it("are different ones, whatever signs a reason begins with", () => {
    const meanings = new Meanings(PLANT);
    const codes = ["JAM", "!JAM", "?JAM"].map(reasonCode);
    const numbers = codes.flatMap((code) =>
      [true, false].map((flag) => meanings.codeOf(code, flag)),
    );
    expect(new Set(numbers).size).toBe(6);
  });

  it("that were never given out mean nothing", () => {
    const meanings = new Meanings(PLANT);
    expect(() => meanings.at(0)).toThrow("no meaning has the number 0");
  });
});
