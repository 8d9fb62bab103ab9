import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { moved, requestOf, rowOf, type Vector, vectorFile, vectorPlant } from "#testing/vectors.ts";
import { apply } from "./apply.ts";
import { Layer } from "./layer.ts";
import { rawState } from "./names.ts";
import { reading, Signal } from "./signal.ts";
import { eventsBetween, type Timeline } from "./timeline.ts";

const origin = { requestId: "r", by: "Ana" };
const START = moved(0);

function begin(vector: Vector): Timeline {
  return {
    signal: Signal.of(vector.signal.map(([at, raw]) => reading(moved(at), rawState(raw)))),
    layer: Layer.empty,
  };
}

describe("the worked sequences of the timeline rules", () => {
  it.each(vectorFile.vectors)("$name", (vector) => {
    const plant = vectorPlant(vector);
    let timeline = begin(vector);
    for (const op of vector.ops) {
      const now = moved(op.now);
      const outcome = apply(timeline, requestOf(op.request), { plant, now, origin });
      if (outcome.ok) timeline = outcome.timeline;
      const seen = {
        ok: outcome.ok,
        status: outcome.ok ? undefined : outcome.refusal.status,
        events: eventsBetween(timeline, plant.mapping, START, now, now).map(rowOf),
      };
      expect(seen, JSON.stringify(op)).toEqual({
        ok: op.expect.ok,
        status: op.expect.status,
        events: op.expect.events,
      });
    }
    for (const view of vector.later) {
      const now = moved(view.now);
      const events = eventsBetween(timeline, plant.mapping, START, now, now).map(rowOf);
      expect(events, `later, at ${view.now}`).toEqual(view.events);
    }
  });

  const published = new URL("../../../shared/spec/vectors.json", import.meta.url);
  it.skipIf(!existsSync(published))("are the ones published with the rules", () => {
    const ours = readFileSync(new URL("../testing/vectors.json", import.meta.url), "utf8");
    expect(ours === readFileSync(published, "utf8")).toBe(true);
  });
});
