import type { Period } from "#query/period.ts";
import type { BoardProps } from "#views/board/board-props.ts";
import { Icon } from "#ui/icon.tsx";
import { Menu } from "#ui/menu.tsx";
import type { ReactElement } from "react";
import type { Page } from "./pages.ts";
import { words } from "./words.ts";

export interface PagesMenuProps {
  readonly plant: BoardProps["plant"];
  /** What the board shows. */
  readonly period: Period;
  readonly onOpen: (page: Page) => void;
}

/** The way to what speaks of the whole shift: its page, and its history. */
export function PagesMenu({ plant, period, onOpen }: PagesMenuProps): ReactElement {
  return (
    <Menu
      label={words.shiftMenu}
      isSquare
      actions={[
        {
          key: "shift",
          icon: "report",
          words: words.shiftPage,
          onAction: () => onOpen({ kind: "shift", period }),
        },
        {
          key: "history",
          icon: "history",
          words: words.shiftHistory,
          onAction: () => onOpen(historyOf(plant, period)),
        },
      ]}
    >
      <Icon name="report" />
    </Menu>
  );
}

function historyOf(plant: BoardProps["plant"], { span }: Period): Page {
  const machines = plant.areas.flatMap((area) => area.machines.map(({ id }) => id));
  return { kind: "history", scope: { machines, from: span.start, to: span.end } };
}
