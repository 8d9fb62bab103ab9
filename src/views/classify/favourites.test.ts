import { reasonCode } from "#engine/names.ts";
import { expect, test } from "vitest";
import { favouritesFrom } from "./favourites.ts";

const [jam, tool] = [reasonCode("JAM"), reasonCode("TOOL")];

test.each([undefined, "", "{", "7", "null", '{"JAM":true}'])("%j keeps no favourites", (text) => {
  expect(favouritesFrom(text)).toEqual([]);
});

test("what was kept is read back, and what is no code is passed over", () => {
  expect(favouritesFrom(JSON.stringify([jam, tool]))).toEqual([jam, tool]);
  expect(favouritesFrom('["JAM", 7, null]')).toEqual([jam]);
});
