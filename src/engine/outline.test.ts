import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { law } from "#testing/law.ts";
import { EventList } from "./event-list.ts";
import { columnAt, outlined } from "./outline.ts";

/*
 * A picture has a letter for each second: O time that is not counted, R running, B a break, J a stop, S a stop
 * still to be explained. A new event starts where the letter changes, and behind `/`.
 */
const LETTERS = ["O", "R", "B", "J", "S"];
const IMPORTANCE = Uint8Array.of(0, 1, 2, 3, 4);

interface Told {
  readonly start: number;
  readonly end: number;
  readonly code: number;
}

function eventsOf(picture: string, begin = 0): readonly Told[] {
  const events: Told[] = [];
  let at = begin;
  for (const [letters] of picture.matchAll(/(.)\1*/gu)) {
    if (letters.startsWith("/")) continue;
    events.push({ start: at, end: at + letters.length, code: LETTERS.indexOf(letters[0] ?? "") });
    at += letters.length;
  }
  return events;
}

/** In chunks of a few events at most if so wished, so that a column may reach over several. */
function listOf(events: readonly Told[]): EventList {
  const list = new EventList();
  list.append(
    {
      starts: Uint32Array.from(events, ({ start }) => start),
      codes: Uint16Array.from(events, ({ code }) => code),
      end: events.at(-1)?.end ?? 0,
    },
    IMPORTANCE,
  );
  return list;
}

function winners(events: readonly Told[], step: number, first: number, last: number): string {
  const { starts, ends, codes } = outlined(listOf(events), IMPORTANCE, step, first, last);
  return [...starts].map((start, i) => `${LETTERS[codes[i] ?? 0]} ${start}-${ends[i]}`).join(", ");
}

/** The events of a picture that show in columns of so many seconds, all of them unless said. */
function shown(picture: string, step: number, first = 0, last = 99): string {
  return winners(eventsOf(picture), step, first, last);
}

describe("of the events in a column", () => {
  it("the most important one shows", () => {
    expect(shown("RJOB", 4)).toBe("J 1-2");
    expect(shown("RRSJ", 4)).toBe("S 2-3");
    expect(shown("OOBR", 4)).toBe("B 2-3");
    expect(shown("OOOR", 4)).toBe("R 3-4");
  });

  it("of several that matter alike the longest within the column shows, then the first", () => {
    expect(shown("JRJJ", 4)).toBe("J 2-4");
    expect(shown("JJRJ", 4)).toBe("J 0-2");
    expect(shown("JRRJ", 4)).toBe("J 0-1");
    // The second jam is longer, but most of it lies in the next column.
    expect(shown("RJJRRRRJJJJJ", 8)).toBe("J 1-3, J 7-12");
  });

  it("one that fills columns of its own shows once, as long as it is", () => {
    expect(shown("RRRRRRRRRRRR", 4)).toBe("R 0-12");
    expect(shown("RRRRRRJRJJJJ", 4)).toBe("R 0-6, J 6-7, J 8-12");
  });

  it("two that follow each other with the same meaning are two", () => {
    expect(shown("JJJJ/JJJJ", 4)).toBe("J 0-4, J 4-8");
    expect(shown("JJ/JJ", 4)).toBe("J 0-2");
  });

  it("the drawn example", () => {
    expect(shown("RRRRRRJRRJRJJJRRRRRRRRRRRRR", 4)).toBe("R 0-6, J 6-7, J 9-10, J 11-14, R 14-27");
  });
});

