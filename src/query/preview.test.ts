import { Layer } from "#engine/layer.ts";
import { rawState, reasonCode } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import { Signal } from "#engine/signal.ts";
import type { Timeline } from "#engine/timeline.ts";
import { hall } from "#testing/hall.ts";
import { instant } from "#time/instant.ts";
import { expect, test } from "vitest";
import { previewOf } from "./preview.ts";

/** Friday 20 November 2026 at the plant in Berlin. */
const at = (clock: string) => instant(Date.parse(`2026-11-20T${clock}:00+01:00`) / 1_000);
const now = at("10:00");

const timeline: Timeline = {
  layer: Layer.empty,
  signal: Signal.of([
    { at: at("05:00"), nanos: 0, raw: rawState("ACTIVE") },
    { at: at("09:00"), nanos: 0, raw: rawState("READY") },
  ]),
};

const classify = (from: string, to: string, reason: string): Request => ({
  kind: "classify",
  startsAt: at(from),
  endsAt: at(to),
  reason: reasonCode(reason),
  comment: "",
});

test("a preview says what becomes of the shift's figures", () => {
  const preview = previewOf(timeline, classify("09:00", "09:40", "RUN"), hall, now);
  expect(preview).toMatchObject({
    kind: "change",
    over: { start: at("06:00"), end: at("14:00") },
    before: { unexplained: { count: 1, seconds: 3_600 }, ratio: 0.75 },
    after: { unexplained: { count: 1, seconds: 1_200 }, ratio: 220 / 240 },
  });
});

test("the figures are of the shift in which the request starts, however far it reaches", () => {
  const preview = previewOf(timeline, classify("05:30", "06:30", "JAM"), hall, now);
  expect(preview.kind === "change" && preview.over.end).toBe(at("06:00"));
});

test("what the engine refuses is a value, with the reason", () => {
  expect(previewOf(timeline, classify("04:00", "06:30", "JAM"), hall, now)).toEqual({
    kind: "refused",
    refusal: { kind: "beforeFirstReading", status: 422 },
  });
});

test("the timeline that was previewed on is left alone", () => {
  previewOf(timeline, classify("09:00", "09:40", "RUN"), hall, now);
  expect(timeline.layer.size).toBe(0);
});
