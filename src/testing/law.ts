import fc from "fast-check";
import { vi } from "vitest";

/** How many stories each law is tried on: `LAW_CASES=100000 npx vitest run src/engine/laws.test.ts`. */
const CASES = Number(process.env["LAW_CASES"] ?? 2000);

// A tenth of a second a story is far more than any law takes; a run that hangs still ends.
vi.setConfig({ testTimeout: Math.max(60_000, CASES * 100) });

/**
 * The body of a test that tries a law on many made-up stories. When it breaks, fast-check prints the smallest
 * story that it found, and the seed that `FC_SEED` repeats (see seed.ts).
 */
export function law<T extends [unknown, ...unknown[]]>(
  stories: { readonly [K in keyof T]: fc.Arbitrary<T[K]> },
  holds: (...story: T) => void,
): () => void {
  return () => fc.assert(fc.property(...stories, holds), { numRuns: CASES });
}
