import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readPalette } from "./palette.ts";

/** What tokens.css declares, as the computed style of an element would give it. */
function declared(): Pick<CSSStyleDeclaration, "getPropertyValue"> {
  const css = readFileSync(new URL("../ui/tokens.css", import.meta.url), "utf8");
  const values = new Map<string, string>();
  for (const [, name = "", value = ""] of css.matchAll(/(--[\w-]+):\s*([^;]+);/g)) {
    if (!values.has(name)) values.set(name, value);
  }
  return { getPropertyValue: (name) => values.get(name) ?? "" };
}

it("finds every colour that the picture needs among the house's tokens", () => {
  const { looks, ...rest } = readPalette(declared());
  for (const [name, value] of Object.entries(rest)) expect(value, name).not.toBe("");
  for (const [kind, swatch] of Object.entries(looks)) {
    for (const [part, value] of Object.entries(swatch)) {
      expect(value, `${kind} ${part}`).not.toBe("");
    }
  }
});
