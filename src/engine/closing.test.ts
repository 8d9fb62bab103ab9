import { describe, expect, it } from "vitest";
import { type Instant, instant } from "#time/instant.ts";
import {
  type LateEdits,
  lateEditsOf,
  lateFrom,
  mayReopen,
  type ShiftEntry,
  standingOf,
} from "./closing.ts";

/** The early shift, 06:00 to 14:00, in hours since midnight. */
const hour = (count: number): Instant => instant(Math.round(count * 3_600));
const EARLY = { name: "Early", startsAt: hour(6), endsAt: hour(14) };
const DAY: LateEdits = { hours: 24, locks: "closed" };
const ALL: LateEdits = { hours: 24, locks: "all" };

function entry(kind: ShiftEntry["kind"], at: number, by = "Ana"): ShiftEntry {
  return { kind, by, at: hour(at), note: kind === "note" ? "Oil at M2." : "" };
}

describe("the late-edit window", () => {
  it("is a day, and locks what somebody closed, unless the plant says otherwise", () => {
    expect(lateEditsOf({})).toEqual({ hours: 24, locks: "closed" });
    expect(lateEditsOf({ lateEdits: { hours: 8, locks: "all" } })).toEqual({
      hours: 8,
      locks: "all",
    });
  });

  it("is counted from the end of the shift, in hours that may be broken", () => {
    expect(lateFrom(EARLY, DAY)).toBe(hour(14 + 24));
    expect(lateFrom(EARLY, { ...DAY, hours: 0 })).toBe(hour(14));
    expect(lateFrom(EARLY, { ...DAY, hours: 0.25 })).toBe(hour(14.25));
    expect(lateFrom(EARLY, { ...DAY, hours: 1 / 7 })).toBe(hour(14) + 514);
  });
});

describe("whether a shift's seconds may still be changed", () => {
  const open = { kind: "open", reopened: undefined };

  it("they may as long as nobody has closed it, however long ago it was", () => {
    expect(standingOf(EARLY, [], DAY, hour(15))).toEqual(open);
    expect(standingOf(EARLY, [], DAY, hour(14 + 24 * 365))).toEqual(open);
  });

  it("they may not once somebody has closed it, whatever notes came after", () => {
    const closed = entry("closed", 14);
    expect(standingOf(EARLY, [closed], DAY, hour(15))).toEqual({ kind: "closed", entry: closed });
    const noted = [entry("note", 13), closed, entry("note", 15)];
    expect(standingOf(EARLY, noted, DAY, hour(16))).toEqual({ kind: "closed", entry: closed });
  });

  it("a note alone closes nothing", () => {
    expect(standingOf(EARLY, [entry("note", 13)], DAY, hour(15))).toEqual(open);
  });

  it("they may again when it is opened again, by whom is told", () => {
    const reopened = entry("reopened", 16, "Ben");
    const entries = [entry("closed", 14), reopened, entry("note", 17)];
    expect(standingOf(EARLY, entries, DAY, hour(18))).toEqual({ kind: "open", reopened });
  });

  it("the last word counts: closed, opened and closed again is closed", () => {
    const last = entry("closed", 17, "Ben");
    const entries = [entry("closed", 14), entry("reopened", 16), last];
    expect(standingOf(EARLY, entries, DAY, hour(18))).toEqual({ kind: "closed", entry: last });
  });

  it("where the plant locks them all, they may not from the end of the window on", () => {
    expect(standingOf(EARLY, [], ALL, instant(hour(38) - 1))).toEqual(open);
    expect(standingOf(EARLY, [], ALL, hour(38))).toEqual({ kind: "late" });
    expect(standingOf(EARLY, [entry("note", 13)], ALL, hour(40))).toEqual({ kind: "late" });
  });

  it("even there a shift that was opened again stays open until it is closed", () => {
    const reopened = entry("reopened", 39, "Ben");
    expect(standingOf(EARLY, [entry("closed", 14), reopened], ALL, hour(80))).toEqual({
      kind: "open",
      reopened,
    });
  });
});

describe("who may open a locked shift again", () => {
  const before = instant(hour(38) - 1);

  it("an admin always, a supervisor until the window has passed, nobody else", () => {
    expect(mayReopen("admin", EARLY, DAY, before)).toBe(true);
    expect(mayReopen("admin", EARLY, DAY, hour(38))).toBe(true);
    expect(mayReopen("supervisor", EARLY, DAY, before)).toBe(true);
    expect(mayReopen("supervisor", EARLY, DAY, hour(38))).toBe(false);
    expect(mayReopen("viewer", EARLY, DAY, before)).toBe(false);
  });
});
