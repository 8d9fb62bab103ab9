import type { Person } from "#query/person.ts";
import { usePlant } from "#query/plant.ts";
import { useOutbox } from "#query/use-outbox.ts";
import type { TimelinesWindow } from "#query/window.ts";
import { Board } from "#views/board/board.tsx";
import type { BoardHandle, BoardProps, Showing } from "#views/board/board-props.ts";
import { useLater } from "#ui/later.ts";
import { NARROW, useMedia } from "#ui/media.ts";
import type { PanelHandle } from "#views/classify/panel-props.ts";
import type { Selected } from "#views/selection.ts";
import { useLately } from "#views/unsent/use-lately.ts";
import { type ReactElement, useCallback, useContext, useRef, useState } from "react";
import { useBackCloses } from "./back-closes.ts";
import { pinStore } from "./draft-store.ts";
import { useComesIntoView } from "./comes-into-view.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { HeaderMark } from "./header-mark.tsx";
import { LanguageContext } from "./language.ts";
import type { Page } from "./pages.ts";
import { PagesMenu } from "./pages-menu.tsx";
import { useBoardStands } from "./board-stands.ts";
import { useHoldUpdates } from "./service-worker/use-registration.ts";
import { leaveDialog, pagesSide, panelSide, unsentSide } from "./sides.ts";
import { useTheme } from "./theme.ts";
import { useLeave } from "./use-leave.ts";
import { useSide } from "./use-side.ts";
import { Waiting } from "./waiting.tsx";
import { words } from "./words.ts";
import styles from "./workplace.module.css";

type Plant = BoardProps["plant"];

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
  const [pins] = useState(() => pinStore(person.id));
  const language = useContext(LanguageContext);
  const [selection, setSelection] = useState<Selected>();
  const [showing, setShowing] = useState<Showing>();
  const [isListOpen, setListOpen] = useState(false);
  const isNarrow = useMedia(NARROW);
  const [window, setWindow] = useState<TimelinesWindow>();
  // The history or the shift's page, in the panel's place; what is typed in the panel stays there.
  const [page, setPage] = useState<Page>();
  const closePage = useCallback(() => {
    setPage(undefined);
    board.current?.focusLanes();
  }, []);
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
  const isOver = selection !== undefined || side.kind !== "panel";
  const isListOver = isNarrow && isListOpen;
  const isOpen = isOver || isListOver || page !== undefined;
  const closeList = useCallback(() => {
    setListOpen(false);
    board.current?.focusLanes();
  }, []);
  const standing = useRef<HTMLDivElement>(null);
  const shown = page?.kind ?? (side.kind === "panel" ? nameOf(selection) : side.kind);
  useComesIntoView(standing, isOpen ? shown : undefined);
  useBackCloses(isOpen, page !== undefined ? closePage : isOver ? close : closeList);
  const openList = (): void => {
    setPage(undefined);
    use.showPanel();
    setSelection(undefined);
    setListOpen(true);
    panel.current?.focus();
  };
  const stands = useBoardStands();
  const panels = useLater(panelSide, stands || isOpen);
  const lists = useLater(unsentSide, side.kind === "list");
  const pages = useLater(pagesSide, page !== undefined);
  const leaving = useLater(leaveDialog, leave.dialog.standing !== "closed");
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
            onSelectionChange={(chosen) => {
              if (chosen !== undefined) setPage(undefined);
              use.select(chosen);
            }}
            onOpen={() => panel.current?.focus()}
            drafts={use.drafts}
            onShowing={setShowing}
            onUnexplained={openList}
            window={window}
            onWindow={setWindow}
            pins={pins}
            theme={theme}
            onTheme={setTheme}
            language={language.chosen}
            onLanguage={language.choose}
            onSignOut={leave.ask}
            mark={
              <>
                <HeaderMark
                  ref={mark}
                  plant={plant}
                  isOpen={side.kind === "list" && page === undefined}
                  onPress={() => {
                    setPage(undefined);
                    if (page === undefined || side.kind !== "list") use.toggleList();
                  }}
                />
                {showing === undefined ? undefined : (
                  <PagesMenu plant={plant} period={showing.period} onOpen={setPage} />
                )}
              </>
            }
          />
        </ErrorBoundary>
      </main>
      <div className={styles["side"]} ref={standing}>
        <ErrorBoundary>
          {window === undefined || panels === undefined ? undefined : (
            <div className={styles["panel"]} hidden={side.kind === "list" || page !== undefined}>
              <panels.PanelSide
                // An entry that is changed has a panel to itself: what was typed before stays where it is.
                key={changing?.id ?? "new"}
                plant={plant}
                person={person}
                window={window}
                selection={selection}
                onSelectionChange={setSelection}
                onDraftsChange={use.onDraftsChange}
                onClose={close}
                onPage={setPage}
                showing={showing}
                isListed={changing === undefined && (!isNarrow || isListOpen)}
                onListClosed={closeList}
                onBackToList={() => panel.current?.focus()}
                changing={changing}
                onConflict={use.decide}
                ref={panel}
              />
            </div>
          )}
        </ErrorBoundary>
        <ErrorBoundary>
          {window === undefined ||
          lists === undefined ||
          side.kind !== "list" ||
          page !== undefined ? undefined : (
            <lists.UnsentSide
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
        <ErrorBoundary>
          {window === undefined || pages === undefined || page === undefined ? undefined : (
            <pages.PagesSide
              plant={plant}
              person={person}
              window={window}
              page={page}
              onClose={closePage}
              onConflict={(id) => {
                setPage(undefined);
                use.decide(id);
              }}
              onUnexplained={openList}
              onUnsent={() => {
                setPage(undefined);
                if (side.kind !== "list") use.toggleList();
              }}
            />
          )}
        </ErrorBoundary>
      </div>
      {leaving === undefined ? undefined : <leaving.LeaveDialog {...leave.dialog} />}
    </div>
  );
}

/** An event is another than the one before; a span stays itself while its edges move. */
function nameOf(selection: Selected | undefined): string {
  if (selection?.kind === "event") return `${selection.machine} ${selection.startsAt}`;
  return selection?.kind ?? "list";
}
