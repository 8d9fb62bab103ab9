import { rawState, type RawState } from "./names.ts";

/*
 * Raw states are few and long, readings many: columns hold a number for each text. The table only ever
 * grows, and the numbers never leave this process: what goes out names the texts themselves.
 */
const texts: RawState[] = [];
const codes = new Map<string, number>();

export function codeOf(raw: RawState): number {
  const known = codes.get(raw);
  if (known !== undefined) return known;
  codes.set(raw, texts.length);
  texts.push(raw);
  return texts.length - 1;
}

export function textOf(code: number): RawState {
  return texts[code] ?? rawState("");
}
