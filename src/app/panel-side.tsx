import type { Draft } from "#query/draft.ts";
import { useLink } from "#query/link.ts";
import type { Person } from "#query/person.ts";
import { previewOf } from "#query/preview.ts";
import { useSend } from "#query/send.ts";
import { usePending } from "#query/use-live.ts";
import { useNow } from "#query/use-now.ts";
import { useOutbox } from "#query/use-outbox.ts";
import { useShownMachine } from "#query/use-shown.ts";
import type { TimelinesWindow } from "#query/window.ts";
import type { BoardProps } from "#views/board/board-props.ts";
import { chosenOf, permissionOf } from "#views/classify/chosen.ts";
import { ClassifyPanel } from "#views/classify/classify-panel.tsx";
import type { Changing, ClassifyPanelProps, PanelHandle } from "#views/classify/panel-props.ts";
import { type ReactElement, type Ref, useCallback, useState } from "react";
import { fateOf } from "./changed.ts";
import { draftStore } from "./draft-store.ts";

export interface PanelSideProps {
  readonly plant: BoardProps["plant"];
  readonly person: Person;
  readonly window: TimelinesWindow;
  readonly selection: BoardProps["selection"];
  readonly onSelectionChange: ClassifyPanelProps["onSelectionChange"];
  readonly onDraftChange: (draft: Draft | undefined) => void;
  readonly onClose: () => void;
  /** The entry that is being changed; nothing: a new one is made. */
  readonly changing: (Changing & { readonly id: string }) | undefined;
  /** Someone else changed the same time while it was confirmed: the entry to decide about. */
  readonly onConflict: (id: string | undefined) => void;
  readonly ref: Ref<PanelHandle>;
}

/** Joins the panel to the query layer: what is shown, what a request would do, where it goes. */
export function PanelSide(props: PanelSideProps): ReactElement {
  const { plant, person, window, selection, ref } = props;
  const { onSelectionChange, onDraftChange, onClose, changing, onConflict } = props;
  const { outbox } = useLink();
  const { actions } = useOutbox();
  const now = useNow(1);
  const send = useSend();
  const entries = usePending();
  const [drafts] = useState(() => draftStore(person.id));
  const machineId = selection?.machine;
  const shown = useShownMachine(plant, window, machineId);
  const chosen = chosenOf(plant, shown, selection);

  const draw = useCallback<ClassifyPanelProps["onDraftChange"]>(
    (request) =>
      onDraftChange(
        request === undefined || machineId === undefined
          ? undefined
          : { machineId, requests: [request] },
      ),
    [onDraftChange, machineId],
  );

  return (
    <ClassifyPanel
      ref={ref}
      plant={plant}
      chosen={chosen}
      now={now}
      permission={permissionOf(plant, person, machineId)}
      onSelectionChange={onSelectionChange}
      onClose={onClose}
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
