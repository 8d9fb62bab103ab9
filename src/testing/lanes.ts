import fc from "fast-check";
import type { LaneData } from "#lanes/lane.ts";
import { LOOK_KINDS, type Look, lookFor, type LookKind } from "#lanes/look.ts";
import type { Palette } from "#lanes/palette.ts";

/** One look of each kind, in the order of {@link LOOK_KINDS}; each is labelled with its kind. */
export const ONE_OF_EACH: readonly Look[] = LOOK_KINDS.map((kind) => lookFor(kind, kind));

/** Monday, 16 November 2026, 05:00 UTC: six o'clock in Berlin. */
export const MONDAY = 1_794_805_200;

/**
 * A lane from its picture: a letter a step, a new event at every bar and every change of letter.
 * `lane("RRR|RJJ", 60)`: three minutes running, one more, then two of a technical stop.
 */
export function lane(picture: string, step = 60, from = MONDAY): LaneData {
  const starts: number[] = [];
  const looks: number[] = [];
  let at = from;
  let before = "";
  for (const letter of picture) {
    if (letter === "|") {
      before = "";
      continue;
    }
    if (letter !== before) {
      starts.push(at);
      looks.push(LOOK_KINDS.indexOf(kindOf(letter)));
      before = letter;
    }
    at += step;
  }
  return {
    id: "M1",
    starts: Uint32Array.from(starts),
    looks: Uint16Array.from(looks),
    end: at,
  };
}

const LETTERS: Readonly<Record<string, LookKind>> = {
  R: "running",
  I: "idle",
  P: "planned",
  J: "technical",
  M: "material",
  Q: "quality",
  N: "organisation",
  O: "off",
  U: "unexplained",
};

function kindOf(letter: string): LookKind {
  const kind = LETTERS[letter];
  if (kind === undefined) throw new Error(`no state is written "${letter}"`);
  return kind;
}

/** Lanes of up to `most` events of 1 s to hours, with ties of length and priority frequent. */
export function anyLane(most: number): fc.Arbitrary<LaneData> {
  const event = fc.record({
    length: fc.oneof(
      fc.constantFrom(1, 2, 5, 60),
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 40_000 }),
    ),
    look: fc.nat({ max: LOOK_KINDS.length - 1 }),
  });
  return fc
    .record({
      offset: fc.integer({ min: -5000, max: 5000 }),
      events: fc.array(event, { maxLength: most, size: "max" }),
    })
    .map(({ offset, events }) => {
      const starts = new Uint32Array(events.length);
      const looks = new Uint16Array(events.length);
      let at = MONDAY + offset;
      for (const [i, { length, look }] of events.entries()) {
        starts[i] = at;
        looks[i] = look;
        at += length;
      }
      return { id: "M1", starts, looks, end: at };
    });
}

/** A palette in which every colour is another one. */
export const PLAIN_PALETTE: Palette = {
  ground: "#000001",
  panel: "#000002",
  ink: "#000003",
  inkQuiet: "#000004",
  line: "#000005",
  lineStrong: "#000006",
  grid: "#000007",
  now: "#000008",
  preview: "#000009",
  handle: "#00000a",
  handleEdge: "#00000b",
  focus: "#00000c",
  alert: "#00000d",
  accent: "#00000e",
  onAccent: "#00000f",
  font: "sans-serif",
  looks: Object.fromEntries(
    LOOK_KINDS.map((kind, i) => [
      kind,
      { fill: `#1${i}0000`, mark: `#2${i}0000`, edge: `#3${i}0000` },
    ]),
  ) as Palette["looks"],
};

/** The kind that a colour of {@link PLAIN_PALETTE} stands for. */
export function kindOfColour(colour: string): LookKind | undefined {
  const digits = /^#[123](\d)0000$/.exec(colour);
  return digits === null ? undefined : LOOK_KINDS[Number(digits[1])];
}
