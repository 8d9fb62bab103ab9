import { useAnnounce } from "#ui/announcer.tsx";
import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import { eventAt } from "#engine/timeline.ts";
import type { Preview } from "#query/preview.ts";
import type { Fate } from "#query/send.ts";
import type { Instant } from "#time/instant.ts";
import { type Dispatch, useEffect, useReducer, useRef } from "react";
import { sameSelected, type Selected } from "../selection.ts";
import { requestWords } from "./confirm-words.ts";
import { NOTHING_ENTERED } from "./draft.ts";
import type { MachineAsk } from "./many/many-props.ts";
import { type MachinePlan, requestsOf } from "./many/plan.ts";
import { resultsOf, summaryOf } from "./many/results.ts";
import type { Chosen, ClassifyPanelProps, Explained } from "./panel-props.ts";
import {
  type Done,
  enteredFrom,
  type PanelAction,
  type PanelState,
  reduce,
  textOf,
} from "./panel-state.ts";
import { NOT_WALKED, type Walked, walkedOn } from "./walked.ts";
import { problemWords } from "../problem-words.ts";
import { words } from "./words.ts";

export interface Panel extends Walked {
  readonly state: PanelState;
  readonly dispatch: Dispatch<PanelAction>;
  /** Sends a request and says what came of it. */
  readonly confirm: (request: Request, preview: Preview, chosen: Chosen) => Promise<void>;
  /** Sends what was planned for several machines and says what came of it on each. */
  readonly confirmMany: (plans: readonly MachinePlan[], what: string) => Promise<void>;
  /** Sends several requests for one machine, which together do one thing. */
  readonly confirmParts: (requests: readonly Request[], what: string, of: Chosen) => Promise<void>;
}

/** The panel's memory: what was entered, kept over closing, re-selection, refusal and reload. */
export function usePanel(props: ClassifyPanelProps): Panel {
  const { plant, now, chosen, many, changing, drafts, underWay, onConfirm } = props;
  const announce = useAnnounce();
  const [state, dispatch] = useReducer(reduce, drafts, ({ read }): PanelState => ({
    kind: "editing",
    entered: changing?.entered ?? enteredFrom(read()),
  }));
  const [walked, step] = useReducer(walkedOn, NOT_WALKED);
  const goesOn = useRef(false);
  const selection = chosen?.selection ?? many?.selected;
  // What an entry was about has been chosen with it; that chooses nothing anew.
  const last = useRef<Selected>(changing?.selection);
  useEffect(() => {
    const from = last.current;
    last.current = selection;
    if (sameSelected(from, selection)) return;
    dispatch({ kind: "reselected", from, to: selection });
    const isNext = goesOn.current;
    goesOn.current = false;
    if (!isNext) step({ kind: "left" });
  }, [selection]);

  const kept = textOf(state.entered);
  const { write } = drafts;
  useEffect(() => write(kept), [write, kept]);

  const { waiting, refused } = underWay;
  const isKept = (state.kind === "done" && state.isKept) || walked.behind?.isKept === true;
  useEffect(() => {
    if (!isKept || waiting > 0) return;
    const good = refused === 0 ? words.allSent : undefined;
    dispatch({ kind: "caughtUp", words: good });
    step({ kind: "caughtUp", words: good });
    // That it was sent is said aloud where all of it is known, with the mark in the header.
  }, [isKept, waiting, refused]);

  /** Someone who has gone on to another stop meanwhile is not pulled away from it. */
  function finish(of: Selected, done: Done): void {
    if (!sameSelected(last.current, of)) return;
    goesOn.current = props.onDone();
    if (goesOn.current) step({ kind: "wentOn", behind: done });
  }

  async function confirm(request: Request, preview: Preview, of: Chosen): Promise<void> {
    const what = requestWords(plant, request, preview, now);
    const explained = explainedBy(request, of, plant, now);
    dispatch({ kind: "confirmed", sent: { words: what, preview } });
    const fate = await onConfirm(request);
    const outcome = outcomeWords(fate, of.machine.name, what);
    const answer = { kind: "answered", fate, words: outcome } as const;
    dispatch(explained === undefined ? answer : { ...answer, explained });
    announce(outcome);
    if (fate.kind === "refused") return;
    const done = { kind: "done", entered: NOTHING_ENTERED, words: outcome } as const;
    const isWaiting = fate.kind === "kept";
    finish(of.selection, {
      ...done,
      isKept: isWaiting,
      ...(explained === undefined ? {} : { explained }),
    });
  }

  async function confirmMany(plans: readonly MachinePlan[], what: string): Promise<void> {
    const of = many?.selected;
    if (of === undefined) return;
    const asks = plans.flatMap((plan): readonly MachineAsk[] => {
      const requests = requestsOf(plan);
      return requests.length === 0 ? [] : [{ machine: plan.of.machine.id, requests }];
    });
    await confirmAll(asks, what, of);
  }

  function confirmParts(requests: readonly Request[], what: string, of: Chosen): Promise<void> {
    const asks = [{ machine: of.machine.id, requests, isSplit: true }];
    return confirmAll(asks, words.onMachine(of.machine.name, what), of.selection);
  }

  async function confirmAll(
    asks: readonly MachineAsk[],
    what: string,
    of: Selected,
  ): Promise<void> {
    dispatch({ kind: "confirmed", sent: { words: what, preview: undefined } });
    const results = resultsOf(plant, await props.onConfirmMany(asks));
    const summary = summaryOf(what, results);
    dispatch({ kind: "answeredByEach", words: summary, results });
    const failed = results.filter(({ standing }) => standing === "refused");
    announce([summary, ...failed.map(({ machine, words: why }) => `${machine}: ${why}`)].join(" "));
    if (failed.length > 0) return;
    const isWaiting = results.some(({ standing }) => standing === "kept");
    finish(of, {
      kind: "done",
      entered: NOTHING_ENTERED,
      words: summary,
      isKept: isWaiting,
      results,
    });
  }

  return { state, dispatch, confirm, confirmMany, confirmParts, ...walked };
}

/** The unexplained stop that a request explains, whole or in part. */
function explainedBy(
  request: Request,
  { machine, timeline, selection }: Chosen,
  plant: Plant,
  now: Instant,
): Explained | undefined {
  if (request.kind === "undo") return undefined;
  const event = eventAt(timeline, plant.mapping, selection.startsAt, now);
  if (event === undefined || !event.pending) return undefined;
  return { machine: machine.id, event, reason: request.reason };
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
      return `${words.refusedByServer} ${problemWords(fate.problem)}`;
  }
}
