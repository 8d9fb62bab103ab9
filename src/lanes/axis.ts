import type { Shift } from "#time/calendar.ts";
import { floorToInstant, type Instant } from "#time/instant.ts";
import { type Language, languageNow } from "#time/language.ts";
import type { TimeZone } from "#time/zone.ts";
import { AxisWords } from "./axis-words.ts";
import { type ClockPiece, clockPieces } from "./clock-pieces.ts";
import { type Label, LABEL_GAP, placeLabels, type Wish } from "./labels.ts";
import { LADDER, lengthOfRung, type Rung, type Tick, ticksOf } from "./ladder.ts";
import { endOf, secondsPerPixel, type TimeScale, xOf } from "./scale.ts";

/** A vertical line through the lanes. `x` is in CSS pixels. */
export interface Gridline {
  readonly x: number;
  readonly kind: "tick" | "date" | "shift" | "clockChange";
}

/** What an axis shows for one scale: all of it within the scale, in CSS pixels. */
export interface RuledAxis {
  readonly gridlines: readonly Gridline[];
  /** Short ticks between the gridlines. */
  readonly minor: readonly number[];
  readonly labels: readonly Label[];
  /** Where now is, when it is in view. */
  readonly now: number | undefined;
}

export interface AxisOptions {
  /** Shifts that overlap the view; empty for a plant without. */
  readonly shifts: readonly Shift[];
  readonly now: Instant;
  /** The width of a label's text, CSS pixels. */
  readonly measure: (text: string) => number;
}

/** Between a tick and its label, CSS pixels. */
const INSET = 4;
/** The least distance of short ticks, CSS pixels. */
const MINOR = 12;
/** CSS pixels: shifts narrower than this on average are not drawn. */
const NARROWEST_SHIFT = 40;

/** A plant's time axis: ticks at round plant-local times, honest where the clocks change. */
export class Axis {
  readonly #zone: TimeZone;
  readonly #words: AxisWords;

  constructor(zone: TimeZone, language: Language = languageNow()) {
    this.#zone = zone;
    this.#words = new AxisWords(zone, language);
  }

  rule(scale: TimeScale, { shifts, now, measure }: AxisOptions): RuledAxis {
    // A pixel more on the left: a view that begins on the hour, less a hair, shows that hour's tick.
    const pieces = clockPieces(this.#zone, scale.from - secondsPerPixel(scale), endOf(scale));
    const { rung, ticks } = this.#choose(scale, pieces, measure);
    // Of a view of weeks an hour is not a pixel.
    const shown = rung.kind === "seconds" || rung.kind === "days" ? pieces : [];
    const changes = shown.slice(1).map((piece) => piece.from);
    const nowX = xOf(scale, now);
    const nowInView = nowX >= 0 && nowX <= scale.width;

    const wishes: Wish[] = [];
    if (nowInView) wishes.push(this.#nowWish(scale, now));
    for (const [i, piece] of shown.entries()) {
      const before = shown[i - 1];
      if (before !== undefined) wishes.push(this.#changeWish(scale, before, piece));
    }
    wishes.push(...this.#contextWishes(scale, rung, pieces, shifts));
    for (const tick of ticks) wishes.push(this.#tickWish(scale, rung, tick));

    return {
      gridlines: gridlinesOf(scale, ticks, shiftsInView(scale, shifts), changes),
      minor: minorOf(scale, rung, pieces),
      labels: placeLabels(wishes, measure),
      now: nowInView ? nowX : undefined,
    };
  }

  /** The finest rung whose labels all have room. */
  #choose(
    scale: TimeScale,
    pieces: readonly ClockPiece[],
    measure: (text: string) => number,
  ): { readonly rung: Rung; readonly ticks: readonly Tick[] } {
    const perPixel = secondsPerPixel(scale);
    let chosen: { rung: Rung; ticks: readonly Tick[] } | undefined;
    for (const rung of LADDER) {
      const distance = lengthOfRung(rung) / perPixel;
      const ample = measure(this.#words.widest(rung)) + LABEL_GAP;
      if (distance < ample) continue;
      const ticks = ticksOf(rung, pieces);
      chosen = { rung, ticks };
      // On a night when the clocks go back the labels are longer, and closer.
      const clear = ticks.every((tick, i) => {
        const next = ticks[i + 1];
        if (next === undefined) return true;
        const width = measure(this.#words.tick(rung, tick)) + LABEL_GAP;
        return (next.at - tick.at) / perPixel >= width;
      });
      if (clear) return chosen;
    }
    return chosen ?? { rung: { kind: "months", step: 12 }, ticks: [] };
  }

  #tickWish(scale: TimeScale, rung: Rung, tick: Tick): Wish {
    const left = xOf(scale, tick.at) + INSET;
    return {
      kind: rung.kind === "seconds" ? "time" : "date",
      texts: [this.#words.tick(rung, tick)],
      row: "below",
      from: left,
      to: scale.width,
      left,
    };
  }

  #nowWish(scale: TimeScale, now: Instant): Wish {
    return {
      kind: "now",
      texts: [this.#words.time(now)],
      row: "below",
      from: 0,
      to: scale.width,
      left: 0,
      middle: xOf(scale, now),
    };
  }

  #changeWish(scale: TimeScale, before: ClockPiece, after: ClockPiece): Wish {
    return {
      kind: "clockChange",
      texts: [this.#words.change(after.from, before.offset, after.offset)],
      row: "above",
      from: 0,
      to: scale.width,
      left: 0,
      middle: xOf(scale, after.from),
    };
  }

  /** What the ticks leave unsaid: the shift or the date; above dates the month; above months the year. */
  #contextWishes(
    scale: TimeScale,
    rung: Rung,
    pieces: readonly ClockPiece[],
    shifts: readonly Shift[],
  ): readonly Wish[] {
    if (rung.kind === "months") {
      return this.#between(scale, ticksOf({ kind: "months", step: 12 }, pieces), (at) => [
        this.#words.year(at),
      ]);
    }
    if (rung.kind !== "seconds") {
      return this.#between(scale, ticksOf({ kind: "months", step: 1 }, pieces), (at) =>
        this.#words.month(at),
      );
    }
    const ofShifts = shifts.map(({ name, startsAt, endsAt }) =>
      stretch(scale, "shift", startsAt, endsAt, [`${name} ${this.#words.date(startsAt)}`, name]),
    );
    const dates = this.#between(scale, ticksOf({ kind: "days" }, pieces), (at) => [
      this.#words.date(at),
    ]);
    // A date is said by itself only where no shift says it.
    const uncovered = dates.flatMap((wish) => clearOf(wish, ofShifts));
    return [...ofShifts, ...uncovered];
  }

