import type { Plant } from "#engine/plant.ts";
import type { LiveState } from "#query/live.ts";
import type { OutboxView } from "#query/outbox/outbox-view.ts";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { type ReactElement, type Ref, useEffect, useState } from "react";
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
  const shown = useLasting(facts, isAway).slice(0, MOST);
  const isLoud = isAway || facts.some((fact) => fact.isLoud);
  return (
    <Button isExpanded={isOpen} onPress={onPress} {...(ref === undefined ? {} : { ref })}>
      <span className={styles["mark"]} data-kind={live.kind} data-loud={isLoud ? "" : undefined}>
        {isAway ? <Icon name="offline" /> : <i className={styles["dot"]} />}
        <span className={styles["lines"]}>
          <span>{link}</span>
          {shown.length === 0 ? undefined : (
            <span className={styles["facts"]}>
              {shown.map((fact) => (
                <FactMark key={fact.words} fact={fact} />
              ))}
            </span>
          )}
        </span>
        <span className="visually-hidden">. {words.showList}</span>
      </span>
    </Button>
  );
}

function FactMark({ fact }: { readonly fact: Fact }): ReactElement {
  return (
    <span className={styles["fact"]} data-loud={fact.isLoud ? "" : undefined}>
      <Icon name={fact.isLoud ? "alert" : "tablet"} />
      <span>{fact.words}</span>
    </span>
  );
}

/** Facts that begin while the server answers are shown once they have lasted a moment. */
function useLasting(facts: readonly Fact[], isAway: boolean): readonly Fact[] {
  const isQuiet = facts.length === 0;
  const [hasLasted, setLasted] = useState(false);
  if (isQuiet && hasLasted) setLasted(false);
  useEffect(() => {
    if (isQuiet) return;
    const timer = setTimeout(() => setLasted(true), PASSING_MS);
    return () => clearTimeout(timer);
  }, [isQuiet]);
  return hasLasted || isAway ? facts : facts.filter((fact) => fact.isLoud);
}
