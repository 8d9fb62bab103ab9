import type { Plant } from "#engine/plant.ts";
import { ongoingEnd } from "#time/calendar.ts";
import { elapsed, type Instant, later, plus } from "#time/instant.ts";
import { clock, durationWords } from "#time/words.ts";
import { ExactField } from "#ui/exact-field.tsx";
import { Toggle } from "#ui/toggle.tsx";
import type { ComponentProps, ReactElement } from "react";
import type { Selection } from "../selection.ts";
import type { Intent } from "./draft.ts";
import { type EdgeNeeds, problemWithEnd, problemWithStart, shiftAround } from "./edges.ts";
import styles from "./times.module.css";
import { exactClock, instantTyped, stepMinute } from "./typed-time.ts";
import { words } from "./words.ts";

export interface TimesProps {
  readonly plant: Plant;
  readonly selection: Selection;
  readonly intent: Intent;
  readonly first: Instant | undefined;
  readonly knownFrom: Instant;
  readonly now: Instant;
  /** Where the next event starts; `undefined`: there is none yet. */
  readonly nextEventAt: Instant | undefined;
  readonly onMove: (startsAt: Instant, endsAt: Instant) => void;
  readonly onOngoing: (isOngoing: boolean) => void;
}

/** From when to when, as far as the thing to do has a say in it. */
export function Times(props: TimesProps): ReactElement {
  const { plant, intent, selection, now, nextEventAt } = props;
  const zone = plant.timeZone;
  switch (intent.kind) {
    case "span":
      return <SpanTimes {...props} isOngoing={intent.isOngoing} />;
    case "fromHere":
      return (
        <div className={styles["times"]}>
          <StartField {...props} label={words.startsAt} end={undefined} />
          <p className={styles["words"]}>
            {nextEventAt === undefined
              ? words.untilNextCurrent
              : words.untilNext(clock(zone, nextEventAt))}
          </p>
        </div>
      );
    case "fromNow":
      return <p className={styles["words"]}>{words.fromNowOn(clock(zone, now))}</p>;
    case "correct":
      return (
        <p className={styles["words"]}>
          {selection.endsAt === undefined
            ? words.untilReading(clock(zone, selection.startsAt))
            : words.timesStay(
                `${exactClock(zone, selection.startsAt)}–${exactClock(zone, selection.endsAt)}`,
              )}
        </p>
      );
  }
}

function SpanTimes(props: TimesProps & { readonly isOngoing: boolean }): ReactElement {
  const { plant, selection, now, onOngoing, isOngoing } = props;
  const zone = plant.timeZone;
  const end = selection.endsAt ?? now;
  return (
    <div className={styles["times"]}>
      <div className={styles["pair"]}>
        <StartField {...props} label={words.from} end={isOngoing ? undefined : end} />
        {isOngoing ? (
          <div className={styles["open"]}>
            <span className={styles["label"]}>{words.to}</span>
            <span className={styles["stillGoing"]}>{words.stillGoingOnShort}</span>
          </div>
        ) : (
          <EndField {...props} end={end} />
        )}
      </div>
      <div className={styles["under"]}>
        <Toggle isOn={isOngoing} onChange={onOngoing}>
          {words.stillGoingOn}
        </Toggle>
        <span className={styles["duration"]}>
          {durationWords(elapsed(selection.startsAt, isOngoing ? now : end))}
        </span>
      </div>
      {isOngoing ? (
        <p className={styles["words"]}>
          {words.atTheLatest(clock(zone, ongoingEnd(plant.calendar, now)))}
        </p>
      ) : undefined}
    </div>
  );
}

function stepWords(): ComponentProps<typeof ExactField>["words"] {
  return {
    less: words.minuteEarlier,
    more: words.minuteLater,
    notUnderstood: words.notATime,
  };
}

function StartField(
  props: TimesProps & { readonly label: string; readonly end: Instant | undefined },
): ReactElement {
  const { plant, selection, now, label, end, onMove } = props;
  const needs: EdgeNeeds = props;
  const check = (at: Instant): string | undefined => problemWithStart(at, end, needs);
  return (
    <ExactField
      label={label}
      value={selection.startsAt}
      format={(at) => exactClock(plant.timeZone, at)}
      parse={(text) => typed(text, selection.startsAt, end, needs, check)}
      check={check}
      step={stepMinute}
      // Where no end counts, the selection's own one may be passed; it is then moved along.
      onChange={(at) => {
        const held = selection.endsAt ?? now;
        onMove(at, held > at ? held : later(now, plus(at, 60)));
      }}
      words={stepWords()}
    />
  );
}

function EndField(props: TimesProps & { readonly end: Instant }): ReactElement {
  const { plant, selection, end, onMove } = props;
  const needs: EdgeNeeds = props;
  const check = (at: Instant): string | undefined => problemWithEnd(at, selection.startsAt, needs);
  return (
    <ExactField
      label={words.to}
      value={end}
      format={(at) => exactClock(plant.timeZone, at)}
      parse={(text) => typed(text, end, selection.startsAt, needs, check)}
      check={check}
      step={stepMinute}
      onChange={(at) => onMove(selection.startsAt, at)}
      words={stepWords()}
    />
  );
}

function typed(
  text: string,
  near: Instant,
  other: Instant | undefined,
  { plant }: EdgeNeeds,
  check: (at: Instant) => string | undefined,
): Instant | undefined {
  return instantTyped(text, {
    zone: plant.timeZone,
    near,
    other,
    within: shiftAround(plant, near),
    isPossible: (at) => check(at) === undefined,
  });
}
