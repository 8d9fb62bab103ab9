import { apply } from "#engine/apply.ts";
import { Layer } from "#engine/layer.ts";
import { machineId, rawState } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { Signal } from "#engine/signal.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import type { Person } from "#query/person.ts";
import { type ShownMachine, shownOf } from "#query/shown.ts";
import { lookedAt as now, morning, morningAt as at, tool, workshop } from "#testing/morning.ts";
import { seconds } from "#time/instant.ts";
import { expect, test } from "vitest";
import type { EventSelection, ManySelection } from "../../selection.ts";
import { NOTHING_ENTERED } from "../draft.ts";
import { manyOf } from "./many-props.ts";
import { totalWords } from "./plan-words.ts";
import { type MachinePlan, planOf, requestsOf, totalOf } from "./plan.ts";

const [M1, M2, S1] = [machineId("M1"), machineId("M2"), machineId("S1")];
const ana: Person = { id: "ana", name: "Ana", role: "supervisor", areas: [] };
const silent: Timeline = { signal: Signal.empty, layer: Layer.empty };

function shown(id: typeof M1, timeline: Timeline = morning): ShownMachine {
  const truth = {
    machineId: id,
    revision: 0,
    timeline,
    firstReadingAt: timeline.signal.first,
    knownFrom: at("05:00"),
    knownTo: undefined,
  };
  return shownOf(truth, [], workshop);
}

/** Two machines that both idled from 09:12 to 09:47 and idle since 11:30; the saw has never reported. */
const machines = new Map(
  [shown(M1), shown(M2), shown(S1, silent)].map((its) => [its.truth.machineId, its]),
);

interface Telling {
  readonly plant?: Plant;
  readonly person?: Person;
  readonly entered?: Partial<typeof NOTHING_ENTERED>;
  readonly of?: typeof machines;
}

function planned(selected: ManySelection, telling: Telling = {}): readonly MachinePlan[] {
  const { plant = workshop, person = ana, entered = {}, of = machines } = telling;
  const reason = plant.reasons.find(({ code }) => code === tool);
  if (reason === undefined) throw new Error("no tool change");
  const chosen = manyOf(plant, of, selected, person);
  return planOf({ plant, chosen, entered: { ...NOTHING_ENTERED, ...entered }, reason, now });
}

/** `"M1: asked, refused"` */
const told = (plans: readonly MachinePlan[]) =>
  plans.map(
    ({ of, parts }) =>
      `${of.machine.id}: ${parts.map((part) => (part.kind === "asked" ? "asked" : part.why.kind)).join(", ")}`,
  );

const idle = (machine = M1): EventSelection => ({
  kind: "event",
  machine,
  startsAt: at("09:12"),
  endsAt: at("09:47"),
});
const current = (machine = M1): EventSelection => ({
  kind: "event",
  machine,
  startsAt: at("11:30"),
  endsAt: undefined,
});
const across: ManySelection = {
  kind: "across",
  machines: [M1, M2, S1],
  startsAt: at("09:00"),
  endsAt: at("09:30"),
};

test("one span on several machines is one request for each; one that cannot have it is left out alone", () => {
  const plans = planned(across);
  expect(told(plans)).toEqual(["M1: asked", "M2: asked", "S1: refused"]);
  expect(plans.flatMap(requestsOf)).toEqual([
    expect.objectContaining({ kind: "classify", startsAt: at("09:00"), endsAt: at("09:30") }),
    expect.objectContaining({ kind: "classify", startsAt: at("09:00"), endsAt: at("09:30") }),
  ]);
});

test("what a plan comes to is the sum over its machines, without what is left out", () => {
  const total = totalOf(planned(across), tool, now);
  expect(total).toMatchObject({
    parts: 2,
    machines: 2,
    seconds: 3_600,
    leftOut: 1,
    // Each idled 35 min and idles for 7; the span takes 18 of the first.
    before: { count: 4, seconds: 2 * (35 + 7) * 60 },
    after: { count: 4, seconds: 2 * (17 + 7) * 60 },
  });
});

