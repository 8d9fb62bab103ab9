import { type Period, periodAfter, periodAt, periodBefore } from "#query/period.ts";
import type { Calendar } from "#time/calendar.ts";
import { type Instant, plus } from "#time/instant.ts";
import { isoDate, type LocalDate, startOfDate } from "#time/local-date.ts";
import { dateAt } from "#time/local-date.ts";
import { Button, IconButton } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Icon } from "#ui/icon.tsx";
import { Later, useLater } from "#ui/later.ts";
import { type ReactElement, useState } from "react";
import styles from "./header.module.css";
import { periodName, periodTimes, words } from "./words.ts";

const dateForm = new Later(() => import("./date-form.tsx"));

export interface ShiftPickerProps {
  readonly calendar: Calendar;
  readonly period: Period;
  readonly now: Instant;
  /** Whether now can be seen: if not, there is a way back to it. */
  readonly isNowInView: boolean;
  readonly onPeriod: (period: Period) => void;
}

/** Which shift the board shows, and the ways to another: the one before, the one after, now, any date. */
export function ShiftPicker(props: ShiftPickerProps): ReactElement {
  const { calendar, period, now, isNowInView, onPeriod } = props;
  const [isAsking, setAsking] = useState(false);
  const form = useLater(dateForm, isAsking);
  const present = periodAt(calendar, now);
  const isPresent = isNowInView && period.span.start === present.span.start;
  const isFuture = period.span.start > now;
  return (
    <div className={styles["picker"]}>
      <IconButton
        icon="back"
        label={words.previousShift}
        onPress={() => onPeriod(periodBefore(calendar, period))}
      />
      <Button onPress={() => setAsking(true)}>
        <span className={styles["period"]}>
          <strong>{periodName(period)}</strong>{" "}
          <span className={styles["times"]}>{periodTimes(period, calendar.zone, now)}</span>
          <span className="visually-hidden">. {words.goToDate}</span>
        </span>
        <Icon name="down" />
      </Button>
      <IconButton
        icon="forth"
        label={words.nextShift}
        isDisabled={isFuture}
        onPress={() => onPeriod(periodAfter(calendar, period))}
      />
      {isPresent ? undefined : <Button onPress={() => onPeriod(present)}>{words.toNow}</Button>}
      <Dialog title={words.goToDate} isOpen={isAsking} onClose={() => setAsking(false)}>
        {form === undefined ? undefined : (
          <form.DateForm
            value={isoDate(dateAt(calendar.zone, period.span.start))}
            latest={isoDate(dateAt(calendar.zone, now))}
            onCancel={() => setAsking(false)}
            onDate={(date) => {
              setAsking(false);
              onPeriod(firstPeriodOf(calendar, date));
            }}
          />
        )}
      </Dialog>
    </div>
  );
}

/** The first shift that starts on a date; on a day without shifts what lies at its noon. */
function firstPeriodOf(calendar: Calendar, date: LocalDate): Period {
  const midnight = startOfDate(calendar.zone, date);
  const atMidnight = periodAt(calendar, midnight);
  if (atMidnight.span.start >= midnight) return atMidnight;
  const next = periodAfter(calendar, atMidnight);
  const isThatDay = isoDate(dateAt(calendar.zone, next.span.start)) === isoDate(date);
  return isThatDay ? next : periodAt(calendar, plus(midnight, 43_200));
}
