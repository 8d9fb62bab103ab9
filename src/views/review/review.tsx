import type { Plant } from "#engine/plant.ts";
import type { Instant } from "#time/instant.ts";
import { Button } from "#ui/button.tsx";
import { PickList } from "#ui/pick-list.tsx";
import { Sheet, type SheetProps } from "#ui/sheet.tsx";
import { type ReactElement, type ReactNode, type Ref, useMemo, useState } from "react";
import { growingWords } from "../event-words.ts";
import { type Entry } from "./entries.ts";
import { Filters } from "./filters.tsx";
import { NO_FILTER } from "./filter.ts";
import { rowOf } from "./row.tsx";
import styles from "./review.module.css";
import { keyOf, type Stop, totalOf } from "./stop.ts";
import type { Review as ReviewState } from "./use-review.ts";
import { words } from "./words.ts";

export interface ReviewProps {
  readonly plant: Plant;
  readonly review: ReviewState;
  readonly now: Instant;
  /** Whether this person may explain anything here: else lines only open. */
  readonly mayExplain: boolean;
  readonly onOpen: (entry: Entry) => void;
  readonly onTogether: (stops: readonly Stop[]) => void;
  /** What came of the last request. */
  readonly outcome: ReactNode;
  /** What the lanes' patterns mean. */
  readonly legend: ReactNode;
  /** Absent where the list is always there. */
  readonly onClose?: () => void;
  readonly height?: NonNullable<SheetProps["height"]>;
  readonly titleRef: Ref<HTMLHeadingElement>;
}

/** Lines at a time: a thousand stops are no slower than these. */
const PAGE = 50;

/** The stops that wait for a reason: what a supervisor has to work off. */
export function Review(props: ReviewProps): ReactElement {
  const { plant, review, now, mayExplain, onOpen, onTogether, outcome, legend } = props;
  const { stops, entries, filter, setFilter } = review;
  const [pages, setPages] = useState(1);
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set());

  const shown = entries.slice(0, pages * PAGE);
  const longest = entries[0]?.kind === "stop" ? entries[0].stop.seconds : 0;
  const ticked = useMemo(
    () =>
      entries.flatMap((entry) =>
        entry.kind === "stop" && ticks.has(keyOf(entry.stop)) ? [entry.stop] : [],
      ),
    [entries, ticks],
  );
  const rows = shown.map((entry) => rowOf(entry, { plant, now, longest }));
  const left = entries.length - shown.length;

  return (
    <Sheet
      title={titleOf(stops)}
      under={stops === undefined || stops.length === 0 ? undefined : words.howTo}
      titleRef={props.titleRef}
      {...(props.onClose === undefined ? {} : { closeLabel: words.close, onClose: props.onClose })}
      {...(props.height === undefined ? {} : { height: props.height })}
      {...(ticked.length === 0
        ? {}
        : {
            foot: (
              <div className={styles["foot"]}>
                <Button kind="primary" isWide onPress={() => onTogether(ticked)}>
                  {words.together(ticked.length, growingWords(totalOf(ticked)))}
                </Button>
                <Button onPress={() => setTicks(new Set())}>{words.untick}</Button>
              </div>
            ),
          })}
    >
      {outcome}
      {stops === undefined ? undefined : stops.length === 0 ? (
        <p className={styles["hint"]}>{words.nothingLeft}</p>
      ) : (
        <>
          <Filters plant={plant} stops={stops} filter={filter} onFilter={setFilter} />
          {entries.length === 0 ? (
            <div className={styles["none"]}>
              <p className={styles["hint"]}>{words.noneSuch}</p>
              <Button onPress={() => setFilter(NO_FILTER)}>{words.showAll}</Button>
            </div>
          ) : (
            <PickList
              label={words.list}
              rows={rows}
              onOpen={(key) => {
                const place = rows.findIndex((row) => row.key === key);
                const entry = shown[place];
                if (entry !== undefined) onOpen(entry);
              }}
              {...(mayExplain ? { ticked: new Set(ticked.map(keyOf)), onTick: setTicks } : {})}
              tickLabel={words.tick}
            />
          )}
          {left > 0 ? (
            <Button onPress={() => setPages(pages + 1)}>
              {words.more(Math.min(left, PAGE), left)}
            </Button>
          ) : undefined}
        </>
      )}
      <p className={styles["hint"]}>{words.tapAnything}</p>
      {legend}
    </Sheet>
  );
}

function titleOf(stops: readonly Stop[] | undefined): string {
  if (stops === undefined) return words.loading;
  if (stops.length === 0) return words.allExplained;
  return words.total(stops.length, growingWords(totalOf(stops)));
}
