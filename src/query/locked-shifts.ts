import { lateEditsOf, mayReopen } from "#engine/closing.ts";
import type { Plant } from "#engine/plant.ts";
import { type Shift, shiftsBetween } from "#time/calendar.ts";
import { type Instant, later, plus } from "#time/instant.ts";
import { type Span, span } from "#time/span.ts";
import { useQueries } from "@tanstack/react-query";
import { useLink } from "./link.ts";
import type { Period } from "./period.ts";
import type { Person } from "./person.ts";
import { type ShiftClosing, shiftClosingQuery } from "./shift-closing.ts";

/** A shift that takes no more changes, as the server last said. */
export interface LockedShift {
  readonly shift: Shift;
  readonly period: Period;
  /** Who closed it and when; `undefined`: the plant locks it by its age. */
  readonly closed: { readonly by: string; readonly at: Instant } | undefined;
  /** Whether this person may open it again now. */
  readonly mayReopen: boolean;
  /** Whether this person may change it all the same, with a comment that says why. */
  readonly mayOverrule: boolean;
}

/** A longer stretch is not asked about shift by shift: the server's word on the request is enough. */
const MOST = 8;

/**
 * The locked shifts that a stretch reaches into, so that a person is told before confirming. Asked for when the
 * stretch is looked at; what has not been answered is not known to be locked, and the server has the last word.
 */
export function useLockedShifts(
  plant: Plant,
  person: Person,
  stretch: Pick<Span, "start" | "end"> | undefined,
  now: Instant,
): readonly LockedShift[] {
  const link = useLink();
  const shifts =
    stretch === undefined
      ? []
      : shiftsBetween(plant.calendar, stretch.start, later(stretch.end, plus(stretch.start, 1)));
  // One that goes on cannot have been closed.
  const over = shifts.length > MOST ? [] : shifts.filter(({ endsAt }) => endsAt <= now);
  const answers = useQueries({ queries: over.map((shift) => shiftClosingQuery(link, shift)) });
  return over.flatMap((shift, index): readonly LockedShift[] => {
    const closing = answers[index]?.data;
    if (closing === undefined || closing.standing === "open") return [];
    return [
      {
        shift,
        period: { kind: "shift", span: span(shift.startsAt, shift.endsAt), shift },
        closed: closedBy(closing),
        mayReopen: mayReopen(person.role, shift, lateEditsOf(plant), now),
        mayOverrule: person.role === "admin",
      },
    ];
  });
}

function closedBy({ standing, entries }: ShiftClosing): LockedShift["closed"] {
  if (standing !== "closed") return undefined;
  return entries.findLast(({ kind }) => kind === "closed");
}
