import type { Plant } from "#engine/plant.ts";
import type { LiveState } from "#query/live.ts";
import type { OutboxView } from "#query/outbox/outbox-view.ts";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { Fragment, type ReactElement, type Ref, useEffect, useState } from "react";
import type { ClockOff } from "./clock-off.ts";
import styles from "./mark.module.css";
import { type Fact, markWords } from "./mark-words.ts";
import { words } from "./words.ts";

export interface MarkProps {
  readonly plant: Plant;
  readonly live: LiveState;
  readonly view: Pick<OutboxView, "counts" | "keeping">;
  readonly clockOff: ClockOff | undefined;
  /** Whether the list is open. */
  readonly isOpen: boolean;
  readonly onPress: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** What goes out within this time has not been waiting: saying so would only flicker. Milliseconds. */
const PASSING_MS = 700;
/** What the mark has room for. */
const MOST = 2;

/** How this tablet stands to the server and how much waits on it: always in view, and the way to the list. */
export function Mark(props: MarkProps): ReactElement {
  const { plant, live, view, clockOff, isOpen, onPress, ref } = props;
  const { link, isAway, facts } = markWords(live, view, clockOff, plant.timeZone);
  const lasting = useLasting(facts, isAway);
  const isLoud = isAway || lasting.some((fact) => fact.isLoud);
  return (
    <Button isExpanded={isOpen} onPress={onPress} {...(ref === undefined ? {} : { ref })}>
      <span className={styles["mark"]} data-loud={isLoud ? "" : undefined}>
        <Sign live={live} isAway={isAway} facts={lasting} />
        <span className={styles["lines"]}>
          <span className={styles["line"]}>{link}</span>
          <span className="visually-hidden">. </span>
          <span className={styles["facts"]}>
            {lasting.length === 0
              ? words.nothingWaits
              : lasting.slice(0, MOST).map((fact, index) => (
                  <Fragment key={fact.words}>
                    {index > 0 ? " · " : undefined}
                    <span className={styles["fact"]} data-loud={fact.isLoud ? "" : undefined}>
                      {index === 0 ? fact.words : fact.short}
                    </span>
                  </Fragment>
                ))}
          </span>
        </span>
        <span className="visually-hidden">. {words.showList}</span>
      </span>
    </Button>
  );
}

interface SignProps {
  readonly live: LiveState;
  readonly isAway: boolean;
  readonly facts: readonly Fact[];
}

/** One sign for all of it, so that it is told from afar, and never by colour alone. */
function Sign({ live, isAway, facts }: SignProps): ReactElement {
  if (isAway) return <Icon name="offline" />;
  const [first] = facts;
  if (first !== undefined) return <Icon name={first.isLoud ? "alert" : "tablet"} />;
  return <i className={styles["dot"]} data-kind={live.kind} />;
}

/** Facts that begin while the server answers are shown once they have lasted a moment. */
function useLasting(facts: readonly Fact[], isAway: boolean): readonly Fact[] {
  const isQuiet = facts.length === 0;
  const [hasLasted, setLasted] = useState(false);
  if (isQuiet && hasLasted) setLasted(false);
  // What was said while the line was away stays said until it is no longer so, however soon the line is back.
  if (!isQuiet && isAway && !hasLasted) setLasted(true);
  useEffect(() => {
    if (isQuiet) return;
    const timer = setTimeout(() => setLasted(true), PASSING_MS);
    return () => clearTimeout(timer);
  }, [isQuiet]);
  return hasLasted ? facts : facts.filter((fact) => fact.isLoud);
}
