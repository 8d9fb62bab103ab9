import { type ReasonCode, reasonCode } from "#engine/names.ts";
import type { Preview } from "#query/preview.ts";
import type { Fate } from "#query/send.ts";
import { isMany, type Selected } from "../selection.ts";
import type { ResultLine } from "./many/results.ts";
import type { Explained } from "./panel-props.ts";
import { type Entered, type Intent, NOTHING_ENTERED } from "./draft.ts";

/**
 * The panel, from the first tap to the answer.
 *
 * ```
 * editing ──confirm──► sending ──taken──► done ──another selection──► editing
 *    ▲                    │
 *    └──any change── refused
 * ```
 *
 * In every state but `done` what the person entered is still there.
 */
export type PanelState =
  | { readonly kind: "editing"; readonly entered: Entered }
  /**
   * `asSent`: what was entered when it was sent; what is entered meanwhile is for the next one. `sent`:
   * what the person confirmed, as it read then; what is shown has it already and would read otherwise.
   */
  | {
      readonly kind: "sending";
      readonly entered: Entered;
      readonly asSent: Entered;
      readonly sent: Confirmed;
    }
  | { readonly kind: "refused"; readonly entered: Entered; readonly problem: RefusedProblem }
  /** `words`: what was done, for the person to read. `isKept`: it waits on this tablet to be sent. */
  | {
      readonly kind: "done";
      readonly entered: Entered;
      readonly words: string;
      readonly isKept: boolean;
      /** Of several machines: what came of it on each. */
      readonly results?: readonly ResultLine[];
      /** The stop that was explained: others may be like it. */
      readonly explained?: Explained;
    };

/** `words`: what the request does, as the button said it. */
export interface Confirmed {
  readonly words: string;
  /** Of one machine. */
  readonly preview: Preview | undefined;
}

export type RefusedProblem = Extract<Fate, { kind: "refused" }>["problem"];

/** What came of a request, for the person to read. */
export type Done = Extract<PanelState, { readonly kind: "done" }>;

export type PanelAction =
  | { readonly kind: "intentChosen"; readonly intent: Intent }
  | { readonly kind: "reasonChosen"; readonly reason: ReasonCode }
  | { readonly kind: "commentWritten"; readonly comment: string }
  /** The board or the person chose something else, or moved an edge. */
  | {
      readonly kind: "reselected";
      readonly from: Selected | undefined;
      readonly to: Selected | undefined;
    }
  | { readonly kind: "confirmed"; readonly sent: Confirmed }
  | {
      readonly kind: "answered";
      readonly fate: Fate;
      readonly words: string;
      readonly explained?: Explained;
    }
  | {
      readonly kind: "answeredByEach";
      readonly words: string;
      readonly results: readonly ResultLine[];
    }
  /** What waited on this tablet has its answers. `words`: how they read, if they are good. */
  | { readonly kind: "caughtUp"; readonly words: string | undefined }
  | { readonly kind: "outcomeRead" };

export function reduce(state: PanelState, action: PanelAction): PanelState {
  switch (action.kind) {
    case "intentChosen":
      return edited(state, { intent: action.intent });
    case "reasonChosen":
      return edited(state, { reason: action.reason });
    case "commentWritten":
      return edited(state, { comment: action.comment });
    case "reselected":
      return reselected(state, action.from, action.to);
    case "confirmed":
      return {
        kind: "sending",
        entered: state.entered,
        asSent: state.entered,
        sent: action.sent,
      };
    case "answered":
      return answered(state, action);
    case "answeredByEach":
      return answeredByEach(state, action);
    case "caughtUp":
      return caughtUp(state, action.words);
    case "outcomeRead":
      return state.kind === "done" ? { kind: "editing", entered: state.entered } : state;
  }
}

function edited(state: PanelState, change: Partial<Entered>): PanelState {
  const entered = { ...state.entered, ...change };
  return state.kind === "sending" ? { ...state, entered } : { kind: "editing", entered };
}

function reselected(
  state: PanelState,
  from: Selected | undefined,
  to: Selected | undefined,
): PanelState {
  // The outcome stays to be read until something else is chosen.
  if (to === undefined) return state;
  if (isMovedEdge(from, to, state.entered) || state.entered.intent === undefined) {
    return state.kind === "done" ? { kind: "editing", entered: state.entered } : state;
  }
  return edited(state, { intent: undefined });
}

/**
 * A moved edge keeps what the person wants to do, a newly tapped thing has its own default. An event
 * whose edge was moved is a span: there is no event to correct any more.
 */
function isMovedEdge(from: Selected | undefined, to: Selected, { intent }: Entered): boolean {
  if (isMany(to) || isMany(from)) return to.kind === "across" && from?.kind === "across";
  if (from?.machine !== to.machine || to.kind !== "span" || intent?.kind === "correct")
    return false;
  // The current event has no end to keep: its span ends with whatever second it was when it was moved.
  if (from.endsAt === undefined) return to.endsAt > from.startsAt;
  return from.startsAt === to.startsAt || from.endsAt === to.endsAt;
}

function answered(
  state: PanelState,
  { fate, words, explained }: Extract<PanelAction, { kind: "answered" }>,
): PanelState {
  switch (fate.kind) {
    case "refused":
      return { kind: "refused", entered: state.entered, problem: fate.problem };
    case "sent":
    case "conflict":
    case "kept": {
      const done = { kind: "done", entered: enteredSince(state), words } as const;
      const isKept = fate.kind === "kept";
      return explained === undefined ? { ...done, isKept } : { ...done, isKept, explained };
    }
  }
}

/** What was entered after it was sent is for the next one; what was sent is not needed any more. */
function enteredSince(state: PanelState): Entered {
  const isNew = state.kind === "sending" && state.entered !== state.asSent;
  return isNew ? state.entered : NOTHING_ENTERED;
}

/** A machine that would not have it is told for itself; what was entered stays, to be tried there again. */
function answeredByEach(
  state: PanelState,
  { words, results }: Extract<PanelAction, { kind: "answeredByEach" }>,
): PanelState {
  const isAll = results.every(({ standing }) => standing !== "refused");
  return {
    kind: "done",
    entered: isAll ? enteredSince(state) : state.entered,
    words,
    isKept: results.some(({ standing }) => standing === "kept"),
    results,
  };
}

function caughtUp(state: PanelState, words: string | undefined): PanelState {
  if (state.kind !== "done" || !state.isKept) return state;
  return arrived(state, words) ?? { kind: "editing", entered: state.entered };
}

/** It no longer reads as if it were still to come; a late refusal is told where all of those are. */
export function arrived(done: Done, words: string | undefined): Done | undefined {
  const { results: _, ...rest } = done;
  return words === undefined ? undefined : { ...rest, isKept: false, words };
}

/** What is worth keeping over a reload: the words and the reason, not what they were meant for. */
export function textOf({ reason, comment }: Entered): string | undefined {
  if (reason === undefined && (comment ?? "") === "") return undefined;
  return JSON.stringify({ reason, comment });
}

/** Reads {@link textOf} back; text of another build, or of nobody's, is nothing entered. */
export function enteredFrom(text: string | undefined): Entered {
  const kept = parsed(text);
  if (typeof kept !== "object" || kept === null) return NOTHING_ENTERED;
  const reason = "reason" in kept && typeof kept.reason === "string" ? kept.reason : undefined;
  const comment = "comment" in kept && typeof kept.comment === "string" ? kept.comment : undefined;
  return {
    intent: undefined,
    reason: reason === undefined ? undefined : reasonCode(reason),
    comment,
  };
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
