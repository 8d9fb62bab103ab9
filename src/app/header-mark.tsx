import { useLiveState } from "#query/use-live.ts";
import { useOutbox } from "#query/use-outbox.ts";
import type { BoardProps } from "#views/board/board-props.ts";
import { Mark } from "#views/unsent/mark.tsx";
import { useClockOff } from "#views/unsent/use-clock-off.ts";
import { useOutcomes } from "#views/unsent/use-outcomes.ts";
import { useIsPassing } from "#views/unsent/use-persistence.ts";
import type { ReactElement, Ref } from "react";

export interface HeaderMarkProps {
  readonly plant: BoardProps["plant"];
  readonly isOpen: boolean;
  readonly onPress: () => void;
  readonly ref: Ref<HTMLButtonElement>;
}

/** The mark in the board's header; it is always there, so it also says aloud what becomes of entries. */
export function HeaderMark({ plant, isOpen, onPress, ref }: HeaderMarkProps): ReactElement {
  const live = useLiveState();
  const { view } = useOutbox();
  const clockOff = useClockOff();
  useOutcomes(plant, view, live);
  // Asks the browser to keep what is stored as soon as there is something; the list says what came of it.
  useIsPassing(view.items.length > 0);
  return (
    <Mark
      plant={plant}
      live={live}
      view={view}
      clockOff={clockOff}
      isOpen={isOpen}
      onPress={onPress}
      ref={ref}
    />
  );
}
