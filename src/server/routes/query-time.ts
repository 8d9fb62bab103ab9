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
