import { apply } from "#engine/apply.ts";
import { Layer } from "#engine/layer.ts";
import { machineId, rawState, reasonCode } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import { Signal } from "#engine/signal.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { hall } from "#testing/hall.ts";
import { instant } from "#time/instant.ts";
import { expect, test } from "vitest";
import type { Entry, EntryState } from "./outbox/entry.ts";
import { seenBy, ShownMemo, shownOf } from "./shown.ts";
import type { MachineTruth } from "./truth.ts";

const M1 = machineId("M1");
const at = (second: number) => instant(1_763_600_000 + second);
const now = at(1_000);

/** Running, stopped at 300, running again at 600. */
const signal = Signal.of([
  { at: at(0), nanos: 0, raw: rawState("ACTIVE") },
  { at: at(300), nanos: 0, raw: rawState("READY") },
  { at: at(600), nanos: 0, raw: rawState("ACTIVE") },
]);

const truth = (revision = 4, layer = Layer.empty): MachineTruth => ({
  machineId: M1,
  revision,
  timeline: { signal, layer },
  firstReadingAt: at(0),
  knownFrom: at(0),
  knownTo: undefined,
});

const classify = (from: number, to: number, reason: string): Request => ({
  kind: "classify",
  startsAt: at(from),
  endsAt: at(to),
  reason: reasonCode(reason),
  comment: "",
});

const entry = (id: string, request: Request, state: EntryState): Entry => ({
  id,
  machineId: M1,
  request,
  baseRevision: 4,
  madeAt: now,
  base: undefined,
  madeBy: { account: "ana", name: "Ana" },
  state,
});

const waiting: EntryState = { kind: "saved", attempts: 0 };
const refused: EntryState = {
  kind: "refused",
  problem: { type: "about:blank", title: "No", status: 403, detail: "" },
};

const words = (timeline: Timeline) =>
  eventsBetween(timeline, hall.mapping, at(0), now, now)
    .map((event) => `${event.startsAt - at(0)} ${event.reason}${event.pending ? "?" : ""}`)
    .join(", ");

test("with nothing pending the truth itself is shown", () => {
  const its = truth();
  expect(shownOf(its, [], hall).timeline).toBe(its.timeline);
});

test("a confirmed stop is shown at once, and the truth is left alone", () => {
  const its = truth();
  const shown = shownOf(its, [entry("a", classify(300, 600, "JAM"), waiting)], hall);
  expect(words(shown.timeline)).toBe("0 RUN, 300 JAM, 600 RUN");
  expect(words(its.timeline)).toBe("0 RUN, 300 IDLE?, 600 RUN");
});

test("requests are replayed in the order in which they were made", () => {
  const entries = [
    entry("a", classify(300, 600, "JAM"), waiting),
    entry("b", classify(400, 500, "IDLE"), waiting),
  ];
  expect(words(shownOf(truth(), entries, hall).timeline)).toBe(
    "0 RUN, 300 JAM, 400 IDLE, 500 JAM, 600 RUN",
  );
});

test("what the server has taken is shown until its own word of it comes, and never twice", () => {
  const request = classify(310, 590, "JAM");
  const sent = [entry("a", request, { kind: "sent", revision: 5 })];
  const before = shownOf(truth(4), sent, hall);

  const outcome = apply(truth().timeline, request, {
    plant: hall,
    now,
    origin: { requestId: "server", by: "Ana" },
  });
  if (!outcome.ok) throw new Error("the engine refused the example");
  const after = shownOf({ ...truth(5), timeline: outcome.timeline }, sent, hall);

  expect(words(before.timeline)).toBe("0 RUN, 300 IDLE?, 310 JAM, 590 IDLE?, 600 RUN");
  expect(words(after.timeline)).toBe(words(before.timeline));
  expect(before.marks).toHaveLength(1);
  expect(after.marks).toHaveLength(0);
});

test("what the server refused is not shown as if it stood", () => {
  const shown = shownOf(truth(), [entry("a", classify(300, 600, "JAM"), refused)], hall);
  expect(words(shown.timeline)).toBe("0 RUN, 300 IDLE?, 600 RUN");
});

test("what is in conflict is not shown as if it stood", () => {
  const conflict: EntryState = { ...refused, kind: "conflict" };
  const shown = shownOf(truth(), [entry("a", classify(300, 600, "JAM"), conflict)], hall);
  expect(words(shown.timeline)).toBe("0 RUN, 300 IDLE?, 600 RUN");
});

test("what someone else has left unsent on this tablet is not shown; what they have sent is", () => {
  const unsent = entry("a", classify(300, 600, "JAM"), waiting);
  const sent = entry("b", classify(300, 600, "JAM"), { kind: "sent", revision: 5 });
  expect(seenBy([unsent, sent], "ben")).toEqual([sent]);
  expect(seenBy([unsent, sent], "ana")).toEqual([unsent, sent]);
});

test("a request that no longer fits is no change and a mark; those behind it are still replayed", () => {
  const entries = [
    entry("a", classify(300, 600, "GONE"), waiting),
    entry("b", classify(300, 600, "JAM"), waiting),
  ];
  const shown = shownOf(truth(), entries, hall);
  expect(words(shown.timeline)).toBe("0 RUN, 300 JAM, 600 RUN");
  expect(shown.marks.map((mark) => mark.refusal?.kind)).toEqual(["unknownReason", undefined]);
});

test("another machine's requests are none of this one's business", () => {
  const other = { ...entry("a", classify(300, 600, "JAM"), waiting), machineId: machineId("M2") };
  expect(shownOf(truth(), [other], hall).marks).toHaveLength(0);
});

test("only the machine that something happened to is derived anew", () => {
  const memo = new ShownMemo();
  const one = truth();
  const two = { ...truth(), machineId: machineId("M2") };
  const machines = new Map([
    [one.machineId, one],
    [two.machineId, two],
  ]);
  const first = memo.all(machines, [], hall);
  const second = memo.all(machines, [entry("a", classify(300, 600, "JAM"), waiting)], hall);
  expect(second.get(two.machineId)).toBe(first.get(two.machineId));
  expect(second.get(one.machineId)).not.toBe(first.get(one.machineId));
});

test("a request from before what is known is not refused for want of events: it is left to whoever has them", () => {
  const part = { ...truth(), knownFrom: at(300) };
  const shown = shownOf(part, [entry("a", classify(100, 200, "JAM"), waiting)], hall);
  expect(shown.marks).toEqual([]);
  expect(shown.timeline).toBe(part.timeline);
});
