// A Vite plugin: the controls' own few sentences come in thirty-odd languages, and the page speaks two.
import type { Plugin } from "vite";
import { LANGUAGES } from "../src/time/language.ts";

const SENTENCES = /react-aria[^]*\/intl\/[a-z]+\/([a-z]{2,3})-[A-Z]{2}\.(mjs|js)$/;

/** Whether a module holds the controls' sentences in a language that the page never speaks. */
export function isUnspoken(path: string): boolean {
  const [, language] = SENTENCES.exec(path.replaceAll("\\", "/")) ?? [];
  return language !== undefined && !LANGUAGES.some((spoken) => spoken === language);
}

/** The libraries fall back to English where a language has no sentences. */
export function fewLocales(): Plugin {
  return {
    name: "shiftlane-few-locales",
    apply: "build",
    load: (path) => (isUnspoken(path) ? "export default {};" : undefined),
  };
}
