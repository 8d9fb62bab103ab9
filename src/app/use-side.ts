import type { Draft } from "#query/draft.ts";
import { useLink } from "#query/link.ts";
import type { BoardHandle, BoardProps } from "#views/board/board-props.ts";
import { beginningOf } from "#views/classify/beginning.ts";
import type { PanelHandle } from "#views/classify/panel-props.ts";
import { askedWords } from "#views/unsent/asked-words.ts";
import type { UnsentProps } from "#views/unsent/unsent.tsx";
import { whereOf } from "#views/unsent/where.ts";
import { type RefObject, useCallback, useEffect, useState } from "react";
import { LIST, PANEL, type Side } from "./side.ts";

type Selection = NonNullable<BoardProps["selection"]>;

export interface SideNeeds {
  readonly plant: BoardProps["plant"];
  readonly onSelect: (selection: Selection | undefined) => void;
  /** The panel was closed by the person. */
  readonly onPanelClosed: () => void;
  readonly board: RefObject<BoardHandle | null>;
  readonly panel: RefObject<PanelHandle | null>;
  readonly mark: RefObject<HTMLButtonElement | null>;
}

/** What is being decided: where it stands on the board, and what would be sent. */
interface Looked {
  readonly at: Selection;
  readonly drafts: readonly Draft[];
}

const NO_DRAFTS: readonly Draft[] = [];

export interface SideUse {
  readonly side: Side;
  /** What the board is to bring into view instead of what is chosen. */
  readonly looksAt: Selection | undefined;
  /** What the board is to draw. */
  readonly drafts: readonly Draft[];
  readonly onDraftsChange: (drafts: readonly Draft[]) => void;
  /** Something was chosen, or let go of, on the board. */
  readonly select: BoardProps["onSelectionChange"];
  readonly toggleList: () => void;
  /** Whatever else stood there gives way to the panel's own place. */
  readonly showPanel: () => void;
  readonly decide: (id: string | undefined) => void;
  readonly onPreview: UnsentProps["onPreview"];
  readonly change: UnsentProps["onChange"];
  readonly close: () => void;
}

/** Which of panel and list stands beside the board, and how one leads to the other. */
export function useSide(needs: SideNeeds): SideUse {
  const { plant, onSelect, onPanelClosed, board, panel, mark } = needs;
  const { clock } = useLink();
  const [side, setSide] = useState(PANEL);
  const [panelDrafts, setPanelDrafts] = useState(NO_DRAFTS);
  const [looked, setLooked] = useState<Looked>();
  const isDeciding = side.kind === "list" && side.deciding !== undefined;

  const isChanging = side.kind === "changing";
  useEffect(() => {
    if (isChanging) panel.current?.focus();
  }, [isChanging, panel]);

  const close = useCallback(() => {
    switch (side.kind) {
      case "panel":
        onPanelClosed();
        break;
      case "changing":
        onSelect(undefined);
        setSide(LIST);
        break;
      case "list":
        setSide(side.deciding === undefined ? PANEL : LIST);
        if (side.deciding === undefined) mark.current?.focus();
        break;
    }
  }, [side, onPanelClosed, onSelect, mark]);

  return {
    side,
    looksAt: isDeciding ? looked?.at : undefined,
    drafts:
      side.kind === "list" ? ((isDeciding ? looked?.drafts : undefined) ?? NO_DRAFTS) : panelDrafts,
    onDraftsChange: setPanelDrafts,
    select(selection) {
      if (selection === undefined && side.kind === "changing") close();
      else onSelect(selection);
      if (selection !== undefined && side.kind === "list") setSide(PANEL);
    },
    showPanel: () => setSide(PANEL),
    toggleList: () => (side.kind === "list" ? setSide(PANEL) : setSide(LIST)),
    decide: useCallback((deciding) => setSide({ kind: "list", deciding }), []),
    onPreview: useCallback<UnsentProps["onPreview"]>(
      (item, requests) => {
        const at = whereOf(item, clock.now());
        setLooked({ at, drafts: [{ machineId: item.machineId, requests }] });
        board.current?.show(at.startsAt);
      },
      [clock, board],
    ),
    change(item) {
      const now = clock.now();
      const { id, machineId, request, madeAt } = item;
      const begun = beginningOf(machineId, request, madeAt, now);
      if (begun === undefined) return;
      board.current?.show(begun.selection.startsAt);
      onSelect(begun.selection);
      const entry = { ...begun, id, words: askedWords(plant, item, now).whole };
      setSide({ kind: "changing", entry });
    },
    close,
  };
}
