import type { Plant } from "#engine/plant.ts";
import type { Instant } from "#time/instant.ts";
import { seconds } from "#time/instant.ts";
import { clock, durationWords } from "#time/words.ts";
import type { PickRow } from "#ui/pick-list.tsx";
import { clocksBetween, growingWords, reasonName } from "../event-words.ts";
import { placeOf } from "../place.ts";
import { listWords } from "../sentences.ts";
import type { Entry } from "./entries.ts";
import styles from "./review.module.css";
import { keyOf, type Stop, totalOf } from "./stop.ts";
import { words } from "./words.ts";

export interface RowNeeds {
  readonly plant: Plant;
  readonly now: Instant;
  /** The longest stop's seconds: the bars are drawn against it. */
  readonly longest: number;
}

const MICROS_KEY = "micros";

/** What a line says. */
interface Line {
  readonly key: string;
  /** To those who hear it. */
  readonly words: string;
  readonly title: string;
  readonly duration: string;
  readonly under: string;
  /** Of the longest stop, whole per cent. */
  readonly percent: number | undefined;
}

/**
 * The list's lines: which machine and for how long, when, and what the machine said. A line that says what it said
 * before is the very same row, so that fifty are not drawn anew because one is.
 */
export class Rows {
  private held = new Map<string, { readonly line: Line; readonly row: PickRow }>();

  of(entries: readonly Entry[], needs: RowNeeds): readonly PickRow[] {
    const { held } = this;
    this.held = new Map(
      entries.map((entry) => {
        const line =
          entry.kind === "stop" ? stopLine(entry.stop, needs) : microsLine(entry.stops, needs);
        const before = held.get(line.key);
        const isSame = before !== undefined && saysTheSame(before.line, line);
        return [line.key, isSame ? before : { line, row: rowOf(line) }];
      }),
    );
    return [...this.held.values()].map(({ row }) => row);
  }
}

function saysTheSame(a: Line, b: Line): boolean {
  return (
    a.words === b.words &&
    a.title === b.title &&
    a.duration === b.duration &&
    a.under === b.under &&
    a.percent === b.percent
  );
}

function stopLine(stop: Stop, { plant, longest }: RowNeeds): Line {
  const { startsAt, endsAt, reason, raw } = stop.event;
  const machine = nameOf(plant, stop);
  const state = reasonName(plant, reason);
  const when =
    endsAt === undefined
      ? words.since(clock(plant.timeZone, startsAt))
      : clocksBetween(plant, startsAt, endsAt);
  const duration = endsAt === undefined ? growingWords(stop.seconds) : durationWords(stop.seconds);
  return {
    key: keyOf(stop),
    words: words.stop(machine, state, when, duration),
    title: machine,
    duration,
    under: [when, state, raw].join(" · "),
    percent: Math.max(2, Math.round((stop.seconds / longest) * 100)),
  };
}

function microsLine(stops: readonly Stop[], { plant }: RowNeeds): Line {
  const title = words.micros(stops.length);
  const duration = durationWords(totalOf(stops));
  const limit = durationWords(plant.microStopSeconds ?? seconds(0));
  const under = words.microsUnder(limit, machineWords(plant, stops));
  return {
    key: MICROS_KEY,
    words: `${title}, ${duration}. ${under}`,
    title,
    duration,
    under,
    percent: undefined,
  };
}

function rowOf({ key, words: heard, title, duration, under, percent }: Line): PickRow {
  return {
    key,
    words: heard,
    isAlone: key === MICROS_KEY,
    content: (
      <span className={styles["line"]}>
        <span className={styles["name"]}>{title}</span>
        <span className={styles["duration"]}>{duration}</span>
        <span className={styles["under"]}>{under}</span>
        {percent === undefined ? undefined : (
          <span className={styles["bar"]} style={{ inlineSize: `${percent}%` }} />
        )}
      </span>
    ),
  };
}

/** How many machines are named before they are counted. */
const MOST_NAMED = 3;

function machineWords(plant: Plant, stops: readonly Stop[]): string {
  const names = [...new Set(stops.map((stop) => nameOf(plant, stop)))];
  if (names.length <= MOST_NAMED) return listWords(names);
  return words.andMore(names.slice(0, MOST_NAMED - 1), names.length - MOST_NAMED + 1);
}

function nameOf(plant: Plant, { machine }: Stop): string {
  return placeOf(plant, machine)?.machine.name ?? machine;
}
