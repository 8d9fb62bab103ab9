import type { Plant } from "#engine/plant.ts";
import type { Instant } from "#time/instant.ts";
import { seconds } from "#time/instant.ts";
import { clock, durationWords } from "#time/words.ts";
import type { PickRow } from "#ui/pick-list.tsx";
import type { ReactNode } from "react";
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

export const MICROS_KEY = "micros";

/** One line of the list: which machine and for how long, when, and what the machine said. */
export function rowOf(entry: Entry, needs: RowNeeds): PickRow {
  return entry.kind === "stop" ? stopRow(entry.stop, needs) : microsRow(entry.stops, needs);
}

function stopRow(stop: Stop, { plant, longest }: RowNeeds): PickRow {
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
    content: content(machine, duration, [when, state, raw].join(" · "), stop.seconds / longest),
  };
}

function microsRow(stops: readonly Stop[], { plant }: RowNeeds): PickRow {
  const title = words.micros(stops.length);
  const duration = durationWords(totalOf(stops));
  const limit = durationWords(plant.microStopSeconds ?? seconds(0));
  const under = words.microsUnder(limit, machineWords(plant, stops));
  return {
    key: MICROS_KEY,
    words: `${title}, ${duration}. ${under}`,
    content: content(title, duration, under, undefined),
    isAlone: true,
  };
}

function content(
  title: string,
  duration: string,
  under: string,
  part: number | undefined,
): ReactNode {
  return (
    <span className={styles["line"]}>
      <span className={styles["name"]}>{title}</span>
      <span className={styles["duration"]}>{duration}</span>
      <span className={styles["under"]}>{under}</span>
      {part === undefined ? undefined : (
        <span className={styles["bar"]} style={{ inlineSize: `${Math.max(2, part * 100)}%` }} />
      )}
    </span>
  );
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
