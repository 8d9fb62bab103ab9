import { machineId, reasonCode } from "#engine/names.ts";
import type { Done, ToldEvent } from "#query/history.ts";
import { partKey } from "#query/part-key.ts";
import { at, sitePlant } from "#testing/site-plant.ts";
import { expect, test } from "vitest";
import { askedOfAll, coreOfAll } from "./told.ts";
import { type Change, changesOf, inAll } from "./together.ts";

const plant = sitePlant();

const event = (from: string, to: string, reason: string, pending = false): ToldEvent => ({
  startsAt: at(from),
  endsAt: at(to),
  reason: reasonCode(reason),
  pending,
  comment: "",
  by: undefined,
});

const done = (requestId: string, more: Partial<Done> = {}): Done => {
  const touched = { start: at("07:10"), end: at("07:20") };
  return {
    requestId,
    machineId: machineId("M1"),
    by: "Ana",
    at: at("09:00"),
    request: {
      kind: "classify",
      startsAt: at("07:10"),
      endsAt: at("07:20"),
      reason: reasonCode("JAM"),
      comment: "",
    },
    edit: { asked: touched, touched, removed: [], inserted: [] },
    before: [],
    after: [],
    key: undefined,
    ...more,
  };
};

const key = (part: number, of: number, name = "s") => partKey({ name, part, of });

/** A stop of 07:00 to 07:30 into three: 07:00 jam, 07:10 break, and what is left keeps waiting. */
const first = done("a", {
  key: key(1, 2),
  edit: {
    asked: { start: at("07:00"), end: at("07:10") },
    touched: { start: at("07:00"), end: at("07:10") },
    removed: [],
    inserted: [],
  },
  before: [event("07:00", "07:30", "DOWN", true)],
  after: [event("07:00", "07:10", "JAM"), event("07:10", "07:30", "DOWN", true)],
});
const second = done("b", {
  key: key(2, 2),
  edit: {
    asked: { start: at("07:10"), end: at("07:30") },
    touched: { start: at("07:10"), end: at("07:30") },
    removed: [],
    inserted: [],
  },
  before: [event("07:10", "07:30", "DOWN", true)],
  after: [event("07:10", "07:20", "BREAK"), event("07:20", "07:30", "DOWN", true)],
});
const split: Change = [second, first];

const ids = (changes: readonly Change[]) =>
  changes.map((change) => change.map(({ requestId }) => requestId).join("+"));

test("what was confirmed at once is one change, where its newest request stands", () => {
  const [late, between] = [done("late"), done("between")];
  expect(ids(changesOf([late, second, between, first]))).toEqual(["late", "b+a", "between"]);
});

test("a split of which a request is missing is told request by request", () => {
  expect(ids(changesOf([done("b", { key: key(3, 3) }), done("a", { key: key(1, 3) })]))).toEqual([
    "b",
    "a",
  ]);
});

test("keys of other people and on other machines make nothing of one change", () => {
  const other = done("c", { key: key(1, 2), by: "Mia" });
  const elsewhere = done("d", { key: key(1, 2), machineId: machineId("M2") });
  expect(ids(changesOf([second, other]))).toEqual(["b", "c"]);
  expect(ids(changesOf([second, elsewhere]))).toEqual(["b", "d"]);
});

test("before and after are those of the whole, without what stood there in between", () => {
  const { before, after } = inAll(split);
  expect(before).toEqual(first.before);
  expect(after).toEqual([
    event("07:00", "07:10", "JAM"),
    event("07:10", "07:20", "BREAK"),
    event("07:20", "07:30", "DOWN", true),
  ]);
});

test("a split is told by its parts, and so are taking it back and putting it back", () => {
  const undoOf = (id: string, of: Done, part: number, name: string) =>
    done(id, {
      key: key(part, 2, name),
      edit: of.edit,
      request: { kind: "undo", of: of.requestId, edit: of.edit },
    });
  // What came last is taken back first.
  const back: Change = [undoOf("d", first, 2, "t"), undoOf("c", second, 1, "t")];
  const forth: Change = [undoOf("f", back[1] ?? first, 2, "u"), undoOf("e", back[0], 1, "u")];
  const known = new Map([...split, ...back, ...forth].map((its) => [its.requestId, its]));
  expect(askedOfAll(plant, split, known)).toBe("Split into 3 parts, 08:00–08:30");
  expect(askedOfAll(plant, back, known)).toBe("Took back: Split into 3 parts, 08:00–08:30");
  expect(askedOfAll(plant, forth, known)).toBe("Put back: Split into 3 parts, 08:00–08:30");
  expect(coreOfAll(plant, forth, known)).toBe("Split into 3 parts, 08:00–08:30");
  expect(askedOfAll(plant, back, new Map())).toBe("Took back: a change of 08:00–08:30");
});
