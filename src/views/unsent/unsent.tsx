import type { MachineId } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import type { Item } from "#query/outbox/outbox-view.ts";
import { NARROW, useMedia } from "#ui/media.ts";
import { type ReactElement, useCallback, useEffect, useRef, useState } from "react";
import { ConflictSheet, type ConflictSheetProps } from "./conflict-sheet.tsx";
import { UnsentList, type UnsentListProps } from "./unsent-list.tsx";
import { unsentWords } from "./list-words.ts";

export interface UnsentProps
  extends
    Omit<UnsentListProps, "height" | "titleRef" | "onTaken" | "onDecide">,
    Pick<ConflictSheetProps, "look"> {
  /** The conflict that is being settled; `undefined`: the list. */
  readonly deciding: string | undefined;
  readonly onDeciding: (id: string | undefined) => void;
  /** Changes when a machine's timeline does. */
  readonly movedOf: (machine: MachineId) => unknown;
  /** What would be sent as a person is deciding now, for the board to draw and bring into view. */
  readonly onPreview: (item: Item, requests: readonly Request[]) => void;
}

/** What is not with the server yet: the list, or one conflict of it that a person is settling. */
export function Unsent(props: UnsentProps): ReactElement {
  const { items, deciding, onDeciding, onPreview } = props;
  const isNarrow = useMedia(NARROW);
  const [tall, setTall] = useState<boolean>();
  const title = useRef<HTMLHeadingElement>(null);
  // It was opened by a press, or what had the focus has gone.
  const focus = useCallback(() => title.current?.focus(), []);
  useEffect(() => focus(), [focus, deciding]);

  const item = items.find(({ id }) => id === deciding);
  // Settled, in another tab perhaps.
  const isOver = deciding !== undefined && item?.standing.kind !== "conflict";
  useEffect(() => {
    if (isOver) onDeciding(undefined);
  }, [isOver, onDeciding]);

  const preview = useCallback<ConflictSheetProps["onPreview"]>(
    (requests) => {
      if (item !== undefined) onPreview(item, requests);
    },
    // The entry is the same for as long as it is being decided.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [item?.id, onPreview],
  );
  const height = (isTall: boolean) => ({
    isTall: isNarrow && (tall ?? isTall),
    tallerLabel: unsentWords.taller,
    lowerLabel: unsentWords.lower,
    onChange: setTall,
  });

  if (item?.standing.kind === "conflict") {
    return (
      <ConflictSheet
        key={item.id}
        {...props}
        item={item}
        problem={item.standing.problem}
        moved={props.movedOf(item.machineId)}
        resolve={(choice) => props.actions.resolve(item.id, choice)}
        onPreview={preview}
        onBack={() => onDeciding(undefined)}
        height={height(false)}
        titleRef={title}
      />
    );
  }
  return (
    <UnsentList
      {...props}
      onDecide={({ id }) => onDeciding(id)}
      onTaken={focus}
      height={height(true)}
      titleRef={title}
    />
  );
}
