import { apply } from "#engine/apply.ts";
import { Layer } from "#engine/layer.ts";
import type { Request } from "#engine/request.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { hall } from "#testing/hall.ts";
import { ana, at, classify, M1, problemOf, Server } from "#testing/outbox-bench.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { choicesOf } from "./choices.ts";
import type { Entry } from "./entry.ts";

const now = at(3_600);
const { timeline: machine } = new Server().standing(M1);

function by(name: string, request: Request, on: Timeline): Timeline {
  const origin = { requestId: `${name} ${JSON.stringify(request)}`, by: name };
  const outcome = apply(on, request, { plant: hall, now, origin });
  if (!outcome.ok) throw new Error("the engine refused the example");
  return outcome.timeline;
}

/** Mine, as it came back with 412. */
function mine(request: Request, base: Timeline | undefined, ...theirs: readonly string[]): Entry {
  const changes = theirs.map((requestId) => ({ requestId, by: "Ben", at: now, revision: 9 }));
  const current = { machineId: "M1", revision: 9, events: [], changes };
  return {
    id: "mine",
    machineId: M1,
    request,
    baseRevision: 0,
    base,
    madeAt: now,
    madeBy: ana,
    state: { kind: "conflict", problem: problemOf(412, { current }) },
  };
}

const spans = (entry: Entry, standing: Timeline) =>
  choicesOf(entry, standing, hall, now).contested.map((its) => [
    its.start - at(0),
    its.end - at(0),
  ]);

const split = (entry: Entry, standing: Timeline) =>
  choicesOf(entry, standing, hall, now).split?.map((request) =>
    request.kind === "classify"
      ? [request.startsAt - at(0), request.endsAt && request.endsAt - at(0)]
      : undefined,
  );

test("theirs in the middle of mine: mine to the left and to the right of it", () => {
  const standing = by("Ben", classify(400, 500, "OFF"), machine);
  const entry = mine(classify(300, 600), machine);
  expect(spans(entry, standing)).toEqual([[400, 500]]);
  expect(split(entry, standing)).toEqual([
    [300, 400],
    [500, 600],
  ]);
});

test("theirs over an end of mine: one edge, one piece", () => {
  const standing = by("Ben", classify(200, 400, "OFF"), machine);
  expect(split(mine(classify(300, 600), machine), standing)).toEqual([[400, 600]]);
});

test("theirs over all of mine: there is no edge to split at", () => {
  const standing = by("Ben", classify(200, 700, "OFF"), machine);
  expect(choicesOf(mine(classify(300, 600), machine), standing, hall, now).split).toBeUndefined();
});

test("a colleague who took something back has changed it too", () => {
  const base = by("Cem", classify(350, 450, "OFF"), machine);
  expect(spans(mine(classify(300, 600), base), machine)).toEqual([[350, 450]]);
});

test("what the machine reported since is nobody's", () => {
  const quiet = { signal: new Server().standing(M1).timeline.signal, layer: Layer.empty };
  expect(spans(mine(classify(300, 600), quiet), machine)).toEqual([]);
});

test("where it is not known what I saw, those whom the server named count", () => {
  const request = classify(400, 500, "OFF");
  const standing = by("Ben", request, machine);
  const entry = mine(classify(300, 600), undefined, `Ben ${JSON.stringify(request)}`);
  expect(spans(entry, standing)).toEqual([[400, 500]]);
});

test("my own change, which the server knows by another name, is not contested", () => {
  const base = by("Ana", classify(350, 450, "OFF"), machine);
  const outcome = apply(machine, classify(350, 450, "OFF"), {
    plant: hall,
    now,
    origin: { requestId: "as the server calls it", by: "Ana" },
  });
  if (!outcome.ok) throw new Error("the engine refused the example");
  expect(spans(mine(classify(300, 600), base), outcome.timeline)).toEqual([]);
});

test("ongoing mine goes on behind theirs, unless theirs is the present one", () => {
  const { reason } = { reason: "JAM" };
  const whole = classify(300, 600, reason);
  if (whole.kind !== "classify") throw new Error("it is a classification");
  const ongoing: Request = { ...whole, endsAt: undefined };
  const past = by("Ben", classify(400, 500, "OFF"), machine);
  expect(split(mine(ongoing, machine), past)).toEqual([
    [300, 400],
    [500, undefined],
  ]);
  const present = by("Ben", classify(400, 9_000, "OFF"), machine);
  expect(split(mine(ongoing, machine), present)).toEqual([[300, 400]]);
});

test("an event without an end cannot be split", () => {
  const standing = by("Ben", classify(400, 500, "OFF"), machine);
  const whole = classify(300, 600);
  if (whole.kind !== "classify") throw new Error("it is a classification");
  const post: Request = {
    kind: "post",
    startsAt: at(300),
    reason: whole.reason,
    updateIfExists: true,
    raw: undefined,
    pending: undefined,
    comment: undefined,
  };
  expect(choicesOf(mine(post, machine), standing, hall, now).split).toBeUndefined();
});

test("law: the pieces of a split cover mine without theirs, and nothing of theirs is touched", () => {
  const pair = fc
    .tuple(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 500 }))
    .map(([from, length]) => [from, from + length] as const);
  fc.assert(
    fc.property(pair, fc.array(pair, { minLength: 1, maxLength: 4 }), ([from, to], others) => {
      let standing = machine;
      for (const [begin, end] of others)
        standing = by("Ben", classify(begin, end, "OFF"), standing);
      const choices = choicesOf(mine(classify(from, to), machine), standing, hall, now);
      let merged = standing;
      for (const request of choices.split ?? []) merged = by("Ana", request, merged);
      const reasonAt = (timeline: Timeline, second: number) =>
        eventsBetween(timeline, hall.mapping, at(second), at(second), now)[0]?.reason;
      const wrong: number[] = [];
      for (let second = from; second < to && choices.split !== undefined; second += 7) {
        const isTheirs = choices.contested.some(
          (its) => its.start <= at(second) && at(second) < its.end,
        );
        const meant = isTheirs ? reasonAt(standing, second) : "JAM";
        if (reasonAt(merged, second) !== meant) wrong.push(second);
      }
      expect(wrong).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