  /** A label for each stretch between two ticks, the view's edges included. */
  #between(
    scale: TimeScale,
    ticks: readonly Tick[],
    texts: (at: Instant) => readonly string[],
  ): readonly Wish[] {
    const edges = [scale.from, ...ticks.map((tick) => tick.at), endOf(scale)];
    return edges.slice(1).flatMap((end, i) => {
      const start = edges[i] ?? end;
      if (end <= start) return [];
      return [stretch(scale, "date", start, end, texts(floorToInstant(start)))];
    });
  }
}

/** A label that stays in view as long as any of its stretch does. */
function stretch(
  scale: TimeScale,
  kind: "shift" | "date",
  start: number,
  end: number,
  texts: readonly string[],
): Wish {
  const from = Math.max(xOf(scale, start), 0) + INSET;
  const to = Math.min(xOf(scale, end), scale.width);
  return { kind, texts, row: "above", from, to, left: from };
}

/** What is left of a wish's room beside others'. */
function clearOf(wish: Wish, others: readonly Wish[]): readonly Wish[] {
  let rest: readonly Wish[] = [wish];
  for (const other of others) {
    rest = rest.flatMap((part) => {
      if (other.from >= part.to || other.to <= part.from) return [part];
      const before = { ...part, to: other.from };
      const after = { ...part, from: other.to + INSET, left: other.to + INSET };
      return [before, after].filter((piece) => piece.to - piece.from > INSET);
    });
  }
  return rest;
}

function gridlinesOf(
  scale: TimeScale,
  ticks: readonly Tick[],
  shifts: readonly Shift[],
  changes: readonly number[],
): readonly Gridline[] {
  const lines = new Map<number, Gridline>();
  const add = (at: number, kind: Gridline["kind"]): void => {
    if (at >= scale.from - secondsPerPixel(scale) && at <= endOf(scale))
      lines.set(at, { x: Math.max(xOf(scale, at), 0), kind });
  };
  for (const { at, local } of ticks) add(at, local % 86_400 === 0 ? "date" : "tick");
  for (const { startsAt, endsAt } of shifts) {
    add(startsAt, "shift");
    add(endsAt, "shift");
  }
  for (const at of changes) add(at, "clockChange");
  return [...lines.values()];
}

/** Shifts' edges help until they are as dense as a ruler. */
function shiftsInView(scale: TimeScale, shifts: readonly Shift[]): readonly Shift[] {
  return shifts.length * NARROWEST_SHIFT > scale.width ? [] : shifts;
}

function minorOf(scale: TimeScale, rung: Rung, pieces: readonly ClockPiece[]): readonly number[] {
  const place = LADDER.indexOf(rung);
  const finest = MINOR * secondsPerPixel(scale);
  const minor = LADDER.slice(0, Math.max(place, 0)).find((finer) => lengthOfRung(finer) >= finest);
  return minor === undefined ? [] : ticksOf(minor, pieces).map((tick) => xOf(scale, tick.at));
}
