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
  /** 409 at a transaction's commit: which of its calls was refused, counted from 1. */
  call: z.int().optional(),
});
export type Problem = z.output<typeof problemSchema>;

const PREFIX = "urn:shiftlane:problem:";

/** Why, as a word for programs: an engine refusal's `kind`, or one of the server's own. */
export function problemType(code: string): string {
  return `${PREFIX}${code}`;
}

/** The code back out of a problem's `type`; `undefined` for someone else's problem. */
export function problemCode({ type }: Pick<Problem, "type">): string | undefined {
  return type.startsWith(PREFIX) ? type.slice(PREFIX.length) : undefined;
}
