/** The languages that Shiftlane can say things in. Clocks are the same in both: 24 hours, no AM and PM. */
export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

/** All that the page says, by the names of the places that say it. */
export type Translation = Readonly<{ [name: string]: object }>;

interface Kept {
  readonly messages: object;
  readonly english: object;
}

// One page speaks one language, so it is known here alone: nobody who says a word has to be handed it.
const kept = new Map<string, Kept>();
let language: Language = "en";
let translation: Translation = {};

/** The language that the page speaks now; the server speaks English. */
export function languageNow(): Language {
  return language;
}

/**
 * Messages as they are written, in English, and as they are shown, in the language that `speak` was told.
 * Look them up when they are shown: what was read out of them before stays in the language of then.
 *
 * @param name of the place that says them, as a `Translation` has it. A translation that lacks one of the
 *   messages does not compile, because it is of the same type.
 */
export function spoken<Messages extends object>(name: string, english: Messages): Messages {
  const messages = { ...english };
  Object.assign(messages, said(name, english, language, translation));
  kept.set(name, { messages, english });
  return messages;
}

/**
 * From now on everything is said in `next`, what is loaded later too.
 *
 * @throws when messages are left that nobody translated; nothing has changed then.
 */
export function speak(next: Language, into: Translation): void {
  const pairs = [...kept].map(([name, { messages, english }]) => ({
    messages,
    now: said(name, english, next, into),
  }));
  for (const { messages, now } of pairs) Object.assign(messages, now);
  language = next;
  translation = into;
}

function said(name: string, english: object, into: Language, translations: Translation): object {
  if (into === "en") return english;
  const found = translations[name];
  const isWhole = Object.keys(english).every((key) => found !== undefined && key in found);
  if (found !== undefined && isWhole) return found;
  throw new Error(
    `Not in "${into}": the messages of "${name}". Put them in where that language is put together.`,
  );
}

/** How Intl is to say numbers, lists and dates; English is the one that writes the day first. */
export function localeOf(of: Language): string {
  return of === "en" ? "en-GB" : of;
}

/** The first of a browser's languages that there are messages for, "de-AT" counting as German. */
export function languageAmong(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [primary = ""] = tag.toLowerCase().split("-");
    const found = LANGUAGES.find((each) => each === primary);
    if (found !== undefined) return found;
  }
  return "en";
}
