import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyLane, lane, MONDAY } from "#testing/lanes.ts";
import { endOfEvent } from "./lane.ts";
import { secondsPerPixel, timeAt, timeScale, xOf } from "./scale.ts";
import { snap, SNAP_TOLERANCE } from "./snap.ts";

/** Eight hours on 960 pixels: 30 s a pixel. A stop from 06:10:17 to 06:20. */
const shift = timeScale(MONDAY, MONDAY + 28_800, 960);
const stop = {
  ...lane(""),
  starts: Uint32Array.of(MONDAY, MONDAY + 617, MONDAY + 1200),
  looks: Uint16Array.of(0, 8, 0),
  end: MONDAY + 9000,
};

describe("a dragged edge", () => {
  it("comes to rest on an event's edge nearby, to the second", () => {
    const x = xOf(shift, MONDAY + 617);
    expect(snap(shift, x + 5, { lane: stop })).toEqual({ at: MONDAY + 617, to: "edge" });
    expect(snap(shift, x - 5, { lane: stop })).toEqual({ at: MONDAY + 617, to: "edge" });
  });

  it("else on a whole minute, since a pixel is half of one", () => {
    expect(snap(shift, 200, { lane: stop })).toEqual({ at: MONDAY + 6000, to: "minute" });
    expect(snap(shift, 201, { lane: stop })).toEqual({ at: MONDAY + 6060, to: "minute" });
  });

  it("on any second where a minute is wide and none is near", () => {
    const close = timeScale(MONDAY, MONDAY + 120, 1200);
    expect(snap(close, 237, { lane: undefined })).toEqual({ at: MONDAY + 24, to: "free" });
    expect(snap(close, 594, { lane: undefined })).toEqual({ at: MONDAY + 60, to: "minute" });
  });

  it("on now, and on other instants that it is given", () => {
    const now = MONDAY + 9000;
    expect(snap(shift, 303, { lane: stop })).toEqual({ at: now, to: "edge" });
    expect(snap(shift, 402, { lane: stop, also: [MONDAY + 12_007] })).toEqual({
      at: MONDAY + 12_007,
      to: "edge",
    });
  });

  it("on the first reading when dragged before it", () => {
    expect(snap(shift, -3, { lane: stop })).toEqual({ at: MONDAY, to: "edge" });
  });

  it("always on a whole second, as near as the tolerance promises, and on no edge passed over", () => {
    fc.assert(
      fc.property(
        anyLane(40),
        fc.double({ min: 60, max: 200_000, noNaN: true }),
        fc.double({ min: 0, max: 1000, noNaN: true }),
        (of, span, x) => {
          const scale = timeScale(MONDAY - 4000, MONDAY - 4000 + span, 1000);
          const { at, to } = snap(scale, x, { lane: of });
          const reach = SNAP_TOLERANCE * secondsPerPixel(scale);
          expect(Number.isInteger(at)).toBe(true);
          expect(Math.abs(at - timeAt(scale, x))).toBeLessThanOrEqual(Math.max(reach, 0.5) + 1e-6);
          const nearestEdge = Math.min(
            ...Array.from(of.starts, (start, i) =>
              Math.min(
                Math.abs(start - timeAt(scale, x)),
                Math.abs(endOfEvent(of, i) - timeAt(scale, x)),
              ),
            ),
          );
          expect(to === "edge").toBe(nearestEdge <= reach);
        },
      ),
    );
  });
});
