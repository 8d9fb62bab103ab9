import { machineId, reasonCode } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import type { Done, ToldEvent } from "#query/history.ts";
import { at, sitePlant } from "#testing/site-plant.ts";
import { expect, test } from "vitest";
import { askedOf, coreOf, takenBack, toldChange } from "./told.ts";

const plant = sitePlant();

// Berlin is an hour ahead: 08:10 there is 07:10 UTC.
const event = (from: string, to: string | undefined, reason: string, more = {}): ToldEvent => ({
  startsAt: at(from),
  endsAt: to === undefined ? undefined : at(to),
  reason: reasonCode(reason),
  pending: false,
  comment: "",
  by: undefined,
  ...more,
});

const touched = { start: at("07:10"), end: at("07:20") };
const edit = { asked: touched, touched, removed: [], inserted: [] };

const classify: Request = {
  kind: "classify",
  startsAt: at("07:10"),
  endsAt: at("07:20"),
  reason: reasonCode("JAM"),
  comment: "",
};

const done = (requestId: string, request: Request = classify, more: Partial<Done> = {}): Done => ({
  requestId,
  machineId: machineId("M1"),
  by: "Ana",
  at: at("09:00"),
  request,
  edit,
  before: [],
  after: [],
  key: undefined,
  ...more,
});

const undoOf = (requestId: string, of: string): Done => done(requestId, { kind: "undo", of, edit });
const knownOf = (...all: readonly Done[]) => new Map(all.map((its) => [its.requestId, its]));

/** What is marked as changed is in brackets. */
const told = (change: Done) => {
  const { before, after } = toldChange(plant, change);
  const lines = (events: typeof before) =>
    events.map((parts) =>
      parts.map((its) => (its.isChanged ? `[${its.words}]` : its.words)).join(" "),
    );
  return { before: lines(before), after: lines(after) };
};

test("an event that was explained is marked in its reason, and no longer says that it is unexplained", () => {
  const change = done("a", classify, {
    before: [event("07:10", "07:20", "DOWN", { pending: true })],
    after: [event("07:10", "07:20", "JAM", { comment: "belt" })],
  });
  expect(told(change)).toEqual({
    before: ["Downtime 08:10–08:20 unexplained"],
    after: ["[Machine jam] 08:10–08:20 [“belt”]"],
  });
});

test("an event that was split is told part by part, and only what is otherwise is marked", () => {
  const change = done("a", classify, {
    before: [event("07:00", undefined, "DOWN", { pending: true })],
    after: [
      event("07:00", "07:10", "DOWN", { pending: true }),
      event("07:10", "07:20", "JAM"),
      event("07:20", undefined, "DOWN", { pending: true }),
    ],
  });
  expect(told(change)).toEqual({
    before: ["Downtime 08:00– unexplained"],
    after: [
      "Downtime [08:00–08:10] unexplained",
      "[Machine jam] [08:10–08:20]",
      "Downtime [08:20–] unexplained",
    ],
  });
});

test("what was asked is told by its kind", () => {
  const reason = reasonCode("BREAK");
  const said = { raw: undefined, pending: undefined, comment: undefined };
  const post: Request = {
    kind: "post",
    startsAt: at("07:10"),
    reason,
    updateIfExists: false,
    ...said,
  };
  const asked = (request: Request) => askedOf(plant, done("a", request), knownOf());
  expect(asked(classify)).toBe("Machine jam, 08:10–08:20");
  expect(asked({ ...classify, endsAt: undefined })).toBe("Machine jam from 08:10, still going on");
  expect(asked(post)).toBe("Break from 08:10");
  expect(asked({ ...post, startsAt: undefined })).toBe("Break from 10:00");
  expect(asked({ ...post, updateIfExists: true })).toBe("Break, correction at 08:10");
});

test("taking back and putting back are told by what they are about", () => {
  const [change, undo, redo] = [done("a"), undoOf("b", "a"), undoOf("c", "b")];
  const known = knownOf(change, undo, redo);
  expect(askedOf(plant, undo, known)).toBe("Took back: Machine jam, 08:10–08:20");
  expect(askedOf(plant, redo, known)).toBe("Put back: Machine jam, 08:10–08:20");
  expect(coreOf(plant, redo, known)).toBe("Machine jam, 08:10–08:20");
  expect(askedOf(plant, undo, knownOf(undo))).toBe("Took back: a change of 08:10–08:20");
});

test("a change stands taken back until that is taken back itself", () => {
  const [change, undo, redo] = [done("a"), undoOf("b", "a"), undoOf("c", "b")];
  expect([...takenBack([undo, change])].map(([id, by]) => [id, by.requestId])).toEqual([
    ["a", "b"],
  ]);
  expect([...takenBack([redo, undo, change])].map(([id, by]) => [id, by.requestId])).toEqual([
    ["b", "c"],
  ]);
  const again = undoOf("d", "a");
  expect(takenBack([again, redo, undo, change]).get("a")?.requestId).toBe("d");
});
