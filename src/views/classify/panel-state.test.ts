import { machineId, reasonCode } from "#engine/names.ts";
import type { Preview } from "#query/preview.ts";
import { morningAt as at } from "#testing/morning.ts";
import { describe, expect, test } from "vitest";
import type { Selection } from "../selection.ts";
import { NOTHING_ENTERED } from "./draft.ts";
import { enteredFrom, type PanelAction, type PanelState, reduce, textOf } from "./panel-state.ts";

const machine = machineId("M1");
const tool = reasonCode("TOOL");
const stop: Selection = { kind: "event", machine, startsAt: at("09:12"), endsAt: at("09:47") };
const longer: Selection = { kind: "span", machine, startsAt: at("09:10"), endsAt: at("09:47") };
const elsewhere: Selection = { ...stop, machine: machineId("M2") };
const preview: Preview = { kind: "refused", refusal: { kind: "emptySpan", status: 422 } };

const start: PanelState = { kind: "editing", entered: NOTHING_ENTERED };
const after = (...actions: readonly PanelAction[]): PanelState => actions.reduce(reduce, start);
const chosen: PanelAction = { kind: "reasonChosen", reason: tool };
const written: PanelAction = { kind: "commentWritten", comment: "Insert broke" };
const confirmed: PanelAction = {
  kind: "confirmed",
  sent: { words: "Tool change, 35 min", preview },
};
const refused: PanelAction = {
  kind: "answered",
  words: "Not taken.",
  fate: {
    kind: "refused",
    problem: { type: "about:blank", title: "Not yours", status: 403, detail: "Ask someone." },
  },
};
const sent: PanelAction = { kind: "answered", words: "Sent.", fate: { kind: "sent" } };
const select = (from: Selection | undefined, to: Selection | undefined): PanelAction => ({
  kind: "reselected",
  from,
  to,
});

describe("nothing that was entered is lost", () => {
  test("when the server refuses", () => {
    expect(after(chosen, written, confirmed, refused)).toMatchObject({
      kind: "refused",
      entered: { reason: tool, comment: "Insert broke" },
    });
  });

  test("when another stop, another machine or nothing is chosen", () => {
    for (const to of [longer, elsewhere, undefined]) {
      expect(after(chosen, written, select(stop, to)).entered).toMatchObject({
        reason: tool,
        comment: "Insert broke",
      });
    }
  });

  test("when more is typed while the first request is under way", () => {
    const next: PanelAction = { kind: "commentWritten", comment: "For the next one" };
    expect(after(chosen, written, confirmed, next, sent)).toMatchObject({
      kind: "done",
      entered: { comment: "For the next one" },
    });
  });

  test("over a reload", () => {
    const { entered } = after(chosen, written);
    expect(enteredFrom(textOf(entered))).toEqual({ ...entered, intent: undefined });
  });
});

test("what was taken is not offered again", () => {
  expect(after(chosen, written, confirmed, sent)).toMatchObject({
    kind: "done",
    words: "Sent.",
    entered: NOTHING_ENTERED,
  });
  expect(textOf(NOTHING_ENTERED)).toBeUndefined();
});

test("what waits on the tablet is told apart from what was sent", () => {
  const kept: PanelAction = { kind: "answered", words: "Saved.", fate: { kind: "kept" } };
  expect(after(chosen, confirmed, kept)).toMatchObject({ kind: "done", isKept: true });
  expect(after(chosen, confirmed, sent)).toMatchObject({ kind: "done", isKept: false });
});

test("what waited on the tablet reads as sent once it is, and not as waiting once it was refused", () => {
  const kept: PanelAction = { kind: "answered", words: "Saved.", fate: { kind: "kept" } };
  const good: PanelAction = { kind: "caughtUp", words: "All sent." };
  const bad: PanelAction = { kind: "caughtUp", words: undefined };
  expect(after(confirmed, kept, good)).toMatchObject({ words: "All sent.", isKept: false });
  expect(after(confirmed, kept, bad).kind).toBe("editing");
  const line = { machine: "Mazak 1", words: "saved on this tablet", standing: "kept" } as const;
  const byEach: PanelAction = { kind: "answeredByEach", words: "Saved.", results: [line] };
  expect(after(confirmed, byEach)).toMatchObject({ results: [line], isKept: true });
  expect(after(confirmed, byEach, good)).not.toHaveProperty("results");
  expect(after(confirmed, sent, good)).toMatchObject({ words: "Sent." });
});

test("the outcome stays to be read while nothing is chosen, and goes with the next stop", () => {
  expect(after(confirmed, sent, select(stop, undefined)).kind).toBe("done");
  expect(after(confirmed, sent, select(undefined, elsewhere)).kind).toBe("editing");
  expect(after(confirmed, sent, { kind: "outcomeRead" }).kind).toBe("editing");
});

describe("what the person wants to do", () => {
  const ongoing: PanelAction = { kind: "intentChosen", intent: { kind: "span", isOngoing: true } };
  const correct: PanelAction = { kind: "intentChosen", intent: { kind: "correct" } };

  test("stays while an edge is moved", () => {
    expect(after(ongoing, select(stop, longer)).entered.intent).toEqual({
      kind: "span",
      isOngoing: true,
    });
  });

  test("stays while an edge of the stop that still goes on is moved", () => {
    const now: Selection = { kind: "event", machine, startsAt: at("09:12"), endsAt: undefined };
    const later: Selection = {
      kind: "span",
      machine,
      startsAt: at("09:30"),
      endsAt: at("09:51"),
    };
    const fromHere: PanelAction = { kind: "intentChosen", intent: { kind: "fromHere" } };
    expect(after(fromHere, select(now, later)).entered.intent).toEqual({ kind: "fromHere" });
    expect(after(fromHere, select({ ...now, startsAt: at("09:51") }, later)).entered.intent).toBe(
      undefined,
    );
  });

  test("is asked anew for another stop", () => {
    expect(after(ongoing, select(longer, stop)).entered.intent).toBeUndefined();
    expect(after(ongoing, select(stop, elsewhere)).entered.intent).toBeUndefined();
  });

  test("is no longer to correct an event whose edge was moved", () => {
    expect(after(correct, select(stop, longer)).entered.intent).toBeUndefined();
  });
});

test("a refusal goes as soon as something is changed", () => {
  expect(after(chosen, confirmed, refused, written).kind).toBe("editing");
});

test("a kept text of another build is nothing entered", () => {
  for (const text of ["{", "7", "null", '{"reason": 4, "comment": []}', undefined]) {
    expect(enteredFrom(text)).toEqual(NOTHING_ENTERED);
  }
});
