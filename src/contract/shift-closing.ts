import { z } from "zod";
import type { ShiftEntry, ShiftSpan, Standing } from "#engine/closing.ts";
import { type Instant, instant } from "#time/instant.ts";
import { keptTextSchema } from "./kept-text.ts";

const entrySchema = z.object({
  kind: z.enum(["closed", "reopened", "note"]),
  by: z.string(),
  at: z.int(),
  note: z.string(),
});

/**
 * `GET /api/shifts/{startsAt}/closing?shift=NAME`, and the answer of what changes it. `standing`: `late` is a
 * shift that nobody closed, but that the plant locks by its age. `lateFrom`: from then on an admin alone may
 * open it again. `entries`: closings, reopenings and handover notes, oldest first. Instants in epoch seconds.
 */
export const shiftClosingSchema = z.object({
  shift: z.object({ name: z.string(), startsAt: z.int(), endsAt: z.int() }),
  standing: z.enum(["open", "closed", "late"]),
  lateFrom: z.int(),
  entries: z.array(entrySchema),
});
export type ShiftClosingWire = z.output<typeof shiftClosingSchema>;

/** The longest note, in characters: a page. */
const LONGEST_NOTE = 4_000;

/** The body of `close`, `reopen` and `notes`. */
export const shiftNoteSchema = z.object({
  /** The shift's name: two that overlap may start at the same second. */
  shift: z.string(),
  note: keptTextSchema.max(LONGEST_NOTE).default(""),
});

/** A shift, whether it is open, and what people wrote about it. */
export interface ShiftClosing {
  readonly shift: ShiftSpan;
  readonly standing: Standing["kind"];
  readonly lateFrom: Instant;
  readonly entries: readonly ShiftEntry[];
}

export function shiftClosingToWire({
  shift,
  standing,
  lateFrom,
  entries,
}: ShiftClosing): ShiftClosingWire {
  const { name, startsAt, endsAt } = shift;
  return {
    shift: { name, startsAt, endsAt },
    standing,
    lateFrom,
    entries: entries.map(({ kind, by, at, note }) => ({ kind, by, at, note })),
  };
}

/** @throws RangeError when an instant is not one. */
export function shiftClosingFromWire(wire: ShiftClosingWire): ShiftClosing {
  const { name, startsAt, endsAt } = wire.shift;
  return {
    shift: { name, startsAt: instant(startsAt), endsAt: instant(endsAt) },
    standing: wire.standing,
    lateFrom: instant(wire.lateFrom),
    entries: wire.entries.map((entry) => ({ ...entry, at: instant(entry.at) })),
  };
}
