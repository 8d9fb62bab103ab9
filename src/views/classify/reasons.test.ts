import { Layer } from "#engine/layer.ts";
import { rawState, type ReasonCode, reasonCode } from "#engine/names.ts";
import type { PersonSpan } from "#engine/person-span.ts";
import { morningAt as at, scrap, tool, workshop } from "#testing/morning.ts";
import { expect, test } from "vitest";
import { groupsOf, search, usedLately } from "./reasons.ts";

const { reasons } = workshop;
const jam = reasonCode("JAM");

function set(clock: string, reason: ReasonCode, pending = false): PersonSpan {
  return {
    startsAt: at(clock),
    ending: { kind: "at", at: at("13:00") },
    reason,
    raw: rawState("READY"),
    pending,
    comment: "",
    origin: { requestId: clock, by: "Ana" },
  };
}

const codes = (of: readonly { readonly code: ReasonCode }[]): readonly ReasonCode[] =>
  of.map(({ code }) => code);

test("reasons used lately come latest first, each once", () => {
  const layer = Layer.of([set("07:00", tool), set("08:00", jam), set("09:00", tool)]);
  expect(codes(usedLately([layer], reasons, 4))).toEqual([tool, jam]);
  expect(codes(usedLately([layer], reasons, 1))).toEqual([tool]);
});

test("what a person left unexplained, or what the plant has dropped, was no reason", () => {
  const layer = Layer.of([set("07:00", jam, true), set("08:00", reasonCode("GONE"))]);
  expect(usedLately([layer], reasons, 4)).toEqual([]);
});

test("of several machines what was given last on any of them comes first", () => {
  const layers = [
    Layer.of([set("07:00", tool), set("08:00", jam)]),
    Layer.of([set("09:00", tool)]),
  ];
  expect(codes(usedLately(layers, reasons, 4))).toEqual([tool, jam]);
});

test("groups keep the plant file's order, those outside every group come last", () => {
  expect(groupsOf(reasons).map(({ name }) => name)).toEqual(["Technical", "Quality", undefined]);
  expect(groupsOf(reasons).flatMap((group) => group.reasons)).toHaveLength(reasons.length);
});

test("a name is found before a group of that name", () => {
  expect(codes(search(reasons, "tool"))).toEqual([tool]);
  expect(codes(search(reasons, "quality"))).toEqual([scrap]);
  expect(search(reasons, "lunch")).toEqual([]);
});
