import { type Calendar, type Shift, shiftsBetween } from "#time/calendar.ts";
import { floorToInstant } from "#time/instant.ts";

/** Longest stretch whose shifts are named, seconds: in a longer one days are what a person looks for. */
const LONGEST = 2.5 * 86_400;

/** The shifts of a view that moves: asked for with every frame, worked out when the view leaves what is known. */
export class ShiftsAround {
  private readonly calendar: Calendar;
  private from = 0;
  private to = 0;
  private shifts: readonly Shift[] = [];

  constructor(calendar: Calendar) {
    this.calendar = calendar;
  }

  /** Shifts that overlap `[from, to)` epoch seconds, fractions allowed. */
  between(from: number, to: number): readonly Shift[] {
    if (to - from > LONGEST) return [];
    if (from < this.from || to > this.to) {
      this.from = Math.max(0, from - (to - from));
      this.to = to + (to - from);
      this.shifts = shiftsBetween(
        this.calendar,
        floorToInstant(this.from),
        floorToInstant(this.to + 1),
      );
    }
    return this.shifts.filter((shift) => shift.startsAt < to && shift.endsAt > from);
  }
}
