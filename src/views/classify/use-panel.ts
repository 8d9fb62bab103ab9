import { useAnnounce } from "#ui/announcer.tsx";
import { type Dispatch, useEffect, useReducer, useRef } from "react";
import type { Request } from "#engine/request.ts";
import type { Preview } from "#query/preview.ts";
import type { Fate } from "#query/send.ts";
import type { Selection } from "../selection.ts";
import { requestWords } from "./confirm-words.ts";
import type { Chosen, ClassifyPanelProps } from "./panel-props.ts";
import { enteredFrom, type PanelAction, type PanelState, reduce, textOf } from "./panel-state.ts";
import { words } from "./words.ts";

export interface Panel {
  readonly state: PanelState;
  readonly dispatch: Dispatch<PanelAction>;
  /** Sends a request and says what came of it. */
  readonly confirm: (request: Request, preview: Preview, chosen: Chosen) => Promise<void>;
}

/** The panel's memory: what was entered, kept over closing, re-selection, refusal and reload. */
export function usePanel(props: ClassifyPanelProps): Panel {
  const { plant, now, chosen, changing, drafts, underWay, onConfirm } = props;
  const announce = useAnnounce();
  const [state, dispatch] = useReducer(reduce, drafts, ({ read }): PanelState => ({
    kind: "editing",
    entered: changing?.entered ?? enteredFrom(read()),
  }));
  const selection = chosen?.selection;
  // What an entry was about has been chosen with it; that chooses nothing anew.
  const last = useRef<Selection>(changing?.selection);
  useEffect(() => {
    const from = last.current;
    last.current = selection;
    if (!sameSelection(from, selection)) dispatch({ kind: "reselected", from, to: selection });
  }, [selection]);

  const kept = textOf(state.entered);
  const { write } = drafts;
  useEffect(() => write(kept), [write, kept]);

  const { waiting, refused } = underWay;
  const isKept = state.kind === "done" && state.isKept;
  useEffect(() => {
    if (!isKept || waiting > 0) return;
    const good = refused === 0 ? words.allSent : undefined;
    dispatch({ kind: "caughtUp", words: good });
    if (good !== undefined) announce(good);
  }, [isKept, waiting, refused, announce]);

  async function confirm(request: Request, preview: Preview, of: Chosen): Promise<void> {
    const what = requestWords(plant, request, preview, now);
    dispatch({ kind: "confirmed", sent: { words: what, preview } });
    const fate = await onConfirm(request);
    const outcome = outcomeWords(fate, of.machine.name, what);
    dispatch({ kind: "answered", fate, words: outcome });
    announce(outcome);
    // Someone who has gone on to another stop meanwhile is not pulled away from it.
    if (fate.kind !== "refused" && sameSelection(last.current, of.selection)) props.onDone();
  }

  return { state, dispatch, confirm };
}

function outcomeWords(fate: Fate, machine: string, what: string): string {
  switch (fate.kind) {
    case "sent":
      return words.sent(machine, what);
    case "kept":
      return fate.trouble === undefined
        ? words.kept(machine, what)
        : words.keptInPage(machine, what);
    case "conflict":
      return words.conflict(machine, what);
    case "refused":
      return `${words.refusedByServer} ${fate.problem.detail}`;
  }
}

function sameSelection(a: Selection | undefined, b: Selection | undefined): boolean {
  return (
    a?.kind === b?.kind &&
    a?.machine === b?.machine &&
    a?.startsAt === b?.startsAt &&
    a?.endsAt === b?.endsAt
  );
}
