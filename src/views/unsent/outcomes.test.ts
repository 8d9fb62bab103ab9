import { machineId } from "#engine/names.ts";
import type { Item, Standing } from "#query/outbox/outbox-view.ts";
import { lookedAt as now, morningAt as at, tool } from "#testing/morning.ts";
import { plus } from "#time/instant.ts";
import { expect, test } from "vitest";
import { outcomesOf } from "./outcomes.ts";

const item = (id: string, standing: Standing, madeAt = at("11:00")): Item => ({
  id,
  machineId: machineId("M1"),
  request: {
    kind: "classify",
    startsAt: at("09:12"),
    endsAt: at("09:47"),
    reason: tool,
    comment: "",
  },
  madeAt,
  standing,
});
const saved: Standing = {
  kind: "saved",
  where: "tablet",
  mayHaveArrived: false,
  waitsFor: undefined,
};
const sending: Standing = { kind: "sending", where: "tablet" };
const sent: Standing = { kind: "sent" };
const problem = {
  type: "",
  title: "Not possible",
  status: 422,
  detail: "It ends before it begins.",
};
const refusal: Standing = { kind: "refused", problem, mayHaveArrived: false };
const said = (before: readonly Item[], after: readonly Item[]) =>
  outcomesOf(before, after, now, ({ id }) => `entry ${id}`);

test("a refusal is said with its reason, once", () => {
  const refused = item("a", refusal);
  expect(said([item("a", sending)], [refused])).toEqual([
    "Not accepted: entry a. It ends before it begins.",
  ]);
  expect(said([refused], [refused])).toEqual([]);
});

test("that someone else changed the same time is said", () => {
  expect(said([item("a", sending)], [item("a", { kind: "conflict", problem })])).toEqual([
    "Someone else changed the same time: entry a. Please decide.",
  ]);
});

test("when the last one that waited has gone out, that is said, not before", () => {
  const both = [item("a", saved), item("b", saved)];
  expect(said(both, [item("a", sent), item("b", saved)])).toEqual([]);
  expect(said([item("b", saved)], [item("b", sent)])).toEqual(["Everything has been sent."]);
});

test("what is taken off the list, or is left behind by signing out, has not been sent", () => {
  expect(said([item("b", saved)], [])).toEqual([]);
});

test("what the server answers at once needs no second word", () => {
  const madeAt = plus(now, -1);
  expect(said([item("a", sending, madeAt)], [item("a", sent, madeAt)])).toEqual([]);
});

test("while something still needs the person, nobody is told that all is sent", () => {
  const refused = item("b", refusal);
  expect(said([item("a", saved), refused], [item("a", sent), refused])).toEqual([]);
});

test("what was there when the page opened is not told as news", () => {
  expect(said([], [item("a", refusal)])).toEqual([]);
});
