import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { isUnspoken } from "./few-locales.ts";

const folder = resolve(import.meta.dirname, "../node_modules/react-aria/dist/private/intl");

test("of the controls' sentences, as they are installed, English and German are kept", () => {
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".mjs"))
    .map((file) => join(folder, file));
  expect(found.length).toBeGreaterThan(100);
  const kept = new Set(found.filter((file) => !isUnspoken(file)).map((file) => file.slice(-9, -4)));
  expect(kept).toEqual(new Set(["de-DE", "en-US"]));
  expect(existsSync(join(folder, "overlays/de-DE.mjs"))).toBe(true);
});

test("nothing else is left out", () => {
  expect(isUnspoken(join(folder, "../i18n/utils.mjs"))).toBe(false);
  expect(isUnspoken("/src/views/board/words.de.ts")).toBe(false);
  expect(isUnspoken("/node_modules/date-fns/locale/de.js")).toBe(false);
});
