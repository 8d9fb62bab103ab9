import { looksOf } from "#lanes/looks.ts";
import type { Plant } from "#engine/plant.ts";
import { elapsed, type Instant, instant, later, plus } from "#time/instant.ts";
import { type KeyboardEvent, type PointerEvent, type ReactElement, useMemo, useRef } from "react";
import { exactClock, stepMinute } from "../typed-time.ts";
import { type Part, type Parts, roomOf } from "./parts.ts";
import styles from "./split-bar.module.css";
import { words } from "./words.ts";

export interface SplitBarProps {
  readonly plant: Plant;
  readonly parts: Parts;
  readonly now: Instant;
  /** The edge between that part and the next one has been put somewhere else. */
  readonly onMove: (index: number, to: Instant) => void;
}

/** Finer than this nobody can drag on it; typing is exact. Seconds. */
const GRAIN = { long: 60, short: 10 } as const;
/** A stretch is long from here on. Seconds. */
const LONG = 600;

/** The parts side by side, as long as they last, with a handle on every edge between two. */
export function SplitBar({ plant, parts, now, onMove }: SplitBarProps): ReactElement {
  const bar = useRef<HTMLDivElement>(null);
  const looks = useMemo(() => looksOf(plant.reasons), [plant]);
  const start = parts[0]?.startsAt ?? now;
  const end = endOf(parts.at(-1), now);
  const length = Math.max(1, elapsed(start, end));

  function dragged(event: PointerEvent<HTMLElement>, index: number): void {
    const box = bar.current?.getBoundingClientRect();
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const grain = length > LONG ? GRAIN.long : GRAIN.short;
    const at = start + ((event.clientX - box.left) / box.width) * length;
    onMove(index, instant(Math.max(0, Math.round(at / grain) * grain)));
  }

  function stepped(event: KeyboardEvent, index: number, at: Instant): void {
    const [least, most] = roomOf(parts, index, now);
    const to = new Map([
      ["ArrowLeft", stepMinute(at, -1)],
      ["ArrowDown", stepMinute(at, -1)],
      ["ArrowRight", stepMinute(at, 1)],
      ["ArrowUp", stepMinute(at, 1)],
      ["Home", least],
      ["End", most],
    ]).get(event.key);
    if (to === undefined) return;
    event.preventDefault();
    onMove(index, to);
  }

  return (
    // Time runs from left to right in every language, as on the lanes.
    <div className={styles["bar"]} ref={bar} dir="ltr">
      {parts.map((part) => (
        <div
          key={part.startsAt}
          className={styles["part"]}
          data-look={lookOf(part)}
          style={{ flexGrow: elapsed(part.startsAt, later(part.startsAt, endOf(part, now))) }}
        />
      ))}
      {parts.slice(0, -1).map(({ endsAt }, index) => {
        if (endsAt === undefined) return undefined;
        const [least, most] = roomOf(parts, index, now);
        return (
          <div
            // The edges keep their order whatever is moved.
            key={`edge ${index + 1}`}
            className={styles["handle"]}
            style={{ insetInlineStart: `${(elapsed(start, endsAt) / length) * 100}%` }}
            // A native range has a track to itself; these share one, and each is the other's bound.
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="slider"
            tabIndex={0}
            aria-label={words.edge(index + 1)}
            aria-valuemin={least}
            aria-valuemax={most}
            aria-valuenow={endsAt}
            aria-valuetext={exactClock(plant.timeZone, endsAt)}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={(event) => dragged(event, index)}
            onKeyDown={(event) => stepped(event, index, endsAt)}
          />
        );
      })}
    </div>
  );

  function lookOf({ reason }: Part): string {
    if (reason === undefined) return "unexplained";
    return looks.looks[looks.indexOf(reason, false)]?.kind ?? "idle";
  }
}

function endOf(part: Part | undefined, now: Instant): Instant {
  if (part === undefined) return now;
  return part.endsAt ?? later(now, plus(part.startsAt, 1));
}
