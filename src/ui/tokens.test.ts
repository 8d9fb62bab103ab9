// The colours, computed from tokens.css itself: what can be read, what can be told apart, by whom.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

type Colour = readonly [number, number, number];
type Palette = ReadonlyMap<string, string>;

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8").replaceAll(
  /\/\*[^]*?\*\//g,
  "",
);
const contrastAt = css.indexOf('[data-contrast="more"]');
const forcedAt = css.indexOf("@media (forced-colors: active)");

function pairsIn(text: string): readonly (readonly [string, string, string])[] {
  return [...text.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = "", day = "", night = ""]) => [name, day, night],
  );
}

const usual = pairsIn(css.slice(0, contrastAt));
const strong = [...usual, ...pairsIn(css.slice(contrastAt, forcedAt))];
const palettes: Readonly<Record<string, Palette>> = {
  day: new Map(usual.map(([name, day]) => [name, day])),
  night: new Map(usual.map(([name, , night]) => [name, night])),
  "day, high contrast": new Map(strong.map(([name, day]) => [name, day])),
  "night, high contrast": new Map(strong.map(([name, , night]) => [name, night])),
};

function colourOf(palette: Palette, name: string): Colour {
  const hex = palette.get(name);
  if (hex === undefined) throw new Error(`tokens.css has no colour --${name}`);
  const channel = (at: number): number => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** WCAG 2.2: relative luminance of linear light. */
const luminance = ([r, g, b]: Colour): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(palette: Palette, a: string, b: string): number {
  const [x, y] = [luminance(colourOf(palette, a)), luminance(colourOf(palette, b))];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
const eyes: Readonly<Record<string, readonly [Colour, Colour, Colour]>> = {
  "every cone": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenBy(eye: readonly [Colour, Colour, Colour], colour: Colour): Colour {
  const row = (weights: Colour): number =>
    Math.max(0, weights[0] * colour[0] + weights[1] * colour[1] + weights[2] * colour[2]);
  return [row(eye[0]), row(eye[1]), row(eye[2])];
}

/** OKLab, in which equal distances look about equally far; 0.02 is just noticeable side by side. */
function oklab([r, g, b]: Colour): Colour {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const reasons = ["idle", "planned", "technical", "material", "quality", "organisation"];
const looks = ["running", ...reasons, "off", "unexplained"];
const surfaces = ["ground", "panel", "raised"];

const pairs = <T>(of: readonly T[]): readonly (readonly [T, T])[] =>
  of.flatMap((a, i) => of.slice(i + 1).map((b): readonly [T, T] => [a, b]));

/** Those of the pairs that fall short, each with its ratio, so that a failure says by how much. */
function short(
  palette: Palette,
  least: number,
  of: readonly (readonly [string, string])[],
): readonly string[] {
  return of
    .map(([a, b]) => ({ a, b, ratio: contrast(palette, a, b) }))
    .filter(({ ratio }) => ratio < least)
    .map(({ a, b, ratio }) => `${a} on ${b}: ${ratio.toFixed(2)}`);
}

const each = (
  tops: readonly string[],
  grounds: readonly string[],
): readonly (readonly [string, string])[] =>
  tops.flatMap((top) => grounds.map((ground): readonly [string, string] => [top, ground]));

test("the measure itself is right: black on white is 21, #767676 on white is 4.54", () => {
  const known: Palette = new Map([
    ["black", "#000000"],
    ["white", "#ffffff"],
    ["grey", "#767676"],
  ]);
  expect(contrast(known, "black", "white")).toBeCloseTo(21, 5);
  expect(contrast(known, "grey", "white")).toBeCloseTo(4.54, 2);
});

describe.each(Object.entries(palettes))("%s", (title, palette) => {
  test("words can be read wherever they stand", () => {
    const least = title.includes("high contrast") ? 7 : 4.5;
    expect(
      short(palette, least, [
        ...each(["ink", "ink-quiet"], [...surfaces, "accent-soft", "alert-soft"]),
        ...each(["ink"], ["pressed"]),
        ...each(["accent"], [...surfaces, "accent-soft"]),
        ...each(["alert"], [...surfaces, "alert-soft"]),
        ...each(["good"], surfaces),
        ...each(["on-accent"], ["accent", "accent-pressed"]),
        ...each(["on-alert"], ["alert", "alert-pressed"]),
      ]),
    ).toEqual([]);
  });

  test("words on an event can be read", () => {
    expect(
      short(
        palette,
        4.5,
        each(
          ["ink"],
          looks.map((look) => `look-${look}-fill`),
        ),
      ),
    ).toEqual([]);
  });

  test("an event's edge shows against its fill and against what lies behind", () => {
    expect(
      looks.flatMap((look) =>
        short(palette, 3, each([`look-${look}-edge`], [`look-${look}-fill`, ...surfaces])),
      ),
    ).toEqual([]);
  });

  test("fields, focus, handles, the now-line and the preview show", () => {
    expect(
      short(palette, 3, [
        ...each(["line-strong", "focus", "preview", "handle", "now"], surfaces),
        ...each(["handle-edge"], ["handle"]),
      ]),
    ).toEqual([]);
  });

  test("the pattern of an unexplained stop is the strongest on the board", () => {
    const strength = (look: string): number =>
      contrast(palette, `look-${look}-mark`, `look-${look}-fill`);
    const others = looks.filter((look) => look !== "unexplained").map(strength);
    expect(strength("unexplained")).toBeGreaterThan(Math.max(...others));
  });

  test.each(Object.entries(eyes))("looks can be told apart with %s", (_, eye) => {
    // The hatch of an unexplained stop is mostly its mark.
    const seen = (look: string): Colour =>
      oklab(
        seenBy(eye, colourOf(palette, `look-${look}-${look === "unexplained" ? "mark" : "fill"}`)),
      );
    const close = pairs(looks)
      .map(([a, b]) => {
        const [p, q] = [seen(a), seen(b)];
        return { a, b, apart: Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) };
      })
      .filter(({ apart }) => apart < 0.06)
      .map(({ a, b, apart }) => `${a} and ${b}: ${apart.toFixed(3)}`);
    expect(close).toEqual([]);
  });

  test("reason groups differ in lightness alone, for a greyscale print", () => {
    const lightness = (look: string): number => oklab(colourOf(palette, `look-${look}-fill`))[0];
    const close = pairs(reasons)
      .filter(([a, b]) => Math.abs(lightness(a) - lightness(b)) < 0.03)
      .map(([a, b]) => `${a} and ${b}`);
    expect(close).toEqual([]);
  });
});

test("every colour is typed, so that the canvas is given a colour and not its recipe", () => {
  const types = readFileSync(join(import.meta.dirname, "token-types.css"), "utf8");
  const untyped = usual.map(([name]) => name).filter((name) => !types.includes(`--${name} {`));
  expect(untyped).toEqual([]);
});

test("forced colours leave no colour of our own", () => {
  const forced = css.slice(forcedAt);
  const missing = usual.map(([name]) => name).filter((name) => !forced.includes(`--${name}:`));
  expect(missing).toEqual([]);
  expect(forced).not.toMatch(/#[0-9a-f]{3,6}/);
});

test("in forced colours an event's words stand on the colour that the system pairs with them", () => {
  const fills = [...css.slice(forcedAt).matchAll(/--look-([a-z]+)-fill: (\w+);/g)];
  expect(fills.length).toBeGreaterThan(8);
  expect(fills.filter(([, , fill]) => fill !== "Canvas")).toEqual([]);
});
