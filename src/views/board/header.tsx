import type { Plant } from "#engine/plant.ts";
import type { Period } from "#query/period.ts";
import type { Figures } from "#query/figures.ts";
import { type Instant, seconds } from "#time/instant.ts";
import { durationWords } from "#time/words.ts";
import { Button } from "#ui/button.tsx";
import { Select } from "#ui/select.tsx";
import { StatusMark } from "#ui/status-mark.tsx";
import type { ReactElement, ReactNode } from "react";
import styles from "./header.module.css";
import { ShiftPicker } from "./shift-picker.tsx";
import { StateSign } from "./state-sign.tsx";
import { unexplainedCount, words } from "./words.ts";

export interface HeaderProps {
  readonly plant: Plant;
  /** `undefined`: all areas. */
  readonly areaId: string | undefined;
  readonly onArea: (areaId: string | undefined) => void;
  readonly period: Period;
  readonly now: Instant;
  readonly isNowInView: boolean;
  readonly onPeriod: (period: Period) => void;
  /** Of all machines on show; `undefined` until they have come, and where none has anything to say. */
  readonly total: Figures | undefined;
  readonly onUnexplained: () => void;
  readonly personMenu: ReactNode;
  /** How this tablet stands to the server. */
  readonly mark: ReactNode;
  /** The way to one of many machines. */
  readonly finder: ReactNode;
  /** Tools that some devices need. */
  readonly children: ReactNode;
}

const ALL = "";

export function Header(props: HeaderProps): ReactElement {
  const { plant, areaId, onArea } = props;
  const areas = [
    { key: ALL, words: words.allAreas },
    ...plant.areas.map(({ id, name }) => ({ key: id, words: name })),
  ];
  return (
    <header className={styles["header"]}>
      <div className={styles["place"]}>
        <h1 className={styles["plant"]}>{plant.name}</h1>
        {plant.areas.length > 1 ? (
          <div className={styles["area"]}>
            <Select
              label={words.area}
              options={areas}
              chosen={areaId ?? ALL}
              onChoose={(key) => onArea(key === ALL ? undefined : key)}
            />
          </div>
        ) : undefined}
        <div className={styles["finder"]}>{props.finder}</div>
      </div>
      <ShiftPicker calendar={plant.calendar} {...props} />
      {props.children}
      <div className={styles["standing"]}>
        <div className={styles["pill"]}>
          <UnexplainedPill {...props} />
        </div>
        <div className={styles["link"]}>{props.mark}</div>
        {props.personMenu}
      </div>
    </header>
  );
}

/** The one loud thing: how much waits for a reason, and the way to it. */
function UnexplainedPill({ total, onUnexplained }: HeaderProps): ReactElement | undefined {
  if (total === undefined) return undefined;
  if (total.unexplained.count === 0) {
    return (
      <StatusMark icon="check" tone="good">
        {words.allExplained}
      </StatusMark>
    );
  }
  return (
    <Button onPress={onUnexplained}>
      <StateSign kind="unexplained" />
      <span className={styles["count"]}>
        {unexplainedCount(total)}
        <span className="visually-hidden"> · </span>
        <span className={styles["lasting"]}>
          {durationWords(seconds(total.unexplained.seconds))}
        </span>
      </span>
      <span className="visually-hidden">. {words.openList}</span>
    </Button>
  );
}
