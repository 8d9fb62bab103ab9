import type { Plant } from "#engine/plant.ts";
import type { Instant } from "#time/instant.ts";
import { Button } from "#ui/button.tsx";
import { Sheet } from "#ui/sheet.tsx";
import { useSpeech } from "#ui/speech.tsx";
import {
  memo,
  type ReactElement,
  type ReactNode,
  type RefCallback,
  useMemo,
  useState,
} from "react";
import { growingWords } from "../event-words.ts";
import type { Entry } from "./entries.ts";
import { NO_FILTER } from "./filter.ts";
import { Filters } from "./filters.tsx";
import styles from "./review.module.css";
import { keyOf, type Stop, totalOf } from "./stop.ts";
import { StopList } from "./stop-list.tsx";
import type { Review as ReviewState } from "./use-review.ts";
import { words } from "./words.ts";

export interface ReviewProps {
  readonly plant: Plant;
  readonly review: ReviewState;
  readonly now: Instant;
  /** Whether this person may explain anything here: else lines only open. */
  readonly mayExplain: boolean;
  readonly onOpen: (entry: Entry) => void;
  /** Several were ticked, to get one reason. */
  readonly onTogether: (stops: readonly Stop[]) => void;
  /** What came of the last request. */
  readonly outcome: ReactNode;
  /** What the lanes' patterns mean. */
  readonly legend: ReactNode;
  /** Absent where the list is always there. */
  readonly onClose: (() => void) | undefined;
  /** Takes the focus when the list is asked for. */
  readonly onTitle: RefCallback<HTMLHeadingElement>;
}

const NONE: ReadonlySet<string> = new Set();

/** The stops that wait for a reason: what a supervisor has to work off. Drawn anew only when it says something else. */
export const Review = memo(function Review(props: ReviewProps): ReactElement {
  const { plant, review, now, mayExplain, onOpen, onTogether, onClose } = props;
  const { stops, entries, filter, setFilter } = review;
  useSpeech();
  const [ticks, setTicks] = useState(NONE);
  const [isTall, setTall] = useState(false);
  const ticked = useMemo(
    () => entries.flatMap((entry) => (isTicked(entry, ticks) ? [entry.stop] : [])),
    [entries, ticks],
  );
  const tickedKeys = useMemo(() => new Set(ticked.map(keyOf)), [ticked]);
  const isAny = stops !== undefined && stops.length > 0;

  return (
    <Sheet
      title={review.isSilent ? words.nothingReported : titleOf(stops)}
      under={isAny ? words.howTo : undefined}
      titleRef={props.onTitle}
      {...(onClose === undefined ? {} : { closeLabel: words.close, onClose })}
      height={{ isTall, tallerLabel: words.taller, lowerLabel: words.lower, onChange: setTall }}
      {...(ticked.length === 0
        ? {}
        : {
            foot: (
              <>
                <Button kind="primary" isWide onPress={() => onTogether(ticked)}>
                  {words.together(ticked.length, growingWords(totalOf(ticked)))}
                </Button>
                <Button onPress={() => setTicks(NONE)}>{words.untick}</Button>
              </>
            ),
          })}
    >
      {props.outcome}
      {isAny ? (
        <Filters plant={plant} stops={stops} filter={filter} onFilter={setFilter} />
      ) : undefined}
      {isAny && entries.length > 0 ? (
        <StopList
          plant={plant}
          entries={entries}
          now={now}
          onOpen={onOpen}
          ticked={mayExplain ? tickedKeys : undefined}
          onTick={setTicks}
        />
      ) : undefined}
      {isAny && entries.length === 0 ? (
        <div className={styles["none"]}>
          <p className={styles["hint"]}>{words.noneSuch}</p>
          <Button onPress={() => setFilter(NO_FILTER)}>{words.showAll}</Button>
        </div>
      ) : undefined}
      {stops !== undefined && !isAny ? (
        <p className={styles["hint"]}>
          {review.isSilent ? words.nothingReportedHelp : words.nothingLeft}
        </p>
      ) : undefined}
      {review.isSilent ? undefined : <p className={styles["hint"]}>{words.tapAnything}</p>}
      {props.legend}
    </Sheet>
  );
});

function isTicked(
  entry: Entry,
  ticks: ReadonlySet<string>,
): entry is Extract<Entry, { kind: "stop" }> {
  return entry.kind === "stop" && ticks.has(keyOf(entry.stop));
}

function titleOf(stops: readonly Stop[] | undefined): string {
  if (stops === undefined) return words.loading;
  if (stops.length === 0) return words.allExplained;
  return words.total(stops.length, growingWords(totalOf(stops)));
}
