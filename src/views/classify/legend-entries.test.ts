import { reasonCode } from "#engine/names.ts";
import { workshop } from "#testing/morning.ts";
import { expect, test } from "vitest";
import { legendOf } from "./legend-entries.ts";

test("the legend has one line a look, what needs a person first, and every reason is in it", () => {
  expect(legendOf(workshop.reasons)).toEqual([
    { look: "unexplained", names: ["Needs a reason"] },
    { look: "running", names: ["Running"] },
    { look: "idle", names: ["Other stops"] },
    { look: "off", names: ["Not counted"] },
    { look: "technical", names: ["Technical"] },
    { look: "quality", names: ["Quality"] },
  ]);
});

test("groups that share a look share a line", () => {
  const like = workshop.reasons.find(({ oee }) => oee === "unplanned");
  if (like === undefined) throw new Error("the workshop has no unplanned reason");
  const reasons = ["A", "B", "C", "D", "E", "F"].map((group, index) => ({
    ...like,
    code: reasonCode(group),
    reasCd: index,
    group: [group],
  }));
  expect(legendOf(reasons).find(({ look }) => look === "technical")?.names).toEqual(["A", "F"]);
});
