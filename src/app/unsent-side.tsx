import { useLiveState } from "#query/use-live.ts";
import { useNow } from "#query/use-now.ts";
import { useOutbox } from "#query/use-outbox.ts";
import { useShown } from "#query/use-shown.ts";
import type { TimelinesWindow } from "#query/window.ts";
import type { BoardProps } from "#views/board/board-props.ts";
import { Unsent, type UnsentProps } from "#views/unsent/unsent.tsx";
import { useClockOff } from "#views/unsent/use-clock-off.ts";
import { useIsPassing } from "#views/unsent/use-persistence.ts";
import type { ReactElement } from "react";

export interface UnsentSideProps extends Pick<
  UnsentProps,
  "deciding" | "onDeciding" | "onPreview" | "onChange" | "onClose" | "lately"
> {
  readonly plant: BoardProps["plant"];
  readonly window: TimelinesWindow;
}

/** Joins the list of what is not yet sent to the query layer. */
export function UnsentSide({ window, ...props }: UnsentSideProps): ReactElement {
  const { view, actions, look } = useOutbox();
  const live = useLiveState();
  const now = useNow(10);
  const shown = useShown(props.plant, window);
  const clockOff = useClockOff();
  const isPassing = useIsPassing(view.items.length > 0);
  const machines = shown.kind === "shown" ? shown.machines : undefined;
  return (
    <Unsent
      {...props}
      live={live}
      now={now}
      view={view}
      items={view.items}
      held={view.held}
      actions={actions}
      look={look}
      movedOf={(machine) => machines?.get(machine)?.truth.revision}
      clockOff={clockOff}
      isPassing={isPassing}
    />
  );
}
