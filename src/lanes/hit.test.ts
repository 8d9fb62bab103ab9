import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lane, MONDAY, ONE_OF_EACH } from "#testing/lanes.ts";
import { HANDLE_TARGET, handleAt, hitTest } from "./hit.ts";
import type { Scene } from "./rows.ts";
import { timeScale } from "./scale.ts";

/** One CSS pixel is one second. */
function sceneOf(picture: string, width: number): Scene {
  return {
    scale: timeScale(MONDAY, MONDAY + width, width),
    dpr: 1,
    rows: [
      { lane: lane(picture, 1), top: 20, height: 60 },
      { lane: { ...lane(picture, 1), id: "M2" }, top: 120, height: 60 },
    ],
    looks: ONE_OF_EACH,
  };
}

const RUN = "R".repeat(100);

describe("a click", () => {
  const scene = sceneOf(`${RUN}JJ${RUN}`, 300);

  it("finds the machine and the event under it, and the instant", () => {
    expect(hitTest(scene, 100.5, 130)).toMatchObject({
      kind: "event",
      index: 1,
      lane: { id: "M2" },
      at: MONDAY + 100.5,
    });
  });

  it("finds nothing between machines and outside the picture", () => {
    for (const [x, y] of [
      [50, 10],
      [50, 90],
      [-1, 40],
      [300, 40],
    ] as const) {
      expect(hitTest(scene, x, y)).toEqual({ kind: "nothing" });
    }
  });

  it("finds the machine but no event after now", () => {
    expect(hitTest(scene, 250, 40)).toMatchObject({ kind: "lane", lane: { id: "M1" } });
  });
});

describe("a finger", () => {
  it("takes a narrow stop that it nearly hit, over the running beside it", () => {
    const scene = sceneOf(`${RUN}JJ${RUN}`, 300);
    expect(hitTest(scene, 92, 40, 12)).toMatchObject({ index: 1 });
    expect(hitTest(scene, 111, 40, 12)).toMatchObject({ index: 1 });
    expect(hitTest(scene, 80, 40, 12)).toMatchObject({ index: 0 });
    expect(hitTest(scene, 92, 40)).toMatchObject({ index: 0 });
  });

  it("takes what it is on where the stop beside it is wide enough to be hit", () => {
    const scene = sceneOf(`${RUN}${"J".repeat(60)}${RUN}`, 300);
    expect(hitTest(scene, 95, 40, 12)).toMatchObject({ index: 0 });
  });

  it("takes the unexplained of two narrow stops", () => {
    expect(hitTest(sceneOf(`${RUN}JJUU${RUN}`, 300), 98, 40, 12)).toMatchObject({ index: 2 });
  });
});

describe("a handle", () => {
  it("is 48 pixels wide to the finger, however narrow the span, and never both at once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (width) => {
        const hits = { start: 0, end: 0 };
        for (let x = -200; x < 700; x += 1) {
          const hit = handleAt(0, width, x + 0.5);
          if (hit !== undefined) hits[hit] += 1;
        }
        expect(hits.start).toBeGreaterThanOrEqual(HANDLE_TARGET - 1);
        expect(hits.end).toBeGreaterThanOrEqual(HANDLE_TARGET - 1);
      }),
    );
  });

  it("leaves at least the middle half of a span to the span", () => {
    expect(handleAt(0, 40, 15)).toBeUndefined();
    expect(handleAt(0, 40, 25)).toBeUndefined();
    expect(handleAt(0, 40, 8)).toBe("start");
    expect(handleAt(0, 40, 32)).toBe("end");
  });
});
