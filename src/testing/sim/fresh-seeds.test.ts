import { expect, test } from "vitest";
import { firstBroken } from "./tell.ts";

// Another 150 stories each time. FC_SEED, which is logged, says which; a failure says how to hear it again.
const EACH = 30;
const FROM = 1_000_000 + (Number(process.env["FC_SEED"] ?? 1) % 1_000_000_000);

test.each([0, 1, 2, 3, 4])(
  "three tablets, whatever goes wrong, keep every promise: fresh seeds, part %i",
  { timeout: 120_000 },
  async (part) => expect(await firstBroken(FROM + part * EACH, EACH)).toBeUndefined(),
);
