import { z } from "zod";
import type { Edit, Touched } from "#engine/edit.ts";
import { instant } from "#time/instant.ts";
import { personSpanFromWire, personSpanSchema, personSpanToWire } from "./person-span.ts";

const touchedSchema = z.object({ start: z.int(), end: z.int().nullable() });
type TouchedWire = z.output<typeof touchedSchema>;

/** What an accepted request did to a machine's spans: enough to preview taking it back. */
export const editSchema = z.object({
  asked: touchedSchema,
  touched: touchedSchema,
  removed: z.array(personSpanSchema),
  inserted: z.array(personSpanSchema),
});
export type EditWire = z.output<typeof editSchema>;

export function editToWire({ asked, touched, removed, inserted }: Edit): EditWire {
  return {
    asked: touchedToWire(asked),
    touched: touchedToWire(touched),
    removed: removed.map(personSpanToWire),
    inserted: inserted.map(personSpanToWire),
  };
}

/** @throws RangeError when an instant is not one. */
export function editFromWire({ asked, touched, removed, inserted }: EditWire): Edit {
  return {
    asked: touchedFromWire(asked),
    touched: touchedFromWire(touched),
    removed: removed.map(personSpanFromWire),
    inserted: inserted.map(personSpanFromWire),
  };
}

function touchedToWire({ start, end }: Touched): TouchedWire {
  return { start, end: end ?? null };
}

function touchedFromWire({ start, end }: TouchedWire): Touched {
  return { start: instant(start), end: end === null ? undefined : instant(end) };
}
