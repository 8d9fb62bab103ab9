import { apply } from "#engine/apply.ts";
import { type ReasonCode, reasonCode } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Problem } from "#query/client.ts";
import type { Choices } from "#query/outbox/choices.ts";
import { lookedAt as now, morning, morningAt as at, tool, workshop } from "#testing/morning.ts";
import { span } from "#time/span.ts";
import { expect, test } from "vitest";
import { choiceWords, whoWords } from "./conflict-words.ts";

const jam = reasonCode("JAM");

const classify = (start: string, end: string, reason: ReasonCode): Request => ({
  kind: "classify",
  startsAt: at(start),
  endsAt: at(end),
  reason,
  comment: "",
});

/** What a colleague has made of the morning meanwhile. */
function meanwhile(requestId: string, ...requests: readonly Request[]): Timeline {
  return requests.reduce<Timeline>((timeline, request) => {
    const outcome = apply(timeline, request, {
      plant: workshop,
      now,
      origin: { requestId, by: "Ana Weber" },
    });
    if (!outcome.ok) throw new Error(outcome.refusal.kind);
    return outcome.timeline;
  }, morning);
}

const problemOf = (
  ...changes: readonly { requestId: string; by: string; at: number }[]
): Problem => ({
  type: "urn:shiftlane:problem:changedSince",
  title: "Someone else was quicker",
  status: 412,
  detail: "",
  current: {
    machineId: "M1",
    revision: 7,
    events: [],
    changes: changes.map((change) => ({ ...change, revision: 7 })),
  },
});

const contested = [span(at("09:12"), at("09:30"))];
const jammed = { timeline: meanwhile("theirs", classify("09:12", "09:30", jam)), now };
const mine = classify("09:12", "09:47", tool);
const choices: Choices = {
  mine: [mine],
  theirs: [],
  split: [classify("09:30", "09:47", tool)],
  contested,
};

test("who changed what, and when", () => {
  const problem = problemOf({ requestId: "theirs", by: "Ana Weber", at: at("10:41") });
  expect(whoWords(workshop, problem, contested, jammed)).toEqual([
    "Ana Weber, at 10:41: Jam 09:12–09:30.",
  ]);
});

test("of a change that left nothing of its own, what stands there is told", () => {
  const problem = problemOf({ requestId: "undone", by: "Ana Weber", at: at("10:41") });
  expect(
    whoWords(workshop, problem, [span(at("09:12"), at("09:47"))], { timeline: morning, now }),
  ).toEqual(["Ana Weber changed this at 10:41. There now: Idle 09:12–09:47."]);
});

test("each choice says what would stand there, from what the engine makes of it now", () => {
  expect(choiceWords(workshop, choices, jammed)).toEqual([
    {
      choice: "mine",
      said: [
        "New: Tool change 09:12–09:47.",
        "It takes the place of Jam 09:12–09:30 and Idle 09:30–09:47.",
      ],
      isOffered: true,
    },
    {
      choice: "theirs",
      said: ["It stays as it is now: Jam 09:12–09:30.", "Yours is discarded."],
      isOffered: true,
    },
    { choice: "split", said: ["Idle 09:30–09:47 becomes Tool change."], isOffered: true },
  ]);
});

test("without an edge inside mine there is no split to choose", () => {
  const all = choiceWords(workshop, { ...choices, split: undefined }, jammed);
  expect(all.map(({ choice }) => choice)).toEqual(["mine", "theirs"]);
});

test("mine where it cannot be any more is shown and not offered", () => {
  const post: Request = {
    kind: "post",
    startsAt: at("09:12"),
    reason: tool,
    updateIfExists: false,
    raw: undefined,
    pending: undefined,
    comment: undefined,
  };
  const [keep] = choiceWords(workshop, { ...choices, mine: [post] }, jammed);
  expect(keep).toEqual({
    choice: "mine",
    said: ["This cannot be done any more."],
    isOffered: false,
  });
});

test("many events are told by their span and reasons", () => {
  const minutes = ["09:12", "09:13", "09:14", "09:15", "09:16", "09:17"];
  const requests = minutes
    .slice(1)
    .map((end, index) => classify(minutes[index] ?? "", end, index % 2 === 0 ? jam : tool));
  const timeline = meanwhile("theirs", ...requests);
  const problem = problemOf({ requestId: "theirs", by: "Ana Weber", at: at("10:41") });
  expect(whoWords(workshop, problem, [span(at("09:12"), at("09:17"))], { timeline, now })).toEqual([
    "Ana Weber, at 10:41: 5 events 09:12–09:17 (Jam and Tool change).",
  ]);
});
