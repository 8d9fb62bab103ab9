/**
 * How well a name answers what a person typed: lower is better, `undefined` is not at all. Every typed
 * word must be found. Forgiving: case and accents do not matter, nor does a slip of the finger.
 */
export function matchRank(name: string, typed: string): number | undefined {
  const words = wordsOf(name);
  const letters = words.join("");
  let rank = 0;
  for (const part of wordsOf(typed)) {
    const best = Math.min(
      ...words.map((word, index) => wordRank(word, part) + (index === 0 ? 0 : 0.1)),
      // "toolchange" for "Tool change"
      letters.includes(part) ? 2 : Infinity,
    );
    if (best === Infinity) return undefined;
    rank += best;
  }
  return rank;
}

/**
 * Letters that no accent makes of others, and umlauts written out: who has no umlauts on the keyboard types
 * "Stoerung" for "Störung". The same is done to both, so that words which have an "oe" of their own are found.
 */
const SAME: readonly (readonly [string, string])[] = [
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ı", "i"],
  ["ae", "a"],
  ["oe", "o"],
  ["ue", "u"],
];

function wordsOf(text: string): readonly string[] {
  const bare = text
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase();
  return SAME.reduce((word, [from, to]) => word.replaceAll(from, to), bare)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

function wordRank(word: string, part: string): number {
  if (word === part) return 0;
  if (word.startsWith(part)) return 1;
  if (part.length > 1 && word.includes(part)) return 2;
  const slips = part.length >= 7 ? 2 : part.length >= 4 ? 1 : 0;
  if (slips === 0) return Infinity;
  // Someone still typing has slipped within the first letters of the word.
  const start = word.slice(0, part.length + 1);
  const least = Math.min(
    distance(word, part),
    distance(start, part),
    distance(start.slice(0, -1), part),
  );
  return least <= slips ? 2 + least : Infinity;
}

/** Slips between two words: a letter too many, missing, wrong, or two swapped (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i += 1) {
    const row: number[] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cell = (r: readonly number[] | undefined, c: number): number => r?.[c] ?? Infinity;
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(
        cell(rows[i - 1], j) + 1,
        cell(row, j - 1) + 1,
        cell(rows[i - 1], j - 1) + change,
      );
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, cell(rows[i - 2], j - 2) + 1);
      }
      row.push(least);
    }
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? Infinity;
}
