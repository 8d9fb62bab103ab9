import { expect, test } from "vitest";
import { firstBroken } from "./tell.ts";

// The same stories every time: what breaks one has just been changed. `npm run test:sim` tells others.
const EACH = 30;

test.each([1, 31, 61, 91, 121])(
  "three tablets, whatever goes wrong, keep every promise: seeds %i and on",
  { timeout: 120_000 },
  async (from) => expect(await firstBroken(from, EACH)).toBeUndefined(),
);
