import { eventAt } from "#engine/timeline.ts";
import { Button } from "#ui/button.tsx";
import { Choice } from "#ui/choice.tsx";
import { Fold } from "#ui/fold.tsx";
import { NARROW, useMedia } from "#ui/media.ts";
import { Sheet, type SheetProps } from "#ui/sheet.tsx";
import { TextArea } from "#ui/text-field.tsx";
import {
  type ReactElement,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import type { Selection } from "../selection.ts";
import { Confirm } from "./confirm.tsx";
import {
  commentOf,
  type Draft,
  draftOf,
  type Intent,
  intentOf,
  reasonOf,
  standing,
} from "./draft.ts";
import styles from "./editor.module.css";
import type { Chosen, ClassifyPanelProps } from "./panel-props.ts";
import { ReasonPicker } from "./reason-picker.tsx";
import { headOf } from "./head.tsx";
import { selectedWords } from "./selected-words.ts";
import { Times } from "./times.tsx";
import type { Panel } from "./use-panel.ts";
import { words } from "./words.ts";

export interface EditorProps extends ClassifyPanelProps {
  readonly chosen: Chosen;
  readonly panel: Panel;
  /** What came of the request before this one. */
  readonly outcome: ReactNode;
  readonly titleRef: Ref<HTMLHeadingElement>;
  readonly height: NonNullable<SheetProps["height"]>;
}

const intents: readonly Intent["kind"][] = ["span", "correct", "fromHere", "fromNow"];

/** The panel while something is chosen. */
export function Editor(props: EditorProps): ReactElement {
  const { plant, chosen, now, panel, outcome, onSelectionChange, onDraftChange } = props;
  const { machine, areaName, timeline, firstReadingAt, knownFrom } = chosen;
  const { state, dispatch } = panel;
  const selection = standing(chosen.selection, timeline, plant, now);
  const intent = intentOf(state.entered, chosen.selection);
  const needs = { entered: state.entered, selection, intent, timeline, plant, now };
  const reason = reasonOf(needs);
  const draft = draftOf(needs);
  useDraftOnBoard(draft, onDraftChange);
  const is = selectedWords(plant, timeline, selection, now);
  const searchRef = useRef<HTMLInputElement>(null);
  const commentRef = useRef<HTMLTextAreaElement>(null);
  const changesId = useId();
  // On narrow screens what to do and when folds away, so that reasons are one tap off.
  const isNarrow = useMedia(NARROW);
  const [isOpen, setOpen] = useState(false);

  function intend(to: Intent): void {
    dispatch({ kind: "intentChosen", intent: to });
  }

  function moveTo(to: Selection): void {
    // An edge that is moved makes a span of what was an event, and keeps what the person wants to do.
    if (intent.kind !== "correct") intend(intent);
    onSelectionChange(to);
  }

  const whatAndWhen = (
    <>
      <Choice
        label={words.whatToDo}
        columns={2}
        options={intents.map((key) => ({ key, words: words.intents[key] }))}
        chosen={intent.kind}
        onChoose={(kind) => intend(kind === "span" ? { kind, isOngoing: false } : { kind })}
      />
      <Times
        plant={plant}
        selection={selection}
        intent={intent}
        first={firstReadingAt}
        knownFrom={knownFrom}
        now={now}
        nextEventAt={eventAt(timeline, plant.mapping, selection.startsAt, now)?.endsAt}
        onMove={(startsAt, endsAt) =>
          moveTo({ kind: "span", machine: machine.id, startsAt, endsAt })
        }
        onOngoing={(isOngoing) => intend({ kind: "span", isOngoing })}
      />
    </>
  );

  return (
    <Sheet
      {...headOf(machine, areaName, is)}
      closeLabel={words.close}
      onClose={props.onClose}
      titleRef={props.titleRef}
      height={props.height}
      foot={
        <Confirm
          {...props}
          draft={draft}
          intend={intend}
          moveTo={moveTo}
          changesId={changesId}
          onLack={(lack) => (lack === "comment" ? commentRef : searchRef).current?.focus()}
        />
      }
    >
      {outcome}
      {isNarrow ? (
        <Fold
          title={words.whatAndWhen(words.intents[intent.kind], is.when)}
          isOpen={isOpen}
          onChange={setOpen}
        >
          {whatAndWhen}
        </Fold>
      ) : (
        whatAndWhen
      )}
      <ReasonPicker
        // Another machine has other reasons used lately, and its own place in the list.
        key={machine.id}
        reasons={plant.reasons}
        layer={timeline.layer}
        chosen={reason}
        onChoose={(code) => dispatch({ kind: "reasonChosen", reason: code })}
        searchRef={searchRef}
      />
      <TextArea
        label={draft.kind === "noComment" ? words.commentRequired : words.comment}
        value={commentOf(needs)}
        onChange={(comment) => dispatch({ kind: "commentWritten", comment })}
        isRequired={draft.kind === "noComment"}
        ref={commentRef}
      />
      {is.comment === "" || intent.kind === "correct" ? undefined : (
        <p className={styles["stands"]}>{words.commentStands(is.comment)}</p>
      )}
      <Button onPress={props.onHistory}>{words.history}</Button>
    </Sheet>
  );
}

/** Tells the board of the request whenever it reads otherwise than before, and takes it back at the end. */
function useDraftOnBoard(draft: Draft, onDraftChange: ClassifyPanelProps["onDraftChange"]): void {
  const request = "request" in draft ? draft.request : undefined;
  const [held, setHeld] = useState(request);
  // A draft is made anew with every tick; the board is told only of one that reads otherwise.
  if (JSON.stringify(held) !== JSON.stringify(request)) setHeld(request);
  useEffect(() => {
    onDraftChange(held);
    return () => onDraftChange(undefined);
  }, [held, onDraftChange]);
}
