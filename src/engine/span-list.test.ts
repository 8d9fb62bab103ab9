import fc from "fast-check";
import { expect, test } from "vitest";
import { instant, plus } from "#time/instant.ts";
import { law } from "#testing/law.ts";
import { rawState, reasonCode } from "./names.ts";
import type { PersonSpan } from "./person-span.ts";
import { SpanList } from "./span-list.ts";

function spanAt(second: number): PersonSpan {
  const startsAt = instant(second);
  return {
    startsAt,
    ending: { kind: "at", at: plus(startsAt, 1) },
    reason: reasonCode("JAM"),
    raw: rawState("ACTIVE"),
    pending: false,
    comment: "",
    origin: { requestId: "r", by: "Ana" },
  };
}

function listOf(spans: readonly PersonSpan[]): SpanList {
  const list = new SpanList();
  for (const span of spans) list.put(span);
  return list;
}

const seconds = fc.array(fc.nat({ max: 9 }), { maxLength: 12 });

test(
  "spans that were put in and taken out stand in order of their start, one at each, the last one put there",
  law(
    [seconds, seconds],
    (put, taken) => {
      const spans = put.map(spanAt);
      const list = listOf(spans);
      const left = new Map(spans.map((span) => [Number(span.startsAt), span]));
      for (const second of taken) expect(list.take(instant(second))).toBe(left.delete(second));
      const inOrder = [...left.values()].sort((a, b) => a.startsAt - b.startsAt);
      expect(list.spans).toHaveLength(inOrder.length);
      for (const [index, span] of list.spans.entries()) expect(span).toBe(inOrder[index]);
    },
    200,
  ),
);

test("what stands in another list as the very same span is left out, its equal is not", () => {
  const [a, b, c] = [spanAt(10), spanAt(20), spanAt(30)];
  expect(listOf([a, b, c]).without(listOf([b]))).toEqual([a, c]);
  expect(listOf([a, b]).without(listOf([a, b]))).toEqual([]);
  expect(listOf([a, b]).without(listOf([spanAt(10), spanAt(20)]))).toEqual([a, b]);
  expect(listOf([a]).without(listOf([]))).toEqual([a]);
  expect(listOf([]).without(listOf([a]))).toEqual([]);
});
