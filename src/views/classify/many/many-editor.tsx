import { Fold } from "#ui/fold.tsx";
import { NARROW, useMedia } from "#ui/media.ts";
import { Sheet, type SheetProps } from "#ui/sheet.tsx";
import { TextArea } from "#ui/text-field.tsx";
import {
  type ReactElement,
  type ReactNode,
  type Ref,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Entered } from "../draft.ts";
import type { Favourites } from "../favourites.ts";
import { isOffered, offerOf } from "../offer.ts";
import type { ClassifyPanelProps } from "../panel-props.ts";
import { lackOfLock, Locked } from "../locked.tsx";
import { ReasonPicker } from "../reason-picker.tsx";
import type { Panel } from "../use-panel.ts";
import { words as panelWords } from "../words.ts";
import { AcrossTimes } from "./across-times.tsx";
import { ByMachine } from "./by-machine.tsx";
import { EventChecks } from "./event-checks.tsx";
import { headOf } from "./head.ts";
import { MachineChecks } from "./machine-checks.tsx";
import { ManyConfirm } from "./many-confirm.tsx";
import type { ManyChosen } from "./many-props.ts";
import { type MachinePlan, placesOf, planOf, requestsOf, steadyNow } from "./plan.ts";
import { words } from "./words.ts";

export interface ManyEditorProps extends ClassifyPanelProps {
  readonly many: ManyChosen;
  readonly panel: Panel;
  readonly starred: Favourites;
  /** What came of the request before this one. */
  readonly outcome: ReactNode;
  readonly titleRef: Ref<HTMLHeadingElement>;
  readonly height: NonNullable<SheetProps["height"]>;
}

/** The panel while several stretches are chosen, to get one reason. */
export function ManyEditor(props: ManyEditorProps): ReactElement {
  const { plant, many, panel, outcome, onSelectionChange, onDraftsChange } = props;
  const { selected, parts, machines } = many;
  const { state, dispatch } = panel;
  const now = steadyNow(props.now, parts);
  const isNarrow = useMedia(NARROW);
  // As it was to begin with: a list must not fold away under the finger that ticks it.
  const [isOpen, setOpen] = useState(!isNarrow && isToBeChosen(many));
  const searchRef = useRef<HTMLInputElement>(null);
  const commentRef = useRef<HTMLTextAreaElement>(null);

  const places = useMemo(() => placesOf(many, plant, now), [many, plant, now]);
  const offer = useMemo(() => offerOf(plant.reasons, places), [plant, places]);
  const layers = useMemo(
    () =>
      machines
        .filter(({ machine }) => parts.some((part) => part.machine === machine.id))
        .map(({ timeline }) => timeline.layer),
    [machines, parts],
  );
  const { reason: code, comment = "", intent } = state.entered;
  const reason = plant.reasons.find((its) => its.code === code && isOffered(offer, code));
  const plans = useMemo((): readonly MachinePlan[] => {
    if (reason === undefined) return [];
    const entered: Entered = { intent, reason: reason.code, comment };
    return planOf({ plant, chosen: many, entered, reason, now });
  }, [plant, many, intent, comment, reason, now]);
  useEffect(() => {
    onDraftsChange(
      plans.map((plan) => ({ machineId: plan.of.machine.id, requests: requestsOf(plan) })),
    );
  }, [plans, onDraftsChange]);
  useEffect(() => () => onDraftsChange([]), [onDraftsChange]);

  const lacksComment = reason?.commentRequired === true && comment.trim() === "";
  return (
    <Sheet
      {...headOf(plant, many, now)}
      closeLabel={panelWords.close}
      onClose={props.onClose}
      titleRef={props.titleRef}
      height={props.height}
      foot={
        <ManyConfirm
          plant={plant}
          now={now}
          many={many}
          panel={panel}
          plans={plans}
          reason={reason}
          lacksComment={lacksComment}
          lock={lackOfLock(props.locked, comment)}
          onLack={(lack) => (lack === "reason" ? searchRef : commentRef).current?.focus()}
        />
      }
    >
      {outcome}
      <Locked {...props} />
      {selected.kind === "across" ? (
        <AcrossTimes
          plant={plant}
          many={many}
          selected={selected}
          intent={intent}
          now={props.now}
          onMove={onSelectionChange}
          onIntent={(to) => dispatch({ kind: "intentChosen", intent: to })}
        />
      ) : undefined}
      {selected.kind === "events" && parts.length === 0 ? (
        <p>{words.howToChoose}</p>
      ) : (
        <Fold
          title={selected.kind === "across" ? words.whichMachines : words.whichEvents(parts.length)}
          note={words.machines(new Set(parts.map(({ machine }) => machine)).size)}
          isOpen={isOpen}
          onChange={setOpen}
        >
          {selected.kind === "across" ? (
            <MachineChecks
              plant={plant}
              many={many}
              selected={selected}
              onChange={onSelectionChange}
            />
          ) : (
            <EventChecks
              plant={plant}
              many={many}
              selected={selected}
              now={now}
              onChange={onSelectionChange}
            />
          )}
        </Fold>
      )}
      <ReasonPicker
        plant={plant}
        offer={offer}
        layers={layers}
        suggestion={undefined}
        favourites={props.starred}
        chosen={reason?.code}
        onChoose={(chosen) => dispatch({ kind: "reasonChosen", reason: chosen })}
        searchRef={searchRef}
      />
      <TextArea
        label={lacksComment ? panelWords.commentRequired : panelWords.comment}
        value={comment}
        onChange={(written) => dispatch({ kind: "commentWritten", comment: written })}
        isRequired={lacksComment}
        ref={commentRef}
      />
      {plans.length === 0 ? undefined : <ByMachine plant={plant} plans={plans} />}
    </Sheet>
  );
}

/** Machines are still to be picked, or the few events are worth seeing at once. */
function isToBeChosen({ selected, parts }: ManyChosen): boolean {
  return selected.kind === "across" ? parts.length < 2 : parts.length <= 3;
}
