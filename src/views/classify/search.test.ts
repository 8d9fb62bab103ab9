import { expect, test } from "vitest";
import { matchRank } from "./search.ts";

const names = [
  "Tool change",
  "Tool breakage",
  "Machine jam",
  "No material",
  "Break",
  "Störung Hydraulik",
  "Waiting for crane",
  "Setup",
  "Öl nachfüllen",
  "Rüsten",
  "Køling",
  "Fuel queue",
  "Straße gesperrt",
];

const found = (typed: string): readonly string[] =>
  names
    .flatMap((name) => {
      const rank = matchRank(name, typed);
      return rank === undefined ? [] : [{ name, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ name }) => name);

test.each([
  ["tool", ["Tool change", "Tool breakage"]],
  ["TOOL CH", ["Tool change"]],
  ["change tool", ["Tool change"]],
  ["jam", ["Machine jam"]],
  ["storung", ["Störung Hydraulik"]],
  ["break", ["Break", "Tool breakage"]],
])("%j finds the reason", (typed, expected) => {
  expect(found(typed)).toEqual(expected);
});

test.each([
  ["macihne", "Machine jam"],
  ["materiel", "No material"],
  ["toolchange", "Tool change"],
  ["hydralik", "Störung Hydraulik"],
  ["waitng crane", "Waiting for crane"],
  ["stoerung", "Störung Hydraulik"],
  ["STÖRUNG", "Störung Hydraulik"],
  ["oel", "Öl nachfüllen"],
  ["ol nach", "Öl nachfüllen"],
  ["nachfuellen", "Öl nachfüllen"],
  ["ruesten", "Rüsten"],
  ["rüstn", "Rüsten"],
  ["koling", "Køling"],
  ["queue", "Fuel queue"],
  ["fue", "Fuel queue"],
  ["strasse", "Straße gesperrt"],
  ["chnage", "Tool change"],
])("%j is forgiven", (typed, expected) => {
  expect(found(typed)).toContain(expected);
});

test("what is nowhere is not found", () => {
  expect(found("lunch")).toEqual([]);
  expect(found("tool crane")).toEqual([]);
});

test("nothing typed finds everything", () => {
  expect(found("  ")).toEqual(names);
});
