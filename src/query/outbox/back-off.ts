const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait after `failures` attempts in a row that got no answer. Doubles up to half a minute; the
 * jitter keeps a hall of tablets from coming back in the same moment.
 * @param random 0 to 1
 * @param askedForMs what the server asked for; it is never undercut
 */
export function backOffMs(failures: number, random: number, askedForMs = 0): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(10, failures - 1));
  return Math.max(askedForMs, longest * (0.5 + random / 2));
}
