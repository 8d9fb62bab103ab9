import { z } from "zod";
import { eventSchema } from "./event.ts";
import { fieldProblemSchema } from "./field-problem.ts";

/** The media type of every error answer (RFC 9457). */
export const PROBLEM_TYPE = "application/problem+json";

/**
 * An error answer (RFC 9457). `detail` is in words that a supervisor understands; `errors` names each bad
 * field; `type` is a stable name for programs, `urn:shiftlane:problem:<code>`.
 */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(fieldProblemSchema).optional(),
  /** 412: what stands there now, and who set it. */
  current: z
    .object({
      machineId: z.string(),
      revision: z.int(),
      events: z.array(eventSchema),
      changes: z.array(
        z.object({ requestId: z.string(), by: z.string(), at: z.int(), revision: z.int() }),
      ),
    })
    .optional(),
  /** 403 `shiftLocked`: which shift, and why it takes no changes, for who words it in another language. */
  locked: z
    .object({
      shift: z.string(),
      startsAt: z.int(),
      endsAt: z.int(),
      /** The plant's zone: its clock tells the times. */
      zone: z.string(),
      /** Who closed it and when; absent: the plant locks it by its age. */
      closed: z.object({ by: z.string(), at: z.int() }).optional(),
      /** So many hours after its end the plant's late-edit window is over. */
      hours: z.number(),
      /** The end of that window. */
      until: z.int(),
      /** What whoever asked can do about it. */
      mend: z.enum(["sayWhy", "reopen", "askAdmin"]),
    })
    .optional(),
  /** 409 at a transaction's commit: which of its calls was refused, counted from 1. */
  call: z.int().optional(),
});
export type Problem = z.output<typeof problemSchema>;
export type LockedProblem = NonNullable<Problem["locked"]>;

const PREFIX = "urn:shiftlane:problem:";

/** Why, as a word for programs: an engine refusal's `kind`, or one of the server's own. */
export function problemType(code: string): string {
  return `${PREFIX}${code}`;
}

/** The code back out of a problem's `type`; `undefined` for someone else's problem. */
export function problemCode({ type }: Pick<Problem, "type">): string | undefined {
  return type.startsWith(PREFIX) ? type.slice(PREFIX.length) : undefined;
}
