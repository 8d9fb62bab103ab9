import { expect, test } from "vitest";
import { firstBroken } from "./tell.ts";

// As seeds-1-to-150.test.ts, in a file of its own so that both are told at the same time.
const EACH = 30;

test.each([151, 181, 211, 241, 271])(
  "three tablets, whatever goes wrong, keep every promise: seeds %i and on",
  { timeout: 120_000 },
  async (from) => expect(await firstBroken(from, EACH)).toBeUndefined(),
);
