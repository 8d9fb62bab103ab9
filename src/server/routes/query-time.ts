import { z } from "@hono/zod-openapi";
import { epochSecondsSchema, instantFromSeconds } from "#contract/moment.ts";
import type { Instant } from "#time/instant.ts";
import { badFields } from "./http-problem.ts";
import { words } from "./words.ts";

/** Epoch seconds in an address. */
export const timeParam = z
  .string()
  .refine(
    (text) => /^\d+(\.\d+)?$/.test(text) && epochSecondsSchema.safeParse(Number(text)).success,
    {
      error: words.wholeSeconds,
    },
  )
  .openapi({ type: "number", description: "Epoch seconds" });

/** A minute on the widest of screens, and centuries on the narrowest: beyond these nobody looks. */
const FINEST_STEP = 0.001;
const COARSEST_STEP = 10_000_000;

/** Seconds that one column of a picture stands for. */
export const stepParam = z
  .string()
  .refine((text) => Number(text) >= FINEST_STEP && Number(text) <= COARSEST_STEP, {
    error: words.badStep,
  })
  .optional()
  .openapi({
    type: "number",
    description:
      "Seconds a column of pixels, columns being counted from the epoch. Where there are too many events for a browser, those before today's come as an outline that paints these columns as all of them would.",
  });

/** A parameter that may be given several times. */
export const listParam = z.union([z.string(), z.array(z.string())]).optional();

export function instantOf(text: string): Instant {
  return instantFromSeconds(Number(text));
}

export function listOf(
  parameter: string | readonly string[] | undefined,
): readonly string[] | undefined {
  return typeof parameter === "string" ? [parameter] : parameter;
}

/** @throws HttpProblem 400 when the window ends before it begins. */
export function checkWindow(from: Instant, to: Instant): void {
  if (from > to) throw badFields(400, [{ path: "to", message: words.badWindow }]);
}