describe("the columns of an outline", () => {
  it("are those asked for: what lies before and behind them is left out", () => {
    const picture = "JJJJRRRRJJJJRRRR";
    expect(shown(picture, 4, 1, 3)).toBe("R 4-8, J 8-12");
    expect(shown(picture, 4, 2, 2)).toBe("");
    expect(shown(picture, 4, 4, 9)).toBe("");
  });

  it("begin with the event that reaches into the first", () => {
    expect(shown("JJJJJJRRRRRR", 4, 1, 2)).toBe("J 0-6");
  });

  it("may begin before the machine's first event, and go on behind its last", () => {
    expect(winners(eventsOf("RRRRJJ", 8), 4, 0, 9)).toBe("R 8-12, J 12-14");
    expect(winners(eventsOf("RJ", 9), 4, 0, 9)).toBe("J 10-11");
    expect(winners([], 4, 0, 9)).toBe("");
  });

  it("hold an instant from their first second on, up to the first of the next", () => {
    expect([0, 3, 4, 7, 8].map((at) => columnAt(at, 4))).toEqual([0, 0, 1, 1, 2]);
    expect(columnAt(Infinity, 4)).toBe(Infinity);
  });

  it("have the edges that everybody computes, whichever way a division rounds", () => {
    for (const step of [0.1, 0.3, 1.1, 1 / 3, 86.4, 1234.567]) {
      const all = Array.from({ length: 200 }, (_, index) => 1_000 + index);
      expect(all.map((k) => columnAt(k * step, step))).toEqual(all);
      const before = all.map((k) => columnAt(k * step - step / 1024, step));
      expect(before).toEqual(all.map((k) => k - 1));
    }
  });
});

const lengths = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 1, arbitrary: fc.integer({ min: 10, max: 400 }) },
);
const anyEvents = fc
  .tuple(
    fc.nat({ max: 60 }),
    fc.array(fc.tuple(lengths, fc.nat({ max: 4 })), { maxLength: 90 }),
    fc.integer({ min: 1, max: 12 }),
  )
  .map(([begin, rows, times]): readonly Told[] => {
    let at = begin;
    // Repeated, so that there are more than one chunk holds.
    return Array.from({ length: times }, () => rows)
      .flat()
      .map(([length, code]) => {
        const start = at;
        at += length;
        return { start, end: at, code };
      });
  });
const anyStep = fc.oneof(
  fc.constantFrom(1, 2, 7, 60),
  fc.double({ min: 0.5, max: 2_000, noNaN: true }),
);

/** The rule as it is told, column by column. */
function bySeconds(events: readonly Told[], step: number, first: number, last: number): string {
  const won: Told[] = [];
  for (let k = first; k < last; k += 1) {
    const [t0, t1] = [k * step, (k + 1) * step];
    const inside = events.filter(({ start, end }) => start < t1 && end > t0);
    const time = ({ start, end }: Told): number => Math.min(end, t1) - Math.max(start, t0);
    const best = inside.toSorted(
      (a, b) => b.code - a.code || time(b) - time(a) || a.start - b.start,
    );
    const [winner] = best;
    if (winner !== undefined && winner !== won.at(-1)) won.push(winner);
  }
  return won.map(({ start, end, code }) => `${LETTERS[code]} ${start}-${end}`).join(", ");
}

describe("an outline", () => {
  it(
    "shows in each column what the rule says, wherever it is cut and however wide its columns are",
    law(
      [anyEvents, anyStep, fc.nat({ max: 20 }), fc.nat({ max: 60 })],
      (events, step, first, count) => {
        const last = first + count;
        expect(winners(events, step, first, last)).toBe(bySeconds(events, step, first, last));
      },
      600,
    ),
  );

  it("shows what the rule says of more events than a chunk holds, and of more that show than at first expected", () => {
    let at = 7;
    const events = Array.from({ length: 1_500 }, (_, index): Told => {
      const [start, length] = [at, 1 + ((index * 7 + (index >> 3)) % 5)];
      at += length;
      return { start, end: at, code: (index * 11 + (index >> 4)) % 5 };
    });
    for (const [step, first, last] of [
      [1, 900, 1_700],
      [3, 0, 900],
      [40, 0, 200],
      [700, 0, 9],
      [2_500, 0, 3],
      [2.5, 300, 900],
    ] as const)
      expect(winners(events, step, first, last)).toBe(bySeconds(events, step, first, last));
  });
});
