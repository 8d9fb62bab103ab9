import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyLane, lane, MONDAY, ONE_OF_EACH } from "#testing/lanes.ts";
import { endOfEvent } from "./lane.ts";
import {
  eventAcross,
  eventIndexAt,
  extentOf,
  firstEvent,
  lastEvent,
  nextEvent,
  nextUnexplained,
  previousEvent,
  previousUnexplained,
} from "./walk.ts";

describe("walking a lane by keyboard", () => {
  const day = lane("RRUURRJJUURR");

  it("goes from event to event and stops at both ends", () => {
    expect(firstEvent(day)).toBe(0);
    expect(nextEvent(day, 0)).toBe(1);
    expect(nextEvent(day, 5)).toBeUndefined();
    expect(previousEvent(day, 5)).toBe(4);
    expect(previousEvent(day, 0)).toBeUndefined();
    expect(lastEvent(day)).toBe(5);
  });

  it("goes from one unexplained stop to the next, and back", () => {
    expect(nextUnexplained(day, ONE_OF_EACH, -1)).toBe(1);
    expect(nextUnexplained(day, ONE_OF_EACH, 1)).toBe(4);
    expect(nextUnexplained(day, ONE_OF_EACH, 4)).toBeUndefined();
    expect(previousUnexplained(day, ONE_OF_EACH, 6)).toBe(4);
    expect(previousUnexplained(day, ONE_OF_EACH, 1)).toBeUndefined();
  });

  it("goes to the next machine at the same time, or as near as that has events", () => {
    expect(eventAcross(day, MONDAY + 100, MONDAY + 200)).toBe(1);
    expect(eventAcross(day, MONDAY - 500, MONDAY - 400)).toBe(0);
    expect(eventAcross(day, MONDAY + 9000, MONDAY + 9100)).toBe(5);
    expect(eventAcross(lane(""), MONDAY, MONDAY + 60)).toBeUndefined();
  });

  it("finds nothing on a machine without readings", () => {
    expect(firstEvent(lane(""))).toBeUndefined();
    expect(lastEvent(lane(""))).toBeUndefined();
    expect(eventIndexAt(lane(""), MONDAY)).toBeUndefined();
  });

  it("finds at each instant the event in force", () => {
    fc.assert(
      fc.property(anyLane(60), fc.integer({ min: -6000, max: 100_000 }), (of, offset) => {
        const at = MONDAY + offset;
        const brute = Array.from(of.starts).findIndex(
          (start, i) => start <= at && at < endOfEvent(of, i),
        );
        expect(eventIndexAt(of, at)).toBe(brute < 0 ? undefined : brute);
      }),
    );
  });

  it("finds none at the very instant where the current event's bar ends", () => {
    expect(eventIndexAt(day, MONDAY + 719)).toBe(5);
    expect(eventIndexAt(day, MONDAY + 720)).toBeUndefined();
  });

  it("knows from when to when an event lasts, the current one until now", () => {
    expect(extentOf(day, 1)).toEqual({ from: MONDAY + 120, to: MONDAY + 240 });
    expect(extentOf(day, 5)).toEqual({ from: MONDAY + 600, to: MONDAY + 720 });
  });
});
