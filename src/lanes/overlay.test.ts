import { describe, expect, it } from "vitest";
import { kindOfColour, lane, MONDAY, ONE_OF_EACH, PLAIN_PALETTE } from "#testing/lanes.ts";
import { Paper, paper } from "#testing/paper.ts";
import { Brushes } from "./brushes.ts";
import { isAnythingOver, NOTHING_OVER, type Overlay, paintOverlay } from "./overlay.ts";
import { LanePainter } from "./paint.ts";
import type { Scene } from "./rows.ts";
import { timeScale } from "./scale.ts";

/** One CSS pixel is a minute; the second machine's row begins at 60. */
const scene: Scene = {
  scale: timeScale(MONDAY, MONDAY + 600 * 60, 600),
  dpr: 1,
  rows: [
    { lane: lane("R"), top: 0, height: 60 },
    { lane: { ...lane("R"), id: "M2" }, top: 60, height: 60 },
  ],
  looks: ONE_OF_EACH,
};
const brushes = new Brushes(PLAIN_PALETTE, 1, paper);
const minute = (count: number): number => MONDAY + count * 60;

function painted(overlay: Partial<Overlay>): Paper {
  const pen = new Paper(600, 120);
  const whole = { ...NOTHING_OVER, now: MONDAY - 1e6, ...overlay };
  paintOverlay(pen, scene, whole, brushes, new LanePainter());
  return pen;
}

const span = { laneId: "M2", from: minute(100), to: minute(200) };

describe("over the lanes", () => {
  it("there is nothing but now, which runs through all of them", () => {
    const pen = painted({ now: minute(300) });
    for (const y of [0, 59, 119]) expect(pen.at(300, y)).toBe(PLAIN_PALETTE.now);
    expect(pen.at(100, 30)).toBe("");
    expect(painted({ now: minute(700) }).pixels.every((pixel) => pixel === 0)).toBe(true);
  });

  it("the selection has handles on both its edges, on its own machine alone", () => {
    const pen = painted({ selection: { ...span, handles: true } });
    expect(pen.at(100, 90)).toBe(PLAIN_PALETTE.handle);
    expect(pen.at(199, 90)).toBe(PLAIN_PALETTE.handle);
    expect(pen.at(100, 30)).toBe("");
    expect(pen.at(150, 90)).toBe(PLAIN_PALETTE.accent);
  });

  it("what is chosen besides is framed on its own machine, without handles", () => {
    const also = [
      { laneId: "M1", from: minute(100), to: minute(200) },
      { laneId: "M2", from: minute(300), to: minute(400) },
    ];
    const pen = painted({ selection: { ...span, handles: true }, alsoSelected: also });
    for (const [x, y] of [
      [150, 30],
      [350, 90],
      [150, 90],
    ] as const)
      expect(pen.at(x, y)).toBe(PLAIN_PALETTE.accent);
    expect(pen.at(100, 30)).not.toBe(PLAIN_PALETTE.handle);
    expect(pen.at(350, 30)).toBe("");
  });

  it("the handles of a narrow selection stand beside it and leave it to be seen", () => {
    const pen = painted({ selection: { ...span, to: minute(110), handles: true } });
    expect(pen.at(95, 90)).toBe(PLAIN_PALETTE.handle);
    expect(pen.at(105, 90)).toBe(PLAIN_PALETTE.accent);
    expect(pen.at(115, 90)).toBe(PLAIN_PALETTE.handle);
  });

  it("a handle whose edge is out of view is not shown", () => {
    const pen = painted({ selection: { ...span, from: minute(-50), handles: true } });
    expect(pen.at(0, 90)).not.toBe(PLAIN_PALETTE.handle);
    expect(pen.at(199, 90)).toBe(PLAIN_PALETTE.handle);
  });

  it("a preview shows the new state inside its span only, in a dashed frame", () => {
    const after = { ...lane("JJJJJJJJ", 3000), id: "M2" };
    const pen = painted({
      selection: { ...span, handles: false },
      previews: [{ ...span, lane: after }],
    });
    expect(kindOfColour(pen.at(150, 75))).toBe("technical");
    expect(kindOfColour(pen.at(90, 75))).toBeUndefined();
    expect(kindOfColour(pen.at(210, 75))).toBeUndefined();
    const frame = pen.strokes.find((stroke) => stroke.dashes.length > 0);
    expect(frame?.colour).toBe(PLAIN_PALETTE.preview);
    // The dashed frame takes the place of the selection's own.
    expect(pen.strokes.some((stroke) => stroke.colour === PLAIN_PALETTE.accent)).toBe(false);
  });

  it("what is saved, on its way or refused is told in words where there is room", () => {
    const wide = { ...span, to: minute(500) };
    for (const [state, words] of [
      ["saved", "Saved on this tablet"],
      ["sending", "Sending"],
      ["refused", "Not accepted"],
    ] as const) {
      expect(painted({ pending: [{ ...wide, state }] }).texts.map((t) => t.text)).toEqual([words]);
      expect(painted({ pending: [{ ...span, to: minute(110), state }] }).texts).toEqual([]);
    }
  });

  it("the keyboard's place has the colour of focus, and hovering a quieter frame", () => {
    const pen = painted({ cursor: span, hover: { ...span, laneId: "M1" } });
    const colours = pen.strokes.map((stroke) => stroke.colour);
    expect(colours).toContain(PLAIN_PALETTE.focus);
    expect(colours).toContain(PLAIN_PALETTE.inkQuiet);
  });

  it("only what paints something makes it worth painting", () => {
    const far = { ...NOTHING_OVER, now: MONDAY - 1e6 };
    const gone = { ...span, laneId: "M9" };
    const overlays: readonly Partial<Overlay>[] = [
      {},
      { now: minute(300) },
      { now: minute(600) },
      { now: minute(700) },
      { hover: span },
      { cursor: span },
      { selection: { ...span, handles: false } },
      { alsoSelected: [span] },
      { pending: [{ ...span, state: "saved" }] },
      { previews: [{ ...span, lane: lane("J") }] },
      { hover: gone, cursor: gone, selection: { ...gone, handles: true } },
      { alsoSelected: [gone], pending: [{ ...gone, state: "saved" }] },
    ];
    for (const overlay of overlays) {
      const pen = painted(overlay);
      const isPainted = pen.strokes.length > 0 || pen.pixels.some((pixel) => pixel !== 0);
      expect(isAnythingOver(scene, { ...far, ...overlay }, 1)).toBe(isPainted);
    }
  });

  it("machines that are not in view are passed over", () => {
    const gone = { ...span, laneId: "M9" };
    const pen = painted({
      pending: [{ ...gone, state: "saved" }],
      cursor: gone,
      hover: gone,
      selection: { ...gone, handles: true },
      previews: [{ ...gone, lane: lane("R") }],
    });
    expect(pen.pixels.every((pixel) => pixel === 0)).toBe(true);
  });
});
