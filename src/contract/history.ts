import { z } from "zod";
import { changedSchema } from "./event.ts";
import { editSchema } from "./edit.ts";
import { requestSchema } from "./request.ts";

/** One thing that a person did: who, when, what was asked, and the events before and after. */
export const doneSchema = z.object({
  requestId: z.string(),
  machineId: z.string(),
  revision: z.int(),
  by: z.string(),
  at: z.int(),
  /** Which contract it came in by. */
  dialect: z.enum(["s0", "s3", "ours"]),
  /** Its Idempotency-Key, null where it had none; absent from a server that does not tell it. */
  key: z.string().nullish(),
  request: requestSchema,
  changed: changedSchema,
  /** What it did to the spans that people set: to preview taking it back. */
  edit: editSchema,
});
export type DoneWire = z.output<typeof doneSchema>;

/** `GET /api/history`, newest first. `next`: pass it as `after` for the page that follows; null: no more. */
export const historyAnswerSchema = z.object({
  entries: z.array(doneSchema),
  next: z.string().nullable(),
});
export type HistoryAnswer = z.output<typeof historyAnswerSchema>;

/** The most entries that one page of the history holds. */
export const MOST_ENTRIES = 1_000;
