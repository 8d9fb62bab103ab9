import { z } from "zod";
import { machineId, type MachineId, rawState, reasonCode } from "#engine/names.ts";
import type { Suggestion } from "#engine/suggest.ts";

/**
 * `GET /api/suggestions`: what people explained stops like these with, lately and on the same machine. At most
 * one for each machine and raw state; where nothing is usual there is none.
 */
export const suggestionsAnswerSchema = z.object({
  suggestions: z.array(
    z.object({
      machineId: z.string(),
      raw: z.string(),
      reason: z.string(),
      /** How many of the last `of` explained stops had this reason. */
      count: z.int(),
      of: z.int(),
    }),
  ),
});
export type SuggestionsAnswer = z.output<typeof suggestionsAnswerSchema>;

export interface MachineSuggestion extends Suggestion {
  readonly machine: MachineId;
}

export function suggestionsToWire(all: readonly MachineSuggestion[]): SuggestionsAnswer {
  return {
    suggestions: all.map(({ machine, raw, reason, count, of }) => ({
      machineId: machine,
      raw,
      reason,
      count,
      of,
    })),
  };
}

export function suggestionsFromWire({
  suggestions,
}: SuggestionsAnswer): readonly MachineSuggestion[] {
  return suggestions.map(({ machineId: machine, raw, reason, count, of }) => ({
    machine: machineId(machine),
    raw: rawState(raw),
    reason: reasonCode(reason),
    count,
    of,
  }));
}
