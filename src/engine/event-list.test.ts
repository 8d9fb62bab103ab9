import { describe, expect, it } from "vitest";
import { EventList, type EventRun } from "./event-list.ts";

const IMPORTANCE = Uint8Array.of(0, 1, 2);

/** So many events of three seconds each, from a second on. */
function run(from: number, count: number, code = 1): EventRun {
  return {
    starts: Uint32Array.from({ length: count }, (_, index) => from + 3 * index),
    codes: new Uint16Array(count).fill(code),
    end: from + 3 * count,
  };
}

function listOf(...runs: readonly EventRun[]): EventList {
  const list = new EventList();
  for (const added of runs) list.append(added, IMPORTANCE);
  return list;
}

function chunksOf(list: EventList): readonly number[] {
  const sizes: number[] = [];
  for (let index = 0; ; index += 1) {
    const chunk = list.chunkAt(index);
    if (chunk === undefined) return sizes;
    sizes.push(chunk.starts.length);
  }
}

function told(list: EventList): readonly string[] {
  return [...list].map(({ start, end, code }) => `${start}-${end} ${code}`);
}

describe("a machine's events", () => {
  it("are none at first", () => {
    const list = new EventList();
    expect([list.size, list.begin, list.end]).toEqual([0, undefined, undefined]);
    expect(list.inForce(5)).toBeUndefined();
    expect(list.count(0, 99)).toBe(0);
    expect(told(list)).toEqual([]);
  });

  it("are added behind the last one, as many as there are", () => {
    const list = listOf(run(100, 2), run(106, 1, 2));
    expect(told(list)).toEqual(["100-103 1", "103-106 1", "106-109 2"]);
    expect([list.size, list.begin, list.end]).toEqual([3, 100, 109]);
  });

  it("fill a chunk that has room, and begin another where one has none", () => {
    expect(chunksOf(listOf(run(0, 10), run(30, 20)))).toEqual([30]);
    expect(chunksOf(listOf(run(0, 255), run(765, 1)))).toEqual([256]);
    expect(chunksOf(listOf(run(0, 256), run(768, 1)))).toEqual([256, 1]);
    expect(chunksOf(listOf(run(0, 256), run(768, 1), run(771, 1)))).toEqual([256, 2]);
    // Many at once are spread evenly.
    expect(chunksOf(listOf(run(0, 1030)))).toEqual([343, 344, 343]);
  });

  it("are found by a second that they are in force in", () => {
    const list = listOf(run(100, 600));
    expect(list.inForce(99)).toBeUndefined();
    expect(list.inForce(100)).toEqual({ chunk: 0, place: 0 });
    expect(list.inForce(102)).toEqual({ chunk: 0, place: 0 });
    expect(list.inForce(103)).toEqual({ chunk: 0, place: 1 });
    expect(list.inForce(999)).toEqual({ chunk: 0, place: 299 });
    expect(list.inForce(1000)).toEqual({ chunk: 1, place: 0 });
    expect(list.inForce(9999)).toEqual({ chunk: 1, place: 299 });
  });

  it("are counted in any window, both ends included", () => {
    const list = listOf(run(100, 600));
    expect(list.count(0, 99)).toBe(0);
    expect(list.count(0, 100)).toBe(1);
    expect(list.count(0, 9999)).toBe(600);
    expect(list.count(102, 103)).toBe(2);
    expect(list.count(997, 1003)).toBe(3);
    // The last one ends at 1900, and is not in force any more.
    expect(list.count(1899, 9999)).toBe(1);
    expect(list.count(1900, 9999)).toBe(0);
  });

  it("are replaced in the middle, whichever chunks they lie in", () => {
    const list = listOf(run(0, 600));
    const first = list.inForce(897);
    if (first === undefined) throw new Error("an event is wanted");
    list.replace(
      first,
      906,
      { starts: Uint32Array.of(897), codes: Uint16Array.of(2), end: 906 },
      IMPORTANCE,
    );
    expect(told(list).slice(298, 302)).toEqual([
      "894-897 1",
      "897-906 2",
      "906-909 1",
      "909-912 1",
    ]);
    expect([list.size, list.begin, list.end]).toEqual([598, 0, 1800]);
    expect(list.count(0, 9999)).toBe(598);
  });

  it("are replaced from one on to the last", () => {
    const list = listOf(run(0, 5));
    list.replace({ chunk: 0, place: 3 }, Infinity, run(9, 1, 2), IMPORTANCE);
    expect(told(list)).toEqual(["0-3 1", "3-6 1", "6-9 1", "9-12 2"]);
    expect(list.end).toBe(12);
  });
});
