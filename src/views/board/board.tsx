import { looksOf } from "#lanes/looks.ts";
import { endOf, type TimeScale } from "#lanes/scale.ts";
import type { MachineId } from "#engine/names.ts";
import { useLink } from "#query/link.ts";
import { type Period, periodAt } from "#query/period.ts";
import { useNow } from "#query/use-now.ts";
import { useShown } from "#query/use-shown.ts";
import { useFar } from "#query/use-far.ts";
import { windowAround } from "#query/window.ts";
import { type Instant, plus } from "#time/instant.ts";
import { contains, span } from "#time/span.ts";
import { Later, useLater } from "#ui/later.ts";
import {
  type ReactElement,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import styles from "./board.module.css";
import { BoardHeader } from "./board-header.tsx";
import type { BoardProps } from "./board-props.ts";
import { groupsOf } from "./groups.ts";
import { Stage } from "./stage.tsx";
import type { StageHandle } from "./stage-props.ts";
import { useHandler } from "#ui/use-handler.ts";
import { useShortcutKey } from "./use-shortcut-key.ts";
import { partsOf } from "../selection.ts";
import { leading } from "./spans.ts";
import { useTotal } from "./unexplained.ts";
import { useLanes } from "./use-lanes.ts";
import { usePins } from "./use-pins.ts";
import { NowTicks, useCanvases, usePicture } from "./use-picture.ts";
import { useFarLanes } from "./use-far-lanes.ts";
import { boundsOf, densityOf, periodOf, type Rested, type Wanted, wantedFor } from "./viewing.ts";
import { words } from "./words.ts";

const shortcutList = new Later(() => import("./shortcut-list.tsx"));

/** Fetching waits until the view has rested so long, milliseconds. */
const REST_MS = 120;

/** Every machine's shift as lanes: what a supervisor looks at all day. */
export function Board(props: BoardProps): ReactElement {
  const { plant, selection, window, onWindow, onShowing, ref } = props;
  const { clock } = useLink();
  const now = useNow(10);
  const table = useMemo(() => looksOf(plant.reasons), [plant]);
  const [areaId, setAreaId] = useState<string>();
  const [period, setPeriod] = useState<Period>(() => periodAt(plant.calendar, clock.now()));
  const [held, setHeld] = useState<Wanted>();
  const shown = useShown(plant, held?.near ?? windowAround(period.span));
  const areas = useMemo(
    () => plant.areas.filter(({ id }) => areaId === undefined || id === areaId),
    [plant, areaId],
  );
  const pins = usePins(props.pins);
  const { pinned } = words;
  const groups = useMemo(() => groupsOf(areas, pins.machines, pinned), [areas, pins, pinned]);
  const machines = useMemo(
    () => groups.flatMap((group) => group.machines.map(({ machine }) => machine)),
    [groups],
  );
  const lanes = useLanes(plant, table, machines, shown, period, now);

  const [drawsSpans, setDrawsSpans] = useState(false);
  const [isListed, setListed] = useState(false);
  const showShortcuts = useCallback(() => setListed(true), []);
  useShortcutKey(showShortcuts);
  const shortcuts = useLater(shortcutList, isListed);
  const canvases = useCanvases();
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [rested, setRested] = useState<Rested>();
  const [density, setDensity] = useState(0);
  const [looked, setLooked] = useState<ReadonlySet<MachineId>>(new Set());
  const isFar = held?.far !== undefined;
  const settle = (scale: TimeScale, step: number): void => {
    setRested({ scale, step });
    setPeriod((held) => periodOf(scale, held, plant.calendar, isFar));
    if (shown.kind !== "shown") return;
    // Nights are quiet: what was the busiest counts.
    setDensity((held) => Math.max(held, densityOf(shown.machines.values(), now)));
  };
  const picture = usePicture(canvases, {
    calendar: plant.calendar,
    view: period.span,
    now,
    onView: (scale, step) => {
      clearTimeout(rest.current);
      rest.current = setTimeout(settle, REST_MS, scale, step);
    },
  });
  useEffect(() => () => clearTimeout(rest.current), []);

  const chosen = partsOf(selection).flatMap(({ startsAt, endsAt }) => [
    span(startsAt, endsAt ?? plus(startsAt, 1)),
    periodAt(plant.calendar, startsAt).span,
  ]);
  const wanted = wantedFor({ view: rested, period, chosen, density }, held);
  if (wanted !== held) setHeld(wanted);
  useEffect(() => {
    if (wanted.beside !== window) onWindow(wanted.beside);
  }, [wanted.beside, window, onWindow]);
  const far = useFar(plant, wanted.far, looked);
  const view = rested?.scale;
  const farLanes = useFarLanes({ plant, table, far, lanes, view, now });
  /** From afar the period is where somebody points. */
  const follow = (at: Instant | undefined): void => {
    if (isFar && at !== undefined && !contains(period.span, at))
      setPeriod(periodAt(plant.calendar, at));
  };

  useEffect(() => onShowing({ period, areas }), [onShowing, period, areas]);

  const loaded = shown.kind === "shown" ? shown.machines : undefined;
  useEffect(() => {
    picture?.limit(boundsOf(loaded?.values() ?? [], period, now));
  }, [picture, loaded, period, now]);

  const goTo = useHandler((next: Period): void => {
    picture?.limit(boundsOf(loaded?.values() ?? [], next, now));
    picture?.lookAt(next.span);
    setRested(undefined);
    setPeriod(next);
  });
  const stage = useRef<StageHandle>(null);
  const [isFinding, setFinding] = useState(false);
  const [sought, setSought] = useState<{ readonly machine: MachineId }>();
  const find = useHandler((machine: MachineId): void => {
    if (machines.every(({ id }) => id !== machine)) setAreaId(undefined);
    setSought({ machine });
  });
  // Once it is on the board: the filter may have hidden it.
  useEffect(() => {
    if (sought !== undefined) stage.current?.find(sought.machine);
  }, [sought]);
  useImperativeHandle(ref, () => ({
    focusLanes: () => stage.current?.focusLanes(),
    show(at) {
      const { near } = wanted;
      const isLoaded = near.from <= at && at < near.to;
      if (!isLoaded) goTo(periodAt(plant.calendar, at));
    },
  }));

  return (
    <section className={styles["board"]} data-choosing={selection === undefined ? undefined : ""}>
      <BoardHeader
        board={props}
        picture={picture}
        areaId={areaId}
        onArea={setAreaId}
        period={period}
        now={now}
        isNowInView={view === undefined || (view.from <= now && now <= endOf(view))}
        onPeriod={goTo}
        total={useTotal(lanes)}
        pins={pins}
        isFinding={isFinding}
        onFinding={setFinding}
        onFind={find}
        drawsSpans={drawsSpans}
        onDrawsSpans={setDrawsSpans}
        onShortcuts={showShortcuts}
      />
      <Stage
        {...props}
        ref={stage}
        onSelectionChange={(next) => {
          follow(leading(next)?.startsAt);
          props.onSelectionChange(next);
        }}
        onPlace={follow}
        onLooked={setLooked}
        areas={areas}
        groups={groups}
        pins={pins}
        onFinder={() => setFinding(true)}
        table={table}
        shown={isFar && shown.kind === "shown" ? { ...shown, progress: far.progress } : shown}
        lanes={lanes}
        far={far}
        farLanes={farLanes}
        period={period}
        now={now}
        canvases={canvases}
        picture={picture}
        drawsSpans={drawsSpans}
        onDrawn={() => setDrawsSpans(false)}
      />
      {shortcuts === undefined ? undefined : (
        <shortcuts.ShortcutList isOpen={isListed} onClose={() => setListed(false)} />
      )}
      {picture === undefined ? undefined : <NowTicks picture={picture} />}
    </section>
  );
}
