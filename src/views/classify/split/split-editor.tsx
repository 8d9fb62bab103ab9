import type { Request } from "#engine/request.ts";
import { previewOfAll } from "#query/preview.ts";
import { type Instant } from "#time/instant.ts";
import { useAnnounce } from "#ui/announcer.tsx";
import { Button } from "#ui/button.tsx";
import { Sheet } from "#ui/sheet.tsx";
import { type ReactElement, useEffect, useMemo, useState } from "react";
import { eventWords } from "../../event-words.ts";
import { isSameStretch } from "../../selection.ts";
import { standing } from "../draft.ts";
import type { EditorProps } from "../editor.tsx";
import { headOf } from "../head.tsx";
import { Locked } from "../locked.tsx";
import { selectedWords } from "../selected-words.ts";
import { neighboursOf } from "./neighbours.ts";
import { PartCard } from "./part-card.tsx";
import {
  changed,
  edgeMoved,
  fitted,
  joined,
  middleOf,
  partOf,
  type Parts,
  partsOf,
  splitAt,
} from "./parts.ts";
import { requestsOf } from "./requests.ts";
import { SplitBar } from "./split-bar.tsx";
import { SplitConfirm } from "./split-confirm.tsx";
import styles from "./split.module.css";
import { words } from "./words.ts";

export interface SplitEditorProps extends Omit<EditorProps, "onSplit"> {
  /** Back to one reason for all of it. */
  readonly onBack: () => void;
}

/** The panel while a stretch is split: parts with edges, reasons and comments of their own, sent together. */
export function SplitEditor(props: SplitEditorProps): ReactElement {
  const { plant, chosen, now, panel, outcome, starred, onDraftsChange } = props;
  const { machine, areaName, timeline } = chosen;
  const announce = useAnnounce();
  const selection = standing(chosen.selection, timeline, plant, now);
  const [entered, setParts] = useState(() =>
    begun(partsOf(timeline, plant.mapping, selection, now), now),
  );
  const [open, setOpen] = useState<number | undefined>(0);
  const [from, setFrom] = useState(chosen.selection);
  if (!isSameStretch(from, chosen.selection)) {
    setFrom(chosen.selection);
    setParts(fitted(entered, from, chosen.selection));
  }
  const parts = useMemo(() => ended(entered, selection.endsAt), [entered, selection.endsAt]);
  // What is asked for changes with what stands there and what is entered, not with every second that passes.
  const pace = (now - (now % 10)) as Instant;
  const at = parts.some(({ startsAt }) => startsAt > pace) ? now : pace;
  const requests = useMemo(
    () => requestsOf(parts, { timeline, plant, now: at }),
    [parts, timeline, plant, at],
  );
  const preview = useMemo(
    () => previewOfAll(timeline, requests, plant, at),
    [timeline, requests, plant, at],
  );
  useDraftOnBoard(machine.id, requests, onDraftsChange);
  const { before, after } = neighboursOf(parts, chosen, plant, now);
  const move = (index: number, to: Instant): void => setParts(edgeMoved(parts, index, to, now));

  function take(next: Parts, opened: number, said: string): void {
    setParts(next);
    setOpen(opened);
    announce(said);
  }

  return (
    <Sheet
      {...headOf(machine, areaName, selectedWords(plant, timeline, selection, now))}
      closeLabel={words.back}
      closeIcon="back"
      onClose={props.onBack}
      titleRef={props.titleRef}
      height={props.height}
      foot={
        <SplitConfirm
          plant={plant}
          chosen={chosen}
          panel={panel}
          now={now}
          parts={parts}
          requests={requests}
          preview={preview}
          locked={props.locked}
          onLack={setOpen}
        />
      }
    >
      {outcome}
      <Locked {...props} />
      <p className={styles["how"]}>{words.howTo}</p>
      <SplitBar plant={plant} parts={parts} now={now} onMove={move} />
      <div className={styles["parts"]}>
        {parts.map((part, index) => (
          <PartCard
            // A part is known by its place: its edges may move.
            key={`part ${index + 1}`}
            plant={plant}
            chosen={chosen}
            starred={starred}
            now={now}
            parts={parts}
            part={part}
            index={index}
            isOpen={open === index}
            onOpen={(isOpen) => setOpen(isOpen ? index : undefined)}
            onChange={(change) => setParts(changed(parts, index, change))}
            onMove={move}
            onSplit={() => {
              const middle = middleOf(part, now);
              if (middle === undefined) return;
              take(splitAt(parts, middle), index + 1, words.wasSplit(words.part(index + 2)));
            }}
            onJoin={() => take(joined(parts, index), index, words.wasJoined(words.part(index + 1)))}
          />
        ))}
        {before === undefined ? undefined : (
          <Button
            onPress={() => take([partOf(before), ...parts], 0, words.wasSplit(words.part(1)))}
          >
            {words.before(eventWords(plant, before))}
          </Button>
        )}
        {after === undefined ? undefined : (
          <Button
            onPress={() =>
              take(
                [...parts, partOf(after)],
                parts.length,
                words.wasSplit(words.part(parts.length + 1)),
              )
            }
          >
            {words.after(eventWords(plant, after))}
          </Button>
        )}
      </div>
    </Sheet>
  );
}

/** Whoever wants to split one event has it split already, in the middle. */
function begun(parts: Parts, now: Instant): Parts {
  const [only] = parts;
  if (only === undefined || parts.length > 1) return parts;
  const middle = middleOf(only, now);
  return middle === undefined ? parts : splitAt(parts, middle);
}

/** The last part that still went on ends when its event has: nothing is asked for that comes after. */
function ended(parts: Parts, endsAt: Instant | undefined): Parts {
  const last = parts.at(-1);
  if (endsAt === undefined || last?.endsAt !== undefined || (last?.startsAt ?? endsAt) >= endsAt) {
    return parts;
  }
  return changed(parts, parts.length - 1, { endsAt });
}

/** Tells the board of the requests whenever they read otherwise than before, and takes them back at the end. */
function useDraftOnBoard(
  machineId: SplitEditorProps["chosen"]["machine"]["id"],
  requests: readonly Request[],
  onDraftsChange: SplitEditorProps["onDraftsChange"],
): void {
  const [held, setHeld] = useState(requests);
  if (JSON.stringify(held) !== JSON.stringify(requests)) setHeld(requests);
  useEffect(() => {
    onDraftsChange(held.length === 0 ? [] : [{ machineId, requests: held }]);
    return () => onDraftsChange([]);
  }, [machineId, held, onDraftsChange]);
}
