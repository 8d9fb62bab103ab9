import type { MachineId } from "#engine/names.ts";
import type { Period } from "#query/period.ts";
import type { Figures } from "#query/figures.ts";
import type { Instant } from "#time/instant.ts";
import { useSpeech } from "#ui/speech.tsx";
import { memo, type ReactElement } from "react";
import type { BoardProps } from "./board-props.ts";
import { Finder } from "./finder.tsx";
import { Header } from "./header.tsx";
import { PersonMenu } from "./person-menu.tsx";
import type { Picture } from "./picture.ts";
import { Tools } from "./tools.tsx";
import type { Pins } from "./use-pins.ts";
import { type EventsSelection, NO_EVENTS, type Selected } from "../selection.ts";

export interface BoardHeaderProps {
  /** What the workplace gave the board. */
  readonly board: BoardProps;
  readonly picture: Picture | undefined;
  /** `undefined`: all areas. */
  readonly areaId: string | undefined;
  readonly onArea: (areaId: string | undefined) => void;
  readonly period: Period;
  readonly now: Instant;
  readonly isNowInView: boolean;
  readonly onPeriod: (period: Period) => void;
  readonly total: Figures | undefined;
  readonly pins: Pins;
  readonly isFinding: boolean;
  readonly onFinding: (isFinding: boolean) => void;
  readonly onFind: (machine: MachineId) => void;
  readonly drawsSpans: boolean;
  readonly onDrawsSpans: (draws: boolean) => void;
  readonly onShortcuts: () => void;
}

/**
 * The board's header with its tools. Machines report several times a second, and a menu costs more to draw than
 * a frame of the picture: it is drawn anew only when it says something else.
 */
export const BoardHeader = memo(function BoardHeader(props: BoardHeaderProps): ReactElement {
  const { board, picture, drawsSpans, onDrawsSpans } = props;
  const { plant, selection, onSelectionChange } = board;
  useSpeech();
  return (
    <Header
      plant={plant}
      areaId={props.areaId}
      onArea={props.onArea}
      period={props.period}
      now={props.now}
      isNowInView={props.isNowInView}
      onPeriod={props.onPeriod}
      total={props.total}
      onUnexplained={board.onUnexplained}
      personMenu={<PersonMenu {...board} onShortcuts={props.onShortcuts} />}
      mark={board.mark}
      finder={
        <Finder
          areas={plant.areas}
          pins={props.pins}
          isOpen={props.isFinding}
          onOpen={props.onFinding}
          onFind={props.onFind}
        />
      }
    >
      <Tools
        picture={picture}
        drawsSpans={drawsSpans}
        onDrawsSpans={onDrawsSpans}
        isSeveral={selection?.kind === "events"}
        onSeveral={(isSeveral) => {
          onDrawsSpans(false);
          onSelectionChange(isSeveral ? severalFrom(selection) : undefined);
        }}
      />
    </Header>
  );
});

/** An event that is chosen already is the first of several. */
function severalFrom(selected: Selected | undefined): EventsSelection {
  return selected?.kind === "event" ? { kind: "events", of: [selected] } : NO_EVENTS;
}
