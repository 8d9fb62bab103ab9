import fc from "fast-check";
import { vi } from "vitest";

const USUAL = 2000;
/** How many stories each law is tried on: `LAW_CASES=100000 npx vitest run src/engine/laws`. */
const CASES = Number(process.env["LAW_CASES"] ?? USUAL);
/** So few would try next to nothing. */
const FEWEST = 6;

// A tenth of a second a story is far more than any law takes; a run that hangs still ends.
vi.setConfig({ testTimeout: Math.max(60_000, CASES * 100) });

/**
 * The body of a test that tries a law on many made-up stories. When it breaks, fast-check prints the smallest
 * story that it found, and the seed that `FC_SEED` repeats (see seed.ts).
 *
 * @param usual how many stories in `npm test`; where one takes long, fewer. `LAW_CASES` asks for more or fewer
 * of them all, in proportion.
 */
export function law<T extends [unknown, ...unknown[]]>(
  stories: { readonly [K in keyof T]: fc.Arbitrary<T[K]> },
  holds: (...story: T) => void,
  usual = USUAL,
): () => void {
  const numRuns = Math.max(FEWEST, Math.round((usual * CASES) / USUAL));
  return () => fc.assert(fc.property(...stories, holds), { numRuns });
}
