import { machineId } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import type { Timeline } from "#engine/timeline.ts";
import { type Preview, previewOf } from "#query/preview.ts";
import { lookedAt, morning, morningAt as at, tool, workshop } from "#testing/morning.ts";
import { instant } from "#time/instant.ts";
import { describe, expect, test } from "vitest";
import type { Selection } from "../selection.ts";
import { requestWords } from "./confirm-words.ts";
import { selectedWords } from "./selected-words.ts";

const machine = machineId("M1");
const select = (start: string, end: string | undefined): Selection =>
  end === undefined
    ? { kind: "event", machine, startsAt: at(start), endsAt: undefined }
    : { kind: "span", machine, startsAt: at(start), endsAt: at(end) };
const classify = (start: string, end: string | undefined): Request => ({
  kind: "classify",
  startsAt: at(start),
  endsAt: end === undefined ? undefined : at(end),
  reason: tool,
  comment: "",
});
const previewed = (request: Request, timeline: Timeline = morning): Preview =>
  previewOf(timeline, request, workshop, lookedAt);

describe("the panel's head", () => {
  test("says what stands there, when, how long, and that it needs a person", () => {
    expect(selectedWords(workshop, morning, select("09:12", "09:47"), lookedAt)).toMatchObject({
      state: "Idle",
      when: "09:12–09:47",
      duration: "35 min",
      standing: "unexplained",
      isUnexplained: true,
    });
  });

  test("counts what a span covers in part", () => {
    expect(selectedWords(workshop, morning, select("09:00", "09:48"), lookedAt)).toMatchObject({
      state: "3 events",
      standing: undefined,
    });
  });

  test("an event that ends where the span begins is not in it", () => {
    expect(selectedWords(workshop, morning, select("09:47", "10:00"), lookedAt).state).toBe(
      "Running",
    );
  });

  test("what is going on is told in whole minutes: nothing ticks", () => {
    const now = instant(lookedAt + 42);
    expect(selectedWords(workshop, morning, select("11:30", undefined), now)).toMatchObject({
      when: "since 11:30",
      duration: "7 min",
    });
  });

  test("another day is named", () => {
    const tomorrow = instant(lookedAt + 86_400);
    expect(selectedWords(workshop, morning, select("09:12", "09:47"), tomorrow).when).toBe(
      "Fri 20 Nov, 09:12–09:47",
    );
  });
});

describe("the confirm button names what it does", () => {
  const named = (request: Request, timeline = morning): string =>
    requestWords(workshop, request, previewed(request, timeline), lookedAt);
  const post = (start: string | undefined): Request => ({
    kind: "post",
    startsAt: start === undefined ? undefined : at(start),
    reason: tool,
    updateIfExists: true,
    raw: undefined,
    pending: undefined,
    comment: undefined,
  });

  test("with the length of the event as it will then stand, what it joins included", () => {
    const before = previewed(classify("09:47", "09:55"));
    const timeline = before.kind === "change" ? before.timeline : morning;
    expect(named(classify("09:12", "09:47"))).toBe("Tool change, 35 min");
    expect(named(classify("09:12", "09:47"), timeline)).toBe("Tool change, 43 min");
  });

  test("without an end", () => {
    expect(named(classify("11:30", undefined))).toBe("Tool change, still going on");
    expect(named(post(undefined))).toBe("Tool change from now");
    expect(named(post("11:30"))).toBe("Tool change since 11:30");
  });

  test("with an end that has not come", () => {
    expect(named(classify("11:30", "12:00"))).toBe("Tool change, 30 min");
  });
});
