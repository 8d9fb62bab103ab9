/**
 * The comment of a merged event: every distinct non-empty line of its parts' comments, in time order
 * (rule M: merging loses no words).
 */
export function mergedComment(...comments: readonly string[]): string {
  const lines = comments
    .flatMap((comment) => comment.split(/\r?\n/u))
    .filter((line) => line !== "");
  return [...new Set(lines)].join("\n");
}
