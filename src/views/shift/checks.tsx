import type { Plant } from "#engine/plant.ts";
import type { Instant } from "#time/instant.ts";
import type { Span } from "#time/span.ts";
import { clock } from "#time/words.ts";
import { Button } from "#ui/button.tsx";
import { StatusMark } from "#ui/status-mark.tsx";
import type { ReactElement } from "react";
import { listWords } from "../sentences.ts";
import { stopsWords } from "./figures.tsx";
import styles from "./shift.module.css";
import type { ShiftTally } from "./tally.ts";
import { words } from "./words.ts";

export interface ChecksProps {
  readonly plant: Plant;
  readonly span: Span;
  readonly now: Instant;
  readonly tally: ShiftTally;
  /** How much of this person's waits on this tablet. */
  readonly unsent: number;
  readonly onUnexplained: () => void;
  readonly onUnsent: () => void;
}

interface Check {
  readonly words: string;
  /** `info`: good to know, and in nobody's way. */
  readonly is: "done" | "open" | "info";
  readonly show?: () => void;
}

const signs = {
  done: { icon: "check", tone: "good", said: "done" },
  open: { icon: "alert", tone: "alert", said: "open" },
  info: { icon: "info", tone: "quiet", said: "forInfo" },
} as const;

/** What is to be seen to before a shift is closed, and the ways to it. */
export function Checks(props: ChecksProps): ReactElement {
  return (
    <ul className={styles["checks"]}>
      {checksOf(props).map(({ is, words: its, show }) => (
        <li key={its}>
          <StatusMark icon={signs[is].icon} tone={signs[is].tone}>
            <span className="visually-hidden">{words[signs[is].said]} </span>
            {its}
          </StatusMark>
          {show === undefined ? undefined : (
            <Button onPress={show}>
              {words.showThem}
              <span className="visually-hidden">. {its}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function checksOf(props: ChecksProps): readonly Check[] {
  const { plant, span, now, tally, unsent, onUnexplained, onUnsent } = props;
  const left = tally.total.unexplained;
  const isOver = now >= span.end;
  const over = [...new Set(tally.over.map(({ name }) => name))];
  return [
    isOver
      ? { words: words.isOver, is: "done" }
      : { words: words.goesOn(clock(plant.timeZone, span.end)), is: "open" },
    left.count === 0
      ? { words: words.allExplained, is: "done" }
      : { words: words.unexplainedLeft(stopsWords(left)), is: "open", show: onUnexplained },
    unsent === 0
      ? { words: words.allSent, is: "done" }
      : { words: words.unsent(unsent), is: "open", show: onUnsent },
    ...(isOver
      ? [
          over.length === 0
            ? ({ words: words.noneOngoing, is: "done" } as const)
            : ({ words: words.ongoing(listWords(over)), is: "info" } as const),
        ]
      : []),
  ];
}
