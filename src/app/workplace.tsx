import type { Person } from "#query/person.ts";
import { usePlant } from "#query/plant.ts";
import { useOutbox } from "#query/use-outbox.ts";
import type { TimelinesWindow } from "#query/window.ts";
import { Board } from "#views/board/board.tsx";
import type { BoardHandle, BoardProps } from "#views/board/board-props.ts";
import type { PanelHandle } from "#views/classify/panel-props.ts";
import { LeaveDialog } from "#views/unsent/leave-dialog.tsx";
import { useLately } from "#views/unsent/use-lately.ts";
import { type ReactElement, useCallback, useRef, useState } from "react";
import { useBackCloses } from "./back-closes.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { HeaderMark } from "./header-mark.tsx";
import { PanelSide } from "./panel-side.tsx";
import { useHoldUpdates } from "./service-worker/use-registration.ts";
import { useTheme } from "./theme.ts";
import { UnsentSide } from "./unsent-side.tsx";
import { useLeave } from "./use-leave.ts";
import { useSide } from "./use-side.ts";
import { Waiting } from "./waiting.tsx";
import { words } from "./words.ts";
import styles from "./workplace.module.css";

type Plant = BoardProps["plant"];
type Selection = NonNullable<BoardProps["selection"]>;

export interface WorkplaceProps {
  readonly person: Person;
  /** The person has signed out by their own will. */
  readonly onLeft: () => void;
}

/** Where a supervisor works: the board and the panel beside it. */
export function Workplace(props: WorkplaceProps): ReactElement {
  const load = usePlant();
  return load.kind === "loaded" ? (
    <Loaded {...props} plant={load.plant} />
  ) : (
    <Waiting words={words.loading} unreachable={load.unreachable} />
  );
}

/** Holds what board, panel and the list of what is not yet sent share, and none could hold alone. */
function Loaded(props: WorkplaceProps & { readonly plant: Plant }): ReactElement {
  const { person, plant } = props;
  const [theme, setTheme] = useTheme();
  const [selection, setSelection] = useState<Selection>();
  const [window, setWindow] = useState<TimelinesWindow>();
  const board = useRef<BoardHandle>(null);
  const panel = useRef<PanelHandle>(null);
  const mark = useRef<HTMLButtonElement>(null);
  const leave = useLeave(props.onLeft);
  const lately = useLately(useOutbox().view.items);

  const onPanelClosed = useCallback(() => {
    setSelection(undefined);
    board.current?.focusLanes();
  }, []);
  const use = useSide({ plant, onSelect: setSelection, onPanelClosed, board, panel, mark });
  const { side, close } = use;
  const changing = side.kind === "changing" ? side.entry : undefined;
  const isOpen = selection !== undefined || side.kind !== "panel";
  useBackCloses(isOpen, close);
  // What was dragged out on the board is nowhere but here.
  useHoldUpdates(selection !== undefined || side.kind === "changing");

  return (
    <div className={styles["workplace"]} data-open={isOpen ? "" : undefined}>
      <main className={styles["board"]}>
        <ErrorBoundary>
          <Board
            ref={board}
            plant={plant}
            person={person}
            selection={use.looksAt ?? selection}
            onSelectionChange={use.select}
            onOpen={() => panel.current?.focus()}
            draft={use.draft}
            window={window}
            onWindow={setWindow}
            theme={theme}
            onTheme={setTheme}
            onSignOut={leave.ask}
            mark={
              <HeaderMark
                ref={mark}
                plant={plant}
                isOpen={side.kind === "list"}
                onPress={use.toggleList}
              />
            }
          />
        </ErrorBoundary>
      </main>
      <div className={styles["side"]}>
        <ErrorBoundary>
          {window === undefined ? undefined : (
            <div className={styles["panel"]} hidden={side.kind === "list"}>
              <PanelSide
                // An entry that is changed has a panel to itself: what was typed before stays where it is.
                key={changing?.id ?? "new"}
                plant={plant}
                person={person}
                window={window}
                selection={selection}
                onSelectionChange={setSelection}
                onDraftChange={use.onDraftChange}
                onClose={close}
                changing={changing}
                onConflict={use.decide}
                ref={panel}
              />
            </div>
          )}
        </ErrorBoundary>
        <ErrorBoundary>
          {window === undefined || side.kind !== "list" ? undefined : (
            <UnsentSide
              plant={plant}
              window={window}
              lately={lately}
              deciding={side.deciding}
              onDeciding={use.decide}
              onPreview={use.onPreview}
              onChange={use.change}
              onClose={close}
            />
          )}
        </ErrorBoundary>
      </div>
      <LeaveDialog {...leave.dialog} />
    </div>
  );
}
