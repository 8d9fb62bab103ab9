import { type Instant, instant, plus } from "#time/instant.ts";
import { type RawState, rawState, type ReasonCode, reasonCode } from "#engine/names.ts";
import type { PersonRequest } from "./generators.ts";

/*
 * The notation in which a case of the timeline rules is one line; README.md explains it. This file knows the
 * letters and the words, example.ts tells them to the engine.
 */

/** Column 0 of every picture: 6:00 on a Friday, in a plant on UTC. A column is a minute. */
export const SIX = instant(Date.UTC(2026, 10, 20, 6) / 1000);

interface Letter {
  readonly letter: string;
  readonly reason: ReasonCode;
  /** What the machine reports when it means this; undefined: no machine does. */
  readonly raw: RawState | undefined;
  readonly pending: boolean;
}

function letter(name: string, reason: string, raw?: string, pending = false): Letter {
  const state = raw === undefined ? undefined : rawState(raw);
  return { letter: name, reason: reasonCode(reason), raw: state, pending };
}

export const LETTERS: readonly Letter[] = [
  letter("R", "RUNNING", "ACTIVE"),
  letter("I", "IDLE", "READY", true),
  letter("S", "STOP", "STOPPED", true),
  letter("O", "OFF", "UNAVAILABLE"),
  letter("J", "JAM"),
  letter("T", "TOOL"),
  letter("B", "BREAK"),
];

/** What is done in an example, one after the other. */
export type Doing =
  | { readonly kind: "ask"; readonly request: PersonRequest }
  | { readonly kind: "undo"; readonly nth: number | undefined }
  | { readonly kind: "read"; readonly at: Instant; readonly raw: RawState }
  | { readonly kind: "now"; readonly at: Instant }
  | { readonly kind: "shift"; readonly start: Instant; readonly end: Instant };

/** "4" is column 4, "6:30" half past six. */
function momentOf(text: string | undefined): Instant {
  const [hour = "", minute] = (text ?? "").split(":");
  const minutes = minute === undefined ? Number(hour) : (Number(hour) - 6) * 60 + Number(minute);
  if (text === undefined || text === "" || !Number.isFinite(minutes))
    throw new Error(`"${text}" is no moment`);
  return plus(SIX, minutes * 60);
}

function reasonOf(name: string | undefined): ReasonCode {
  // An unknown letter is a reason that the plant does not have.
  return LETTERS.find((known) => known.letter === name)?.reason ?? reasonCode(name ?? "");
}

function rawOf(name: string | undefined): RawState {
  return LETTERS.find((known) => known.letter.toLowerCase() === name)?.raw ?? rawState(name ?? "");
}

/** The letter of a reason: small when the machine says it, a capital when a person does. */
export function letterOf(reason: ReasonCode, isPersons: boolean): string {
  const found = LETTERS.find((known) => known.reason === reason)?.letter ?? "?";
  return isPersons ? found : found.toLowerCase();
}

export function rawLetterOf(raw: RawState): string {
  return LETTERS.find((known) => known.raw === raw)?.letter.toLowerCase() ?? raw;
}

/** `rrss` → the machine reads r at column 0 and s at column 2, and it is column 4 now. `·`: nothing yet. */
export function doingsOfPicture(picture: string): readonly Doing[] {
  const doings: Doing[] = [];
  for (const [column, name] of picture.split("").entries()) {
    if (name === "·" || (column > 0 && picture[column - 1] === name)) continue;
    doings.push({ kind: "read", at: momentOf(`${column}`), raw: rawOf(name) });
  }
  return [...doings, { kind: "now", at: momentOf(`${picture.length}`) }];
}

/**
 * `classify 1-4 J`, `classify 1-… B`, `post 2 J update`, `post now J`, `add 2-5 J`, `undo`, `undo 1`,
 * `reads 7 s`, `now 9`, `shift 0-8`; a request may end with `raw s`, `pending`, `settled` and `"a comment"`.
 */
export function doingOf(text: string): Doing {
  const said = /"(?<comment>.*)"/su.exec(text)?.groups?.["comment"];
  const [verb = "", when, name, ...more] = text.replace(/\s*".*"/su, "").split(" ");
  const [from, to] = (when ?? "").split("-");
  switch (verb) {
    case "now":
      return { kind: "now", at: momentOf(when) };
    case "reads":
      return { kind: "read", at: momentOf(when), raw: rawOf(name) };
    case "shift":
      return { kind: "shift", start: momentOf(from), end: momentOf(to) };
    case "undo":
      return { kind: "undo", nth: when === undefined ? undefined : Number(when) };
    case "classify":
    case "post":
    case "add":
      break;
    default:
      throw new Error(`"${text}" is not in the notation`);
  }
  const reason = reasonOf(name);
  const startsAt = from === "now" ? undefined : momentOf(from);
  const endsAt = to === undefined || to === "…" ? undefined : momentOf(to);
  const supplied = {
    raw: more.includes("raw") ? rawOf(more[more.indexOf("raw") + 1]) : undefined,
    pending: more.includes("pending") ? true : more.includes("settled") ? false : undefined,
    comment: said,
  };
  if (verb === "classify") {
    const at = startsAt ?? momentOf(undefined);
    return {
      kind: "ask",
      request: { kind: verb, startsAt: at, endsAt, reason, comment: said ?? "" },
    };
  }
  if (verb === "add")
    return { kind: "ask", request: { kind: verb, startsAt, endsAt, reason, ...supplied } };
  const updateIfExists = more.includes("update");
  return { kind: "ask", request: { kind: verb, startsAt, reason, updateIfExists, ...supplied } };
}
