import { z } from "@hono/zod-openapi";
import { words } from "./words.ts";

/** A position of the live log. */
export const seqParam = z
  .string()
  .regex(/^\d{1,15}$/, { error: words.position })
  .openapi({ type: "integer" });
