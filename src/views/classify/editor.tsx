import { eventAt } from "#engine/timeline.ts";
import { Button, IconButton } from "#ui/button.tsx";
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
  useLayoutEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Selection } from "../selection.ts";
import { later, plus } from "#time/instant.ts";
import { Confirm } from "./confirm.tsx";
import {
  commentOf,
  type Draft,
  draftOf,
  type Entered,
  type Intent,
  intentOf,
  reasonOf,
  standing,
} from "./draft.ts";
import styles from "./editor.module.css";
import type { Favourites } from "./favourites.ts";
import { isOffered, type Offer } from "./offer.ts";
import { useOffer } from "./use-offer.ts";
import type { Chosen, ClassifyPanelProps } from "./panel-props.ts";
import { ReasonPicker } from "./reason-picker.tsx";
import { useSteady } from "./use-steady.ts";
import { headOf } from "./head.tsx";
import { lackOfLock, Locked } from "./locked.tsx";
import { selectedWords } from "./selected-words.ts";
import { Times } from "./times.tsx";
import type { Panel } from "./use-panel.ts";
import { words } from "./words.ts";

export interface EditorProps extends ClassifyPanelProps {
  readonly chosen: Chosen;
  readonly panel: Panel;
  readonly starred: Favourites;
  /** What came of the request before this one. */
  readonly outcome: ReactNode;
  readonly titleRef: Ref<HTMLHeadingElement>;
  readonly height: NonNullable<SheetProps["height"]>;
  /** Several causes: the stretch is to be split. */
  readonly onSplit: () => void;
}

const intents: readonly Intent["kind"][] = ["span", "correct", "fromHere", "fromNow"];

/** The panel while something is chosen. */
export function Editor(props: EditorProps): ReactElement {
  const { plant, chosen, now, panel, outcome, onSelectionChange, onDraftChange } = props;
  const { machine, areaName, timeline, firstReadingAt, knownFrom } = chosen;
  const { state, dispatch } = panel;
  const selection = standing(chosen.selection, timeline, plant, now);
  const intent = intentOf(state.entered, chosen.selection);
  const raw = eventAt(timeline, plant.mapping, selection.startsAt, now)?.raw;
  const offer = useOffer(plant, machine.id, raw);
  const suggestion = useSteady(
    raw === undefined ? undefined : props.suggest(machine.id, raw),
    JSON.stringify([machine.id, raw, selection.startsAt]),
  );
  const layers = useMemo(() => [timeline.layer], [timeline.layer]);
  const entered = enteredHere(state.entered, offer);
  const needs = { entered, selection, intent, timeline, plant, now };
  const reason = reasonOf(needs);
  // What starts now is not in a shift that is over.
  const locked = intent.kind === "fromNow" ? [] : props.locked;
  const draft = draftOf(needs);
  useDraftOnBoard(draft, onDraftChange);
  const is = selectedWords(plant, timeline, selection, now);
  const searchRef = useRef<HTMLInputElement>(null);
  const commentRef = useRef<HTMLTextAreaElement>(null);
  const changesId = useId();
  // The head says when. What to do and exactly when folds away, so that reasons are one tap off; whoever drew a
  // span has edges to look at, where there is room for both.
  const isNarrow = useMedia(NARROW);
  const [opened, setOpened] = useState<boolean>();
  const isOpen = opened ?? (!isNarrow && selection.kind === "span");
  const picker = useRef<HTMLElement>(null);
  useEffect(() => {
    if (panel.advances > 0) firstReason(picker.current)?.focus();
  }, [panel.advances]);

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
      {...headOf(machine, areaName, is, props.walk?.left)}
      actions={
        props.walk === undefined ? undefined : (
          <IconButton icon="forth" label={words.skip} onPress={props.walk.onSkip} />
        )
      }
      closeLabel={words.close}
      onClose={props.onClose}
      titleRef={props.titleRef}
      height={props.height}
      foot={
        <Confirm
          {...props}
          draft={draft}
          lock={lackOfLock(locked, commentOf(needs))}
          intend={intend}
          moveTo={moveTo}
          changesId={changesId}
          onLack={(lack) => (lack === "reason" ? searchRef : commentRef).current?.focus()}
        />
      }
    >
      {outcome}
      <Locked {...props} locked={locked} />
      <Fold
        title={words.whatAndWhen(words.intents[intent.kind], is.when)}
        isOpen={isOpen}
        onChange={setOpened}
      >
        {whatAndWhen}
      </Fold>
      <ReasonPicker
        // Another machine has other reasons used lately, and the next stop is searched for anew.
        key={`${machine.id} ${panel.advances}`}
        plant={plant}
        offer={offer}
        layers={layers}
        suggestion={suggestion}
        favourites={props.starred}
        chosen={reason}
        onChoose={(code) => dispatch({ kind: "reasonChosen", reason: code })}
        searchRef={searchRef}
        ref={picker}
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
      <Button
        onPress={() =>
          onSelectionChange({
            kind: "across",
            machines: [machine.id],
            startsAt: selection.startsAt,
            endsAt: selection.endsAt ?? later(now, plus(selection.startsAt, 1)),
          })
        }
      >
        {words.otherMachines}
      </Button>
      <Button onPress={props.onSplit}>{words.split}</Button>
      <Button onPress={props.onHistory}>{words.history}</Button>
    </Sheet>
  );
}

/** What was entered for another stop and is not offered for this one is not entered here. */
function enteredHere(entered: Entered, offer: Offer): Entered {
  const isHere = entered.reason === undefined || isOffered(offer, entered.reason);
  return isHere ? entered : { ...entered, reason: undefined };
}

/** The first tile: what is likeliest to be meant. */
function firstReason(picker: HTMLElement | null): HTMLInputElement | undefined {
  return picker?.querySelector<HTMLInputElement>("input[type=radio]") ?? undefined;
}

/** Tells the board of the request whenever it reads otherwise than before, and takes it back at the end. */
function useDraftOnBoard(draft: Draft, onDraftChange: ClassifyPanelProps["onDraftChange"]): void {
  const request = "request" in draft ? draft.request : undefined;
  const [held, setHeld] = useState(request);
  // A draft is made anew with every tick; the board is told only of one that reads otherwise.
  if (JSON.stringify(held) !== JSON.stringify(request)) setHeld(request);
  // Before the browser paints: the very next frame shows it.
  useLayoutEffect(() => {
    onDraftChange(held);
    return () => onDraftChange(undefined);
  }, [held, onDraftChange]);
}
