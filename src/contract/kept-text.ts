import { z } from "zod";
import { words } from "./words.ts";

/** U+0000, where stores end a text, and halves of a surrogate pair, which no text outside of a program has. */
const UNKEEPABLE = /[\0\p{Surrogate}]/u;

/** Whether a text comes back from the store, and from any other program, letter by letter. */
export function isKeepable(text: string): boolean {
  return !UNKEEPABLE.test(text);
}

/** What people and programs write, to be kept word for word. */
export const keptTextSchema = z.string().refine(isKeepable, { error: words.unkeepable });
