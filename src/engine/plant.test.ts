import { describe, expect, it } from "vitest";
import { machineId, rawState, reasonCode } from "./names.ts";
import { notOffered, type Reason } from "./plant.ts";

const M1 = machineId("M1");
const M2 = machineId("M2");
const HELD = rawState("FEED_HOLD");
const TOOL: Reason = {
  code: reasonCode("TOOL"),
  reasCd: 5,
  name: "Tool change",
  group: [],
  oee: "planned",
  commentRequired: false,
};

describe("a reason is offered", () => {
  it("everywhere, if the plant file does not say where", () => {
    expect(notOffered(TOOL, M1, HELD)).toBeUndefined();
  });

  it("on its machines only", () => {
    const here = { ...TOOL, machines: [M1] };
    expect(notOffered(here, M1, HELD)).toBeUndefined();
    expect(notOffered(here, M2, HELD)).toEqual({ kind: "otherMachines", machines: [M1] });
  });

  it("after its raw states only, and where none is known", () => {
    const then = { ...TOOL, rawStates: [HELD] };
    expect(notOffered(then, M1, HELD)).toBeUndefined();
    expect(notOffered(then, M1, undefined)).toBeUndefined();
    expect(notOffered(then, M1, rawState("ALARM"))).toEqual({
      kind: "otherRawStates",
      rawStates: [HELD],
    });
  });
});