test("a span that still goes on is one on every machine", () => {
  const plans = planned(across, { entered: { intent: { kind: "span", isOngoing: true } } });
  expect(plans.flatMap(requestsOf)).toEqual([
    expect.objectContaining({ kind: "classify", endsAt: undefined }),
    expect.objectContaining({ kind: "classify", endsAt: undefined }),
  ]);
});

test("several events: those that ended are spans, the one that goes on is corrected as it stands", () => {
  const plans = planned({ kind: "events", of: [current(), idle(), idle(M2)] });
  expect(plans.map((plan) => requestsOf(plan).map(({ kind }) => kind))).toEqual([
    ["classify", "post"],
    ["classify"],
  ]);
  expect(totalOf(plans, tool, now).after).toEqual({ count: 1, seconds: 7 * 60 });
});

test("what is asked of one machine is previewed one upon the other, as it will be taken", () => {
  const [plan] = planned({ kind: "events", of: [idle(), current()] });
  if (plan === undefined) throw new Error("no plan");
  let timeline: Timeline = morning;
  for (const request of requestsOf(plan)) {
    const origin = { requestId: "preview", by: "" };
    const outcome = apply(timeline, request, { plant: workshop, now, origin });
    if (!outcome.ok) throw new Error(outcome.refusal.kind);
    ({ timeline } = outcome);
  }
  const last = plan.parts.at(-1);
  if (last?.kind !== "asked") throw new Error("not asked");
  const events = (of: Timeline) => eventsBetween(of, workshop.mapping, at("06:00"), now, now);
  expect(events(last.change.timeline)).toEqual(events(timeline));
});

test("machines of an area that the person may not change are left out, and the others go on", () => {
  const plans = planned(across, { person: { ...ana, areas: ["saw"] } });
  expect(told(plans)).toEqual(["M1: mayNot", "M2: mayNot", "S1: refused"]);
});

test("a reason that is not offered on one machine is left out there alone", () => {
  const kept = (more: object): Plant => ({
    ...workshop,
    reasons: workshop.reasons.map((its) => (its.code === tool ? { ...its, ...more } : its)),
  });
  const events: ManySelection = { kind: "events", of: [idle(), idle(M2)] };
  expect(told(planned(events, { plant: kept({ machines: [M2] }) }))).toEqual([
    "M1: notOffered",
    "M2: asked",
  ]);
  expect(told(planned(events, { plant: kept({ rawStates: [rawState("ACTIVE")] }) }))).toEqual([
    "M1: notOffered",
    "M2: notOffered",
  ]);
});

test("what stands like this already is not asked again, and what has gone cannot be", () => {
  const origin = { requestId: "1", by: "Ana" };
  const [plan] = planned({ kind: "events", of: [idle()] });
  const [request] = plan === undefined ? [] : requestsOf(plan);
  if (request === undefined) throw new Error("nothing asked");
  const outcome = apply(morning, request, { plant: workshop, now, origin });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  const of = new Map(machines).set(M1, shown(M1, outcome.timeline));
  const gone = { ...current(M2), startsAt: at("10:00") };
  expect(told(planned({ kind: "events", of: [idle(), gone] }, { of }))).toEqual([
    "M1: nothing",
    "M2: gone",
  ]);
});

test("a reason that wants a comment is planned with the comment that was written", () => {
  const plant: Plant = {
    ...workshop,
    reasons: workshop.reasons.map((its) =>
      its.code === tool ? { ...its, commentRequired: true } : its,
    ),
  };
  const plans = planned({ kind: "events", of: [idle()] }, { plant, entered: { comment: "Power" } });
  expect(plans.flatMap(requestsOf)).toEqual([expect.objectContaining({ comment: "Power" })]);
});

test("what the plan comes to is told in the singular where it is one stretch alone", () => {
  const none = { count: 0, seconds: seconds(0) };
  const told = (parts: number) =>
    totalWords(
      workshop,
      { selected: { kind: "across", machines: [M1], startsAt: at("07:00"), endsAt: at("07:20") } },
      {
        reason: tool,
        parts,
        machines: parts,
        seconds: seconds(1_200),
        leftOut: 0,
        before: none,
        after: none,
      },
    );
  expect(told(1)).toMatch(/^1 machine becomes [^,]+, 20 min\.$/);
  expect(told(2)).toMatch(/^2 machines become [^,]+, 20 min together\.$/);
});
