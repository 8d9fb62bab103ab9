import { expect, test } from "vitest";
import { listFrom, textOf, withWord } from "./kept-list.ts";

test("what is kept later comes after what was kept before, each once", () => {
  expect(withWord(["JAM"], "TOOL", true)).toEqual(["JAM", "TOOL"]);
  expect(withWord(["JAM", "TOOL"], "JAM", true)).toEqual(["TOOL", "JAM"]);
  expect(withWord(["JAM", "TOOL"], "JAM", false)).toEqual(["TOOL"]);
});

test("a list is read back as it was kept, and of an empty one nothing is kept", () => {
  expect(listFrom(textOf(["M1", "M 2"]))).toEqual(["M1", "M 2"]);
  expect(textOf([])).toBeUndefined();
});

test.each([undefined, "", "{", "7", "null", '{"M1":true}'])("%j is an empty list", (text) => {
  expect(listFrom(text)).toEqual([]);
});
