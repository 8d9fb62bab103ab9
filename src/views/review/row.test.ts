import { machineId, rawState, reasonCode } from "#engine/names.ts";
import { lookedAt as now, morningAt as at, workshop } from "#testing/morning.ts";
import { plus, seconds } from "#time/instant.ts";
import { expect, test } from "vitest";
import type { Entry } from "./entries.ts";
import { Rows } from "./row.tsx";

/** A stop that goes on since 9:00 for so many minutes, or that lasted so long. */
function stop(machine: string, minutes: number, goesOn = false): Entry {
  const startsAt = at("09:00");
  return {
    kind: "stop",
    stop: {
      machine: machineId(machine),
      seconds: seconds(minutes * 60),
      event: {
        startsAt,
        endsAt: goesOn ? undefined : plus(startsAt, minutes * 60),
        reason: reasonCode("IDLE"),
        raw: rawState("READY"),
        pending: true,
        comment: "",
        origin: undefined,
      },
    },
  };
}

const needs = { plant: workshop, now, longest: 6_000 };

test("a machine that reports draws no other machine's line anew", () => {
  const rows = new Rows();
  const before = rows.of([stop("M1", 40), stop("M2", 30), stop("M3", 20)], needs);
  // The server's answer has come again: other objects that say the same, and one stop more.
  const after = rows.of([stop("M1", 40), stop("M4", 35), stop("M2", 30), stop("M3", 20)], needs);
  expect([after[0], after[2], after[3]]).toEqual(before);
  for (const [index, place] of [0, 2, 3].entries()) expect(after[place]).toBe(before[index]);
});

test("a stop that goes on has a new line when it has grown, and the others keep theirs", () => {
  const rows = new Rows();
  const [first, second] = rows.of([stop("M1", 40, true), stop("M2", 30)], needs);
  const [grown, same] = rows.of([stop("M1", 41, true), stop("M2", 30)], needs);
  expect(grown?.words).not.toBe(first?.words);
  expect(same).toBe(second);
});

test("a line is drawn anew when the longest stop makes its bar shorter", () => {
  const rows = new Rows();
  const [before] = rows.of([stop("M2", 30)], needs);
  const [after] = rows.of([stop("M2", 30)], { ...needs, longest: 60_000 });
  expect(after).not.toBe(before);
});

test("micro-stops in one line cannot be one of several", () => {
  const [one, other] = [stop("M1", 1), stop("M2", 1)];
  const stops = [one, other].flatMap((entry) => (entry.kind === "stop" ? [entry.stop] : []));
  const [micros, alone] = new Rows().of([{ kind: "micros", stops }, one], needs);
  expect([micros?.isAlone, alone?.isAlone]).toEqual([true, false]);
});
