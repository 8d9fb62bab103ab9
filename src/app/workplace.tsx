import type { Draft } from "#query/draft.ts";
import { useLink } from "#query/link.ts";
import type { Person } from "#query/person.ts";
import { usePlant } from "#query/plant.ts";
import { signOut } from "#query/session.ts";
import type { TimelinesWindow } from "#query/window.ts";
import { useAnnounce } from "#ui/announcer.tsx";
import { Board } from "#views/board/board.tsx";
import type { BoardHandle, BoardProps } from "#views/board/board-props.ts";
import type { PanelHandle } from "#views/classify/panel-props.ts";
import { type ReactElement, useCallback, useRef, useState } from "react";
import { useBackCloses } from "./back-closes.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { PanelSide } from "./panel-side.tsx";
import { useHoldUpdates } from "./service-worker/use-registration.ts";
import { useTheme } from "./theme.ts";
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

/** Holds what board and panel share, and neither could hold alone. */
function Loaded(props: WorkplaceProps & { readonly plant: Plant }): ReactElement {
  const { person, plant, onLeft } = props;
  const link = useLink();
  const announce = useAnnounce();
  const [theme, setTheme] = useTheme();
  const [selection, setSelection] = useState<Selection>();
  const [draft, setDraft] = useState<Draft>();
  const [window, setWindow] = useState<TimelinesWindow>();
  const board = useRef<BoardHandle>(null);
  const panel = useRef<PanelHandle>(null);

  const close = useCallback(() => {
    setSelection(undefined);
    board.current?.focusLanes();
  }, []);
  useBackCloses(selection !== undefined, close);
  // What was dragged out on the board is nowhere but here.
  useHoldUpdates(selection !== undefined);

  async function leave(): Promise<void> {
    if (await signOut(link)) onLeft();
    else announce(words.signOutFailed);
  }

  return (
    <div className={styles["workplace"]} data-open={selection === undefined ? undefined : ""}>
      <main className={styles["board"]}>
        <ErrorBoundary>
          <Board
            ref={board}
            plant={plant}
            person={person}
            selection={selection}
            onSelectionChange={setSelection}
            onOpen={() => panel.current?.focus()}
            draft={draft}
            window={window}
            onWindow={setWindow}
            theme={theme}
            onTheme={setTheme}
            onSignOut={() => void leave()}
          />
        </ErrorBoundary>
      </main>
      <div className={styles["side"]}>
        <ErrorBoundary>
          {window === undefined ? undefined : (
            <PanelSide
              plant={plant}
              person={person}
              window={window}
              selection={selection}
              onSelectionChange={setSelection}
              onDraftChange={setDraft}
              onClose={close}
              ref={panel}
            />
          )}
        </ErrorBoundary>
      </div>
    </div>
  );
}
