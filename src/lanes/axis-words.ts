import { floorToInstant, type Instant } from "#time/instant.ts";
import { type Language, localeOf } from "#time/language.ts";
import { clock, dayWords } from "#time/words.ts";
import { offsetAt, type TimeZone } from "#time/zone.ts";
import type { Rung, Tick } from "./ladder.ts";

/** Labels are asked for again with every frame, and there are few. */
const MOST_KEPT = 4000;

/** The words on a plant's time axis. */
export class AxisWords {
  readonly #zone: TimeZone;
  readonly #language: Language;
  readonly #kept = new Map<string, string>();
  readonly #formats = new Map<string, Intl.DateTimeFormat>();

  constructor(zone: TimeZone, language: Language) {
    this.#zone = zone;
    this.#language = language;
  }

  /** "10:12". */
  time(at: Instant): string {
    return this.#keep(`time ${at}`, () => clock(this.#zone, at));
  }

  /** "Fri 20 Nov". */
  date(at: Instant): string {
    return this.#keep(`date ${at}`, () => dayWords(this.#zone, at, this.#language));
  }

  /** "November 2026", or shorter. */
  month(at: Instant): readonly string[] {
    const local = this.#local(at);
    return [
      this.#date("month year", local, { month: "long", year: "numeric" }),
      this.#date("mon year", local, { month: "short", year: "numeric" }),
      this.#date("mon", local, { month: "short" }),
    ];
  }

  /** "2026". */
  year(at: Instant): string {
    return this.#date("year", this.#local(at), { year: "numeric" });
  }

  /** A clock change: "02:00 → 03:00" skips an hour, "03:00 → 02:00" repeats one. */
  change(at: number, before: number, after: number): string {
    return `${timeOfDay(at + before)} → ${timeOfDay(at + after)}`;
  }

  tick(rung: Rung, { at, local }: Tick): string {
    switch (rung.kind) {
      case "seconds":
        return this.#keep(`tick ${at} ${rung.step % 60}`, () =>
          clock(this.#zone, floorToInstant(at), { seconds: rung.step % 60 !== 0 }),
        );
      case "days":
        return this.#date("day", local, { weekday: "short", day: "numeric" });
      case "weeks":
        return this.#date("week", local, { day: "numeric", month: "short" });
      case "months":
        return rung.step >= 12
          ? this.#date("year", local, { year: "numeric" })
          : this.#date("mon", local, { month: "short" });
    }
  }

  /** As wide as a tick's label of this rung usually gets. */
  widest(rung: Rung): string {
    switch (rung.kind) {
      case "seconds":
        return rung.step % 60 === 0 ? "00:00" : "00:00:00";
      case "days":
        return this.#date("day", 1_790_122_000, { weekday: "short", day: "numeric" });
      case "weeks":
        return this.#date("week", 1_790_122_000, { day: "numeric", month: "short" });
      case "months":
        return rung.step >= 12 ? "2026" : "Nov.";
    }
  }

  #local(at: Instant): number {
    return at + offsetAt(this.#zone, at);
  }

  /** Words for a date of the plant's calendar; `local` is in seconds since 1970 on its own clock. */
  #date(name: string, local: number, options: Intl.DateTimeFormatOptions): string {
    const day = Math.floor(local / 86_400);
    return this.#keep(`${name} ${day}`, () => {
      const format =
        this.#formats.get(name) ??
        new Intl.DateTimeFormat(localeOf(this.#language), { ...options, timeZone: "UTC" });
      this.#formats.set(name, format);
      return format.format(day * 86_400_000);
    });
  }

  #keep(key: string, make: () => string): string {
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const made = make();
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, made);
    return made;
  }
}

/** "02:00" of a wall time in seconds. */
function timeOfDay(local: number): string {
  const minute = Math.floor((local % 86_400) / 60);
  const pad = (value: number): string => String(value).padStart(2, "0");
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}
