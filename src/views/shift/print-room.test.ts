import type { ShiftEntry } from "#engine/closing.ts";
import { instant } from "#time/instant.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fitting, linesFor } from "./print-room.ts";

const entry = (note: string): ShiftEntry => ({
  kind: "note",
  by: "Ana",
  at: instant(1_763_600_000),
  note,
});

test("notes that fit are printed as they were written", () => {
  const entries = [entry("Belt slips\non Mazak 2."), entry("")];
  expect(fitting(entries, 4)).toEqual({ entries, left: 0 });
});

test("what there is no room for is counted, not dropped in silence", () => {
  const long = entry(Array.from({ length: 20 }, (_, line) => `Line ${line + 1}`).join("\n"));
  const { entries, left } = fitting([entry("Short."), long, entry("Last.")], 10);
  expect(entries.map(({ note }) => note)).toEqual([
    "Short.",
    "Line 1\nLine 2\nLine 3\nLine 4\nLine 5\nLine 6",
  ]);
  // 14 lines of the long note, and the last with the line that says who wrote it.
  expect(left).toBe(16);
});

test("a sentence longer than the page is wide takes as many lines as it is printed on", () => {
  const { entries, left } = fitting([entry("word ".repeat(100))], 4);
  const [printed] = entries;
  expect(printed?.note.split("\n").every((line) => line.length <= 105)).toBe(true);
  expect(left).toBe(3);
});

test("whatever is written, no more lines are printed than there is room for, and none is lost count of", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 400, unit: fc.constantFrom("a", "b", " ", "\n", "ü") })),
      fc.integer({ min: 2, max: 40 }),
      (notes, room) => {
        const entries = notes.map(entry);
        const { entries: shown, left } = fitting(entries, room);
        const printed = shown.reduce(
          (sum, { note }) => sum + 1 + (note === "" ? 0 : note.split("\n").length),
          0,
        );
        expect(left === 0 || printed + 1 <= room).toBe(true);
        expect(left === 0).toBe(shown === entries);
      },
    ),
  );
});

test("fewer rows above leave more room below, and there is always some", () => {
  expect(linesFor({ causes: 12, unexplained: 8, machines: 32 })).toBeGreaterThan(10);
  expect(linesFor({ causes: 2, unexplained: 0, machines: 3 })).toBeGreaterThan(
    linesFor({ causes: 12, unexplained: 8, machines: 32 }),
  );
  expect(linesFor({ causes: 90, unexplained: 90, machines: 90 })).toBe(2);
});
