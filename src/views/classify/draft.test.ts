import { machineId, reasonCode } from "#engine/names.ts";
import { lookedAt, morning, morningAt as at, scrap, tool, workshop } from "#testing/morning.ts";
import { instant } from "#time/instant.ts";
import { describe, expect, test } from "vitest";
import { previewOf } from "#query/preview.ts";
import type { Selection } from "../selection.ts";
import {
  commentOf,
  draftOf,
  type DraftNeeds,
  type Entered,
  type Intent,
  intentOf,
  NOTHING_ENTERED,
  reasonOf,
  standing,
} from "./draft.ts";

const machine = machineId("M1");
const past: Selection = { kind: "event", machine, startsAt: at("09:12"), endsAt: at("09:47") };
const current: Selection = { kind: "event", machine, startsAt: at("11:30"), endsAt: undefined };
const dragged: Selection = { kind: "span", machine, startsAt: at("09:00"), endsAt: at("09:20") };

function needs(
  selection: Selection,
  entered: Partial<Entered> = {},
  timeline = morning,
): DraftNeeds {
  const all: Entered = { ...NOTHING_ENTERED, ...entered };
  return {
    entered: all,
    selection,
    intent: intentOf(all, selection),
    timeline,
    plant: workshop,
    now: lookedAt,
  };
}

const request = (of: DraftNeeds) => {
  const draft = draftOf(of);
  return draft.kind === "ready" ? draft.request : draft.kind;
};
const intent = (kind: "fromHere" | "fromNow" | "correct"): { readonly intent: Intent } => ({
  intent: { kind },
});

describe("what suits what was tapped", () => {
  test("a stop that is over: the span gets a reason", () => {
    expect(request(needs(past, { reason: tool }))).toEqual({
      kind: "classify",
      startsAt: at("09:12"),
      endsAt: at("09:47"),
      reason: tool,
      comment: "",
    });
  });

  test("a stop that is going on: it is explained where it stands, until the machine says otherwise", () => {
    expect(request(needs(current, { reason: tool }))).toMatchObject({
      kind: "post",
      startsAt: at("11:30"),
      updateIfExists: true,
    });
  });

  test("a drag: just that span", () => {
    expect(request(needs(dragged, { reason: tool }))).toMatchObject({
      kind: "classify",
      endsAt: at("09:20"),
    });
  });
});

describe("the four things go by the vendors' calls", () => {
  test("still going on is a classification without an end", () => {
    const ongoing = { kind: "span", isOngoing: true } as const;
    expect(request(needs(dragged, { reason: tool, intent: ongoing }))).toMatchObject({
      kind: "classify",
      startsAt: at("09:00"),
      endsAt: undefined,
    });
  });

  test("from here is an event that must not exist yet", () => {
    expect(request(needs(dragged, { reason: tool, ...intent("fromHere") }))).toMatchObject({
      kind: "post",
      startsAt: at("09:00"),
      updateIfExists: false,
    });
  });

  test("from now has no time of its own: the server's now counts", () => {
    expect(request(needs(dragged, { reason: tool, ...intent("fromNow") }))).toMatchObject({
      kind: "post",
      startsAt: undefined,
    });
  });
});

describe("correcting", () => {
  const explained = (): typeof morning => {
    const preview = previewOf(
      morning,
      {
        kind: "classify",
        startsAt: at("09:12"),
        endsAt: at("09:47"),
        reason: tool,
        comment: "Insert broke",
      },
      workshop,
      lookedAt,
    );
    if (preview.kind === "refused") throw new Error(preview.refusal.kind);
    return preview.timeline;
  };

  test("starts from what the event says, and keeps a comment that is not touched", () => {
    const of = needs(past, intent("correct"), explained());
    expect(reasonOf(of)).toBe(tool);
    expect(commentOf(of)).toBe("Insert broke");
    expect(request(of)).toMatchObject({ reason: tool, comment: undefined });
  });

  test("can clear the comment", () => {
    expect(request(needs(past, { ...intent("correct"), comment: "" }, explained()))).toMatchObject({
      comment: "",
    });
  });

  test("an unexplained event has no reason to start from", () => {
    expect(draftOf(needs(past, intent("correct"))).kind).toBe("noReason");
  });

  test("needs an event that starts here, and names the one that could be meant", () => {
    expect(draftOf(needs(dragged, { reason: tool, ...intent("correct") }))).toMatchObject({
      kind: "noEvent",
      instead: { startsAt: at("06:00") },
    });
  });
});

test("without a reason there is nothing to preview", () => {
  expect(draftOf(needs(past)).kind).toBe("noReason");
});

test("a reason that wants a comment can be previewed before it is written, not confirmed", () => {
  expect(draftOf(needs(past, { reason: scrap }))).toMatchObject({ kind: "noComment" });
  expect(draftOf(needs(past, { reason: scrap, comment: "  " })).kind).toBe("noComment");
  expect(draftOf(needs(past, { reason: scrap, comment: "Burr" })).kind).toBe("ready");
});

test("a reason that the plant has dropped is still sent on for a clear refusal", () => {
  expect(draftOf(needs(past, { reason: reasonCode("GONE") })).kind).toBe("ready");
});

test("an event that was going on when it was tapped and has ended since has its end", () => {
  const tapped: Selection = { kind: "event", machine, startsAt: at("09:12"), endsAt: undefined };
  expect(standing(tapped, morning, workshop, lookedAt)).toEqual(past);
  expect(standing(current, morning, workshop, lookedAt)).toEqual(current);
  const gone: Selection = { ...tapped, startsAt: instant(at("09:12") + 5) };
  expect(standing(gone, morning, workshop, lookedAt)).toEqual(gone);
});
