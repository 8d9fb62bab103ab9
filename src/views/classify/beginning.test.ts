import { machineId } from "#engine/names.ts";
import type { PostRequest, Request } from "#engine/request.ts";
import { lookedAt as now, morning, morningAt as at, tool, workshop } from "#testing/morning.ts";
import { describe, expect, test } from "vitest";
import { beginningOf } from "./beginning.ts";
import { draftOf, intentOf, standing } from "./draft.ts";

const machine = machineId("M1");
const madeAt = at("11:00");

/** What the panel would send if it were opened with a request and confirmed as it is. */
function confirmedAgain(request: Request): Request | undefined {
  const begun = beginningOf(machine, request, madeAt, now);
  if (begun === undefined) return undefined;
  const draft = draftOf({
    entered: begun.entered,
    selection: standing(begun.selection, morning, workshop, now),
    intent: intentOf(begun.entered, begun.selection),
    timeline: morning,
    plant: workshop,
    now,
  });
  return "request" in draft ? draft.request : undefined;
}

const post: PostRequest = {
  kind: "post",
  startsAt: at("09:12"),
  reason: tool,
  updateIfExists: false,
  raw: undefined,
  pending: undefined,
  comment: "Third one today",
};
const classify: Request = {
  kind: "classify",
  startsAt: at("09:12"),
  endsAt: at("09:47"),
  reason: tool,
  comment: "Third one today",
};

describe("an entry that is opened to be changed asks for the same as long as nothing is touched", () => {
  test.each<[string, Request]>([
    ["a span", classify],
    ["one that goes on", { ...classify, startsAt: at("11:30"), endsAt: undefined }],
    ["a new event from a time on", post],
    ["a correction", { ...post, updateIfExists: true }],
    [
      "a correction that left the comment alone",
      { ...post, updateIfExists: true, comment: undefined },
    ],
  ])("%s", (_, request) => {
    expect(confirmedAgain(request)).toEqual(request);
  });
});

test("from now is from when it was said, not from when it is changed", () => {
  expect(confirmedAgain({ ...post, startsAt: undefined })).toEqual({ ...post, startsAt: madeAt });
});

test("an event that was added with an end is a span", () => {
  const { reason, comment } = classify;
  const add: Request = {
    kind: "add",
    startsAt: at("09:12"),
    endsAt: at("09:47"),
    reason,
    comment,
    raw: undefined,
    pending: undefined,
  };
  expect(confirmedAgain(add)).toEqual(classify);
});

test("taking back cannot be changed", () => {
  const touched = { start: at("09:12"), end: at("09:47") };
  const edit = { asked: touched, touched, removed: [], inserted: [] };
  expect(beginningOf(machine, { kind: "undo", of: "1", edit }, madeAt, now)).toBeUndefined();
});
