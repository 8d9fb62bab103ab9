/**
 * The comment of a merged event: every distinct non-empty line of its parts' comments, in time order
 * (rule M: merging loses no words).
 */
export function mergedComment(before: string, after: string): string {
  // Nearly always one of the two says nothing, and the other one line.
  if (after === "" && !before.includes("\n")) return before;
  if (before === "" && !after.includes("\n")) return after;
  const lines = [before, after]
    .flatMap((comment) => comment.split(/\r?\n/u))
    .filter((line) => line !== "");
  return [...new Set(lines)].join("\n");
}
