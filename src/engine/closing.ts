import { type Instant, plus } from "#time/instant.ts";
import type { Plant } from "./plant.ts";

/** Which shift of the plant: two that overlap may start at the same second, so the name belongs to it. */
export interface ShiftSpan {
  readonly name: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** One thing that a person wrote about a shift. Nothing of it is ever changed or taken away. */
export interface ShiftEntry {
  readonly kind: "closed" | "reopened" | "note";
  readonly by: string;
  readonly at: Instant;
  /** May be empty for a closing only. */
  readonly note: string;
}

/** Whether a shift's seconds may still be changed. */
export type Standing =
  /** `reopened`: who opened it again, if it was ever locked. */
  | { readonly kind: "open"; readonly reopened: ShiftEntry | undefined }
  | { readonly kind: "closed"; readonly entry: ShiftEntry }
  /** Nobody closed it, and the plant locks such shifts when the late-edit window has passed. */
  | { readonly kind: "late" };

/** What a plant says about late edits (plant file, `lateEditHours` and `lateEditLocks`). */
export interface LateEdits {
  /** Hours after a shift's end in which a supervisor may open it again. */
  readonly hours: number;
  /** What is locked: the shifts that somebody closed, or all of them once the window has passed. */
  readonly locks: "closed" | "all";
}

const USUAL: LateEdits = { hours: 24, locks: "closed" };

export function lateEditsOf({ lateEdits }: Pick<Plant, "lateEdits">): LateEdits {
  return lateEdits ?? USUAL;
}

/** The end of the late-edit window: from then on an admin alone may open the shift again. */
export function lateFrom({ endsAt }: ShiftSpan, { hours }: LateEdits): Instant {
  return plus(endsAt, Math.round(hours * 3_600));
}

/** @param entries what people wrote about the shift, oldest first. */
export function standingOf(
  shift: ShiftSpan,
  entries: readonly ShiftEntry[],
  late: LateEdits,
  now: Instant,
): Standing {
  const last = entries.findLast(({ kind }) => kind !== "note");
  if (last?.kind === "closed") return { kind: "closed", entry: last };
  // Who opened it again meant it to be open until it is closed.
  if (last !== undefined) return { kind: "open", reopened: last };
  if (late.locks === "all" && now >= lateFrom(shift, late)) return { kind: "late" };
  return { kind: "open", reopened: undefined };
}

/** Whether someone of this role may open a locked shift again: an admin always, a supervisor for a while. */
export function mayReopen(role: string, shift: ShiftSpan, late: LateEdits, now: Instant): boolean {
  return role === "admin" || (role === "supervisor" && now < lateFrom(shift, late));
}
