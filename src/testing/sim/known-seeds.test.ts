import { expect, test } from "vitest";
import { firstBroken } from "./tell.ts";

// 150 stories that are always the same; fresh-seeds.test.ts tells as many new ones, at the same time.
const EACH = 30;

test.each([1, 31, 61, 91, 121])(
  "three tablets, whatever goes wrong, keep every promise: seeds %i and on",
  { timeout: 120_000 },
  async (from) => expect(await firstBroken(from, EACH)).toBeUndefined(),
);
