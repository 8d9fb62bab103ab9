import { describe, expect, it } from "vitest";
import type { UtilizationEvent } from "#engine/event.ts";
import { rawState, reasonCode } from "#engine/names.ts";
import type { OeeUse, Reason } from "#engine/plant.ts";
import { instant } from "#time/instant.ts";
import { endOfEvent, laneOf } from "./lane.ts";
import { LOOK_KINDS, lookFor } from "./look.ts";
import { looksOf } from "./looks.ts";

let number = 0;
function reason(code: string, oee: OeeUse, ...group: readonly string[]): Reason {
  number += 1;
  return {
    code: reasonCode(code),
    reasCd: number,
    name: code.toLowerCase(),
    group,
    oee,
    commentRequired: false,
  };
}

const kindsOf = (...reasons: readonly Reason[]): readonly (string | undefined)[] => {
  const table = looksOf(reasons);
  return reasons.map((r) => table.looks[table.indexOf(r.code, false)]?.kind);
};

describe("what a reason looks like", () => {
  it("is decided first by how it counts", () => {
    expect(
      kindsOf(
        reason("RUN", "runtime"),
        reason("BREAK", "planned", "Technical"),
        reason("OFF", "none"),
      ),
    ).toEqual(["running", "planned", "off"]);
  });

  it("follows the group of an unplanned stop where it is called like one of ours", () => {
    expect(
      kindsOf(
        reason("A", "unplanned", "Quality"),
        reason("B", "unplanned", "Technical", "Mechanical"),
        reason("C", "unplanned", "Materials"),
        reason("D", "unplanned", "Organisation"),
        reason("E", "unplanned"),
      ),
    ).toEqual(["quality", "technical", "material", "organisation", "idle"]);
  });

  it("is shared out among groups of other names, each group its own as long as there are any", () => {
    const kinds = kindsOf(
      reason("A", "unplanned", "Werkzeug"),
      reason("B", "unplanned", "Material"),
      reason("C", "unplanned", "Personal"),
      reason("D", "unplanned", "Prüfung"),
      reason("E", "unplanned", "Werkzeug"),
    );
    expect(new Set(kinds.slice(0, 4)).size).toBe(4);
    expect(kinds[1]).toBe("material");
    expect(kinds[4]).toBe(kinds[0]);
  });

  it("is unexplained while a person is still needed, whatever the reason", () => {
    const run = reason("RUN", "runtime");
    const table = looksOf([run]);
    expect(table.looks[table.indexOf(run.code, true)]).toMatchObject({
      kind: "unexplained",
      label: "run",
    });
  });

  it("is a stop, without a name, for a reason that the plant no longer has", () => {
    const table = looksOf([reason("RUN", "runtime")]);
    expect(table.looks[table.indexOf(reasonCode("GONE"), false)]).toMatchObject({
      kind: "idle",
      label: "",
    });
    expect(table.looks[table.indexOf(reasonCode("GONE"), true)]?.kind).toBe("unexplained");
  });
});

describe("which of several states in one pixel shows", () => {
  it("is the unexplained stop over any other, a stop over running, running over off", () => {
    const order = LOOK_KINDS.map((kind) => lookFor(kind, "")).toSorted(
      (a, b) => b.priority - a.priority,
    );
    const kinds = order.map((look) => look.kind);
    expect(kinds[0]).toBe("unexplained");
    expect(order[1]?.priority).toBeLessThan(order[0]?.priority ?? 0);
    expect(kinds.slice(-2)).toEqual(["running", "off"]);
  });
});

describe("a machine's events in columns", () => {
  const run = reason("RUN", "runtime");
  const stop = reason("STOP", "unplanned");
  const event = (startsAt: number, endsAt: number | undefined, code: Reason, pending = false) =>
    ({
      startsAt: instant(startsAt),
      endsAt: endsAt === undefined ? undefined : instant(endsAt),
      reason: code.code,
      raw: rawState("X"),
      pending,
      comment: "",
      origin: undefined,
    }) satisfies UtilizationEvent;

  it("keep their starts and looks; the current one ends now", () => {
    const table = looksOf([run, stop]);
    const lane = laneOf(
      "M1",
      [event(100, 200, run), event(200, undefined, stop, true)],
      table,
      350,
    );
    expect([...lane.starts]).toEqual([100, 200]);
    expect([...lane.looks].map((look) => table.looks[look]?.kind)).toEqual([
      "running",
      "unexplained",
    ]);
    expect(endOfEvent(lane, 0)).toBe(200);
    expect(endOfEvent(lane, 1)).toBe(350);
  });

  it("are none for a machine without readings, and the last one may be over already", () => {
    const table = looksOf([run]);
    expect(laneOf("M1", [], table, 350).starts).toHaveLength(0);
    expect(laneOf("M1", [event(100, 200, run)], table, 350).end).toBe(200);
  });
});
