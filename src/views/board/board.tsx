import { looksOf } from "#lanes/looks.ts";
import { endOf, type TimeScale } from "#lanes/scale.ts";
import { useLink } from "#query/link.ts";
import { type Period, periodAt } from "#query/period.ts";
import { useNow } from "#query/use-now.ts";
import { useShown } from "#query/use-shown.ts";
import { windowAround } from "#query/window.ts";
import {
  type ReactElement,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import styles from "./board.module.css";
import type { BoardProps } from "./board-props.ts";
import { Header } from "./header.tsx";
import { Stage, type StageHandle } from "./stage.tsx";
import { type EventsSelection, NO_EVENTS, type Selected } from "../selection.ts";
import { totalOf } from "./unexplained.ts";
import { Tools } from "./tools.tsx";
import { useLanes } from "./use-lanes.ts";
import { NowTicks, useCanvases, usePicture } from "./use-picture.ts";
import { boundsOf, periodOf, windowFor } from "./viewing.ts";

/** Fetching waits until the view has rested so long, milliseconds. */
const REST_MS = 120;

/** Every machine's shift as lanes: what a supervisor looks at all day. */
export function Board(props: BoardProps): ReactElement {
  const { plant, person, selection, window, onWindow, onShowing, theme, onTheme, ref } = props;
  const { clock } = useLink();
  const now = useNow(10);
  const table = useMemo(() => looksOf(plant.reasons), [plant]);
  const [areaId, setAreaId] = useState<string>();
  const [period, setPeriod] = useState<Period>(() => periodAt(plant.calendar, clock.now()));
  const shown = useShown(plant, window ?? windowAround(period.span));
  const areas = useMemo(
    () => plant.areas.filter(({ id }) => areaId === undefined || id === areaId),
    [plant, areaId],
  );
  const machines = useMemo(() => areas.flatMap((area) => area.machines), [areas]);
  const lanes = useLanes(plant, table, machines, shown, period, now);

  const [drawsSpans, setDrawsSpans] = useState(false);
  const canvases = useCanvases();
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [rested, setRested] = useState<TimeScale>();
  const settle = (scale: TimeScale): void => {
    setRested(scale);
    setPeriod((held) => periodOf(scale, held, plant.calendar));
  };
  const picture = usePicture(canvases, {
    calendar: plant.calendar,
    view: period.span,
    now,
    onView: (scale) => {
      clearTimeout(rest.current);
      rest.current = setTimeout(settle, REST_MS, scale);
    },
  });
  useEffect(() => () => clearTimeout(rest.current), []);

  const wanted = windowFor(rested, period, window);
  useEffect(() => {
    if (wanted !== window) onWindow(wanted);
  }, [wanted, window, onWindow]);

  useEffect(() => onShowing({ period, areas }), [onShowing, period, areas]);

  const loaded = shown.kind === "shown" ? shown.machines : undefined;
  useEffect(() => {
    picture?.limit(boundsOf(loaded?.values() ?? [], period, now));
  }, [picture, loaded, period, now]);

  const goTo = (next: Period): void => {
    picture?.limit(boundsOf(loaded?.values() ?? [], next, now));
    picture?.lookAt(next.span);
    setRested(undefined);
    setPeriod(next);
  };
  const stage = useRef<StageHandle>(null);
  useImperativeHandle(ref, () => ({
    focusLanes: () => stage.current?.focusLanes(),
    show(at) {
      const isLoaded = window !== undefined && window.from <= at && at < window.to;
      if (!isLoaded) goTo(periodAt(plant.calendar, at));
    },
  }));

  return (
    <section className={styles["board"]} data-choosing={selection === undefined ? undefined : ""}>
      <Header
        plant={plant}
        person={person}
        areaId={areaId}
        onArea={setAreaId}
        period={period}
        now={now}
        isNowInView={rested === undefined || (rested.from <= now && now <= endOf(rested))}
        onPeriod={goTo}
        total={lanes.some(({ lane }) => lane.starts.length > 0) ? totalOf(lanes) : undefined}
        onUnexplained={props.onUnexplained}
        theme={theme}
        onTheme={onTheme}
        onSignOut={props.onSignOut}
        mark={props.mark}
      >
        <Tools
          picture={picture}
          drawsSpans={drawsSpans}
          onDrawsSpans={setDrawsSpans}
          isSeveral={selection?.kind === "events"}
          onSeveral={(isSeveral) => {
            setDrawsSpans(false);
            props.onSelectionChange(isSeveral ? severalFrom(selection) : undefined);
          }}
        />
      </Header>
      <Stage
        {...props}
        ref={stage}
        areas={areas}
        table={table}
        shown={shown}
        lanes={lanes}
        period={period}
        now={now}
        canvases={canvases}
        picture={picture}
        drawsSpans={drawsSpans}
        onDrawn={() => setDrawsSpans(false)}
      />
      {picture === undefined ? undefined : <NowTicks picture={picture} />}
    </section>
  );
}

/** An event that is chosen already is the first of several. */
function severalFrom(selected: Selected | undefined): EventsSelection {
  return selected?.kind === "event" ? { kind: "events", of: [selected] } : NO_EVENTS;
}
