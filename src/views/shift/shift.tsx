import type { ShiftEntry, ShiftSpan } from "#engine/closing.ts";
import type { Plant } from "#engine/plant.ts";
import type { Period } from "#query/period.ts";
import type { Person } from "#query/person.ts";
import { useShiftClosing } from "#query/shift-closing.ts";
import { useNow } from "#query/use-now.ts";
import { useOutbox } from "#query/use-outbox.ts";
import { useShown } from "#query/use-shown.ts";
import { nextWindow, type TimelinesWindow } from "#query/window.ts";
import { offsetWords, clock, longDayWords, spanWords } from "#time/words.ts";
import { offsetAt } from "#time/zone.ts";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { NARROW, useMedia } from "#ui/media.ts";
import { Notice } from "#ui/notice.tsx";
import { Sheet } from "#ui/sheet.tsx";
import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import { Closing } from "./closing.tsx";
import { csvName, shiftCsv } from "./csv.ts";
import { Figures, MachineTable } from "./figures.tsx";
import { Pareto } from "./pareto.tsx";
import { PrintPage } from "./print-page.tsx";
import styles from "./shift.module.css";
import { shiftTally, type ShiftTally } from "./tally.ts";
import { words } from "./words.ts";

export interface ShiftProps {
  readonly plant: Plant;
  readonly person: Person;
  readonly period: Period;
  readonly window: TimelinesWindow;
  readonly onUnexplained: () => void;
  readonly onUnsent: () => void;
  readonly onClose: () => void;
}

/** A shift's figures, where its time went, and its handover. */
export function Shift(props: ShiftProps): ReactElement {
  const { plant, period, window, onClose } = props;
  const now = useNow(10);
  const tally = useTally(plant, period, window, now);
  const isNarrow = useMedia(NARROW);
  const [isTall, setTall] = useState(true);
  const title = useRef<HTMLHeadingElement>(null);
  // It was opened by a press.
  useEffect(() => title.current?.focus(), []);
  const { start } = period.span;
  const zone = plant.timeZone;
  return (
    <Sheet
      over={`${longDayWords(zone, start)} · ${spanWords(zone, period.span)} ${offsetWords(offsetAt(zone, start))}`}
      title={nameOf(period)}
      under={now < period.span.end ? words.upTo(clock(zone, now)) : undefined}
      closeLabel={words.close}
      onClose={onClose}
      titleRef={title}
      height={{
        isTall: isNarrow && isTall,
        tallerLabel: words.taller,
        lowerLabel: words.lower,
        onChange: setTall,
      }}
    >
      {tally === undefined ? (
        <p className={styles["quiet"]}>{words.loading}</p>
      ) : (
        <Told {...props} tally={tally} now={now} />
      )}
    </Sheet>
  );
}

type ToldProps = ShiftProps & {
  readonly tally: ShiftTally;
  readonly now: Parameters<typeof shiftTally>[3];
};

function Told(props: ToldProps): ReactElement {
  const { plant, period, tally } = props;
  const ids = { figures: useId(), pareto: useId(), machines: useId() };
  const download = (): void =>
    save(
      csvName(plant.timeZone, period.span.start, nameOf(period)),
      // Spreadsheets take a table for UTF-8 only if it begins like this.
      `\uFEFF${shiftCsv(plant, tally.pieces)}`,
    );
  return (
    <>
      <section aria-labelledby={ids.figures}>
        <h3 id={ids.figures} className="visually-hidden">
          {words.figures}
        </h3>
        <Figures total={tally.total} />
      </section>
      <section className={styles["section"]} aria-labelledby={ids.pareto}>
        <h3 id={ids.pareto}>{words.pareto}</h3>
        <Pareto causes={tally.causes} />
      </section>
      {period.kind === "shift" ? (
        <Handover {...props} shift={period.shift} />
      ) : (
        <>
          <p className={styles["quiet"]}>
            {plant.calendar.patterns.length === 0 ? words.noShifts : words.noShift}
          </p>
          <PrintPage plant={plant} title={titleOf(plant, period)} tally={tally} entries={[]} />
        </>
      )}
      <section className={styles["section"]} aria-labelledby={ids.machines}>
        <h3 id={ids.machines}>{words.machines}</h3>
        <MachineTable machines={tally.machines} />
      </section>
      <div className={styles["actions"]}>
        <Button onPress={download}>{words.csv}</Button>
        <Button onPress={() => globalThis.print()}>
          <Icon name="report" />
          {words.print}
        </Button>
      </div>
    </>
  );
}

const NONE: readonly ShiftEntry[] = [];

function Handover(props: ToldProps & { readonly shift: ShiftSpan }): ReactElement {
  const { plant, person, period, tally, shift } = props;
  const load = useShiftClosing(shift);
  const { counts } = useOutbox().view;
  const unsent = counts.saved + counts.sending + counts.refused + counts.conflict;
  const entries = load.kind === "loaded" ? load.closing.entries : NONE;
  return (
    <>
      {load.kind === "loaded" ? (
        <Closing
          {...props}
          person={person}
          span={period.span}
          unsent={unsent}
          closing={load.closing}
        />
      ) : load.kind === "failed" ? (
        <Notice tone="alert" title={words.closingUnreachable} />
      ) : (
        <p className={styles["quiet"]}>{words.loading}</p>
      )}
      <PrintPage plant={plant} title={titleOf(plant, period)} tally={tally} entries={entries} />
    </>
  );
}

/** `undefined` until every machine's timeline reaches over the shift. */
function useTally(
  plant: Plant,
  { span }: Period,
  window: TimelinesWindow,
  now: ToldProps["now"],
): ShiftTally | undefined {
  const shown = useShown(plant, nextWindow(window, span));
  if (shown.kind !== "shown") return undefined;
  const all = plant.areas.flatMap(({ machines }) => machines);
  const isThere = all.every(({ id }) => {
    const truth = shown.machines.get(id)?.truth;
    if (truth === undefined) return false;
    const { knownFrom, knownTo, firstReadingAt } = truth;
    const reachesBack = knownFrom <= span.start || knownFrom <= (firstReadingAt ?? 0);
    return reachesBack && (knownTo === undefined || knownTo >= span.end);
  });
  return isThere ? shiftTally(plant, shown.machines, span, now) : undefined;
}

function nameOf(period: Period): string {
  if (period.kind === "shift") return period.shift.name;
  return period.kind === "day" ? words.wholeDay : words.betweenShifts;
}

function titleOf({ timeZone }: Plant, period: Period): string {
  const { start } = period.span;
  const times = `${spanWords(timeZone, period.span)} ${offsetWords(offsetAt(timeZone, start))}`;
  return `${nameOf(period)} · ${longDayWords(timeZone, start)} · ${times}`;
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has been handed over by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
