import fc from "fast-check";
import { expect, test } from "vitest";
import { partKeys, partOf } from "./part-key.ts";

test("requests that are confirmed together say so in their keys, and which of how many each is", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 60 }),
      fc.stringMatching(/^[0-9a-f]{32}$/),
      (count, name) => {
        const keys = partKeys(count, () => name);
        expect(new Set(keys).size).toBe(count);
        expect(keys.map(partOf)).toEqual(
          keys.map((_, index) => ({ name, part: index + 1, of: count })),
        );
      },
    ),
  );
});

test("one request alone is part of nothing, and so is any other key", () => {
  expect(partKeys(1, () => "a")).toEqual([undefined]);
  for (const key of [undefined, "", "2f9c1e", "a.b", "a.1of", "5f0c-11d0.1.2of3"])
    expect(partOf(key)).toBeUndefined();
});
