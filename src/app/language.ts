import {
  type Language,
  languageAmong,
  LANGUAGES,
  languageNow,
  localeOf,
  speak,
} from "#time/language.ts";
import { createContext, useCallback, useState } from "react";
import { readText, writeText } from "./storage.ts";

const KEY = "shiftlane.language";

/** What was chosen on this device; `undefined`: as the browser is set. */
function storedLanguage(): Language | undefined {
  const kept = readText("local", KEY);
  return LANGUAGES.find((each) => each === kept);
}

/** Speaks what was chosen here, else the browser's language, else English. Call it before anything is shown. */
export async function startLanguage(): Promise<void> {
  await change(storedLanguage());
}

/** A language that cannot be fetched, as on a tablet that lost the network meanwhile, changes nothing. */
async function change(chosen: Language | undefined): Promise<boolean> {
  const wanted = chosen ?? languageAmong(navigator.languages);
  try {
    speak(wanted, wanted === "en" ? {} : (await import("./german.ts")).german);
  } catch (failure) {
    if (!(failure instanceof TypeError)) throw failure;
    return false;
  } finally {
    const { documentElement: page } = document;
    page.lang = languageNow();
    page.dir = direction();
  }
  return true;
}

/**
 * Every language so far is written from left to right. `?dir=rtl` in the address mirrors the page all the
 * same, so that whoever brings one that is not finds nothing in its way.
 */
function direction(): "ltr" | "rtl" {
  return new URLSearchParams(location.search).get("dir") === "rtl" ? "rtl" : "ltr";
}

export interface LanguageChoice {
  readonly chosen: Language | undefined;
  readonly choose: (language: Language | undefined) => void;
  /** For the controls: the language, and which way it is written ("en-Arab" is from right to left). */
  readonly locale: string;
}

export const LanguageContext = createContext<LanguageChoice>({
  chosen: undefined,
  choose: () => undefined,
  locale: "en-GB",
});

/** The page is told anew in the language chosen; nothing is loaded again, so nothing typed is lost. */
export function useLanguageChoice(): LanguageChoice {
  const [chosen, setChosen] = useState(storedLanguage);
  const [language, setLanguage] = useState(languageNow);
  const choose = useCallback((next: Language | undefined): void => {
    const turn = async (): Promise<void> => {
      if (!(await change(next))) return;
      writeText("local", KEY, next);
      setChosen(next);
      setLanguage(languageNow());
    };
    void turn();
  }, []);
  const locale = direction() === "rtl" ? `${language}-Arab` : localeOf(language);
  return { chosen, choose, locale };
}
