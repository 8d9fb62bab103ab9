import type { Draft } from "#query/draft.ts";
import { useLink } from "#query/link.ts";
import { useLockedShifts } from "#query/locked-shifts.ts";
import type { Person } from "#query/person.ts";
import { previewOf } from "#query/preview.ts";
import { useSend } from "#query/send.ts";
import { usePending } from "#query/use-live.ts";
import { useNow } from "#query/use-now.ts";
import { useOutbox } from "#query/use-outbox.ts";
import { useSuggestions } from "#query/suggestions.ts";
import { useShown, useShownMachine } from "#query/use-shown.ts";
import type { TimelinesWindow } from "#query/window.ts";
import type { BoardProps, Showing } from "#views/board/board-props.ts";
import { chosenOf } from "#views/classify/chosen.ts";
import { permissionOf } from "#views/classify/permission.ts";
import { ClassifyPanel } from "#views/classify/classify-panel.tsx";
import type { Changing, ClassifyPanelProps, PanelHandle } from "#views/classify/panel-props.ts";
import { likesFor } from "#views/review/offer-likes.ts";
import { words as reviewWords } from "#views/review/words.ts";
import { useReview } from "#views/review/use-review.ts";
import { useWalk } from "#views/review/use-walk.ts";
import { selectionOf } from "#views/review/stop.ts";
import { oneOf, type Selected, stretchOf } from "#views/selection.ts";
import { type ReactElement, type Ref, useCallback, useState } from "react";
import { fateOf } from "./changed.ts";
import { draftStore, favouriteStore } from "./draft-store.ts";
import type { Page } from "./pages.ts";
import { useMany } from "./use-many.ts";
import { ReviewSide } from "./review-side.tsx";

export interface PanelSideProps {
  readonly plant: BoardProps["plant"];
  readonly person: Person;
  readonly window: TimelinesWindow;
  readonly selection: Selected | undefined;
  readonly onSelectionChange: (selection: Selected) => void;
  readonly onDraftsChange: (drafts: readonly Draft[]) => void;
  readonly onClose: () => void;
  readonly onPage: (page: Page) => void;
  /** What the list of unexplained stops is about; `undefined` until the board has said it. */
  readonly showing: Showing | undefined;
  /** Whether the list stands here while nothing is chosen. */
  readonly isListed: boolean;
  readonly onListClosed: () => void;
  /** What was opened from the list has been closed: the list takes the keyboard's focus again. */
  readonly onBackToList: () => void;
  /** The entry that is being changed; nothing: a new one is made. */
  readonly changing: (Changing & { readonly id: string }) | undefined;
  /** Someone else changed the same time while it was confirmed: the entry to decide about. */
  readonly onConflict: (id: string | undefined) => void;
  readonly ref: Ref<PanelHandle>;
}

/** Joins the panel to the query layer: what is shown, what a request would do, where it goes. */
export function PanelSide(props: PanelSideProps): ReactElement {
  const { plant, person, window, ref } = props;
  const { onSelectionChange, onDraftsChange, onClose, changing, onConflict } = props;
  const selection = oneOf(props.selection);
  const { outbox } = useLink();
  const { actions } = useOutbox();
  const now = useNow(1);
  const send = useSend();
  const entries = usePending();
  const [drafts] = useState(() => draftStore(person.id));
  const [favourites] = useState(() => favouriteStore(person.id));
  const suggest = useSuggestions();
  const machineId = selection?.machine;
  const shown = useShownMachine(plant, window, machineId);
  const chosen = chosenOf(plant, shown, selection);

  const draw = useCallback<ClassifyPanelProps["onDraftChange"]>(
    (request) =>
      onDraftsChange(
        request === undefined || machineId === undefined
          ? []
          : [{ machineId, requests: [request] }],
      ),
    [onDraftsChange, machineId],
  );

  const all = useShown(plant, window);
  const review = useReview(plant, all, props.showing, useNow(10));
  const many = useMany(plant, person, all, props.selection);
  const locked = useLockedShifts(plant, person, stretchOf(props.selection, now), now);
  const walk = useWalk(review.entries, props.selection, onSelectionChange);

  return (
    <ClassifyPanel
      ref={ref}
      plant={plant}
      chosen={chosen}
      now={now}
      permission={permissionOf(plant, person, machineId)}
      onSelectionChange={onSelectionChange}
      onClose={() => {
        onClose();
        if (walk.here !== undefined) props.onBackToList();
      }}
      onHistory={() => {
        if (selection === undefined) return;
        const { machine, startsAt, endsAt } = selection;
        const scope = { machines: [machine], from: startsAt, to: endsAt };
        props.onPage({ kind: "history", scope });
      }}
      locked={locked}
      onShift={({ period }) => props.onPage({ kind: "shift", period })}
      onDone={() => {
        const goesOn = walk.goOn();
        if (!goesOn) onClose();
        return goesOn;
      }}
      {...many}
      onDraftsChange={onDraftsChange}
      suggest={suggest}
      likesOf={(explained) => likesFor(explained, review.stops ?? [], plant, now)}
      favourites={favourites}
      walk={
        walk.here === undefined
          ? undefined
          : { left: reviewWords.left(review.stops?.length ?? 0), onSkip: () => void walk.goOn() }
      }
      idle={
        props.isListed ? (
          <ReviewSide
            plant={plant}
            review={review}
            mayExplain={permissionOf(plant, person, undefined).kind === "mayWrite"}
            onOpen={walk.open}
            onTogether={(stops) =>
              onSelectionChange({ kind: "events", of: stops.map(selectionOf) })
            }
            onClose={props.onListClosed}
          />
        ) : undefined
      }
      preview={(request) => {
        if (chosen === undefined) throw new Error("a preview needs something chosen");
        return previewOf(chosen.timeline, request, plant, now);
      }}
      onDraftChange={draw}
      changing={changing}
      onConfirm={async (request) => {
        if (changing !== undefined) return fateOf(await actions.change(changing.id, request));
        const truth = shown?.truth;
        if (truth === undefined) throw new Error("confirming needs something chosen");
        const fate = await send({ truth, request, by: person });
        if (fate.kind === "conflict") {
          const entry = outbox
            .entries()
            .findLast(({ state, machineId: of }) => state.kind === "conflict" && of === machineId);
          onConflict(entry?.id);
        }
        return fate;
      }}
      underWay={{
        waiting: entries.filter(({ state }) => state.kind === "saved" || state.kind === "sending")
          .length,
        refused: entries.filter(
          ({ state }) => state.kind === "refused" || state.kind === "conflict",
        ).length,
      }}
      drafts={drafts}
    />
  );
}
