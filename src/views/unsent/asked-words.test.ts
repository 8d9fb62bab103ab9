import { machineId } from "#engine/names.ts";
import type { PostRequest, Request } from "#engine/request.ts";
import { lookedAt as now, morningAt as at, tool, workshop } from "#testing/morning.ts";
import { instant } from "#time/instant.ts";
import { expect, test } from "vitest";
import { askedWords } from "./asked-words.ts";

const asked = (request: Request, madeAt = at("11:00")) =>
  askedWords(workshop, { machineId: machineId("M1"), request, madeAt }, now);

const classify = (start: string, end: string | undefined, comment = ""): Request => ({
  kind: "classify",
  startsAt: at(start),
  endsAt: end === undefined ? undefined : at(end),
  reason: tool,
  comment,
});

const post: PostRequest = {
  kind: "post",
  startsAt: at("09:12"),
  reason: tool,
  updateIfExists: false,
  raw: undefined,
  pending: undefined,
  comment: undefined,
};

test("a span: machine, reason, from when to when, how long, and what was noted", () => {
  expect(asked(classify("09:12", "09:47", "Third one today"))).toEqual({
    machine: "Mill 1",
    what: "Tool change",
    when: "09:12–09:47 · 35 min",
    comment: "Third one today",
    whole: "Mill 1, Tool change, 09:12–09:47",
  });
});

test.each<[string, Request, string]>([
  ["one that goes on", classify("11:30", undefined), "from 11:30, still going on"],
  ["a new event from a time on", post, "from 09:12"],
  ["a correction", { ...post, updateIfExists: true }, "the event at 09:12"],
  ["from now: the time at which it was said", { ...post, startsAt: undefined }, "from 11:00"],
  [
    "within one minute: seconds are said",
    classify("09:12:10", "09:12:40"),
    "09:12:10–09:12:40 · 30 s",
  ],
])("%s", (_, request, when) => {
  expect(asked(request).when).toBe(when);
});

test("another day than today's is named, so that yesterday's entry is not taken for today's", () => {
  const day = 86_400;
  const request: Request = {
    kind: "classify",
    startsAt: instant(at("09:12") - day),
    endsAt: instant(at("09:47") - day),
    reason: tool,
    comment: "",
  };
  expect(asked(request).when).toBe("Thu 19 Nov, 09:12–09:47 · 35 min");
});

test("taking back an entry says which time it is about", () => {
  const touched = { start: at("09:12"), end: at("09:47") };
  const undo: Request = {
    kind: "undo",
    of: "1",
    edit: { asked: touched, touched, removed: [], inserted: [] },
  };
  expect(asked(undo).whole).toBe("Mill 1, Take back an entry, 09:12–09:47");
});

test("a machine that the plant no longer has is told by its id", () => {
  const gone = { machineId: machineId("OLD"), request: classify("09:12", "09:47"), madeAt: now };
  expect(askedWords(workshop, gone, now).machine).toBe("OLD");
});
