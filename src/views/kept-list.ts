/** A text that is kept on this device; where the browser keeps nothing, nothing is read. */
export interface KeptText {
  readonly read: () => string | undefined;
  /** `undefined`: nothing is to be kept any more. */
  readonly write: (text: string | undefined) => void;
}

/** Words that are kept as JSON. Text of another build, or of nobody's, is an empty list. */
export function listFrom(text: string | undefined): readonly string[] {
  const kept = parsed(text);
  return Array.isArray(kept) ? kept.filter((word) => typeof word === "string") : [];
}

/** What is to be kept of a list; of an empty one nothing. */
export function textOf(list: readonly string[]): string | undefined {
  return list.length === 0 ? undefined : JSON.stringify(list);
}

/** The same list with a word in it, at its end if it is new, or without it. */
export function withWord<Word extends string>(
  list: readonly Word[],
  word: Word,
  isIn: boolean,
): readonly Word[] {
  const others = list.filter((its) => its !== word);
  return isIn ? [...others, word] : others;
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (failure) {
    if (failure instanceof SyntaxError) return undefined;
    throw failure;
  }
}
