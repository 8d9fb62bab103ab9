import { parse } from "#contract/field-problem.ts";
import { suggestionsAnswerSchema, suggestionsFromWire } from "#contract/suggestions.ts";
import type { MachineId, RawState } from "#engine/names.ts";
import type { Suggestion } from "#engine/suggest.ts";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { dataOf } from "./client.ts";
import { type Link, useLink } from "./link.ts";

/** What is usual changes slowly; it is asked for now and then, for all machines at once. */
const FRESH_MS = 60_000;

type Suggestions = ReadonlyMap<string, Suggestion>;

/**
 * Every machine's suggestions in one answer, so that one is at hand when a stop is opened and nothing
 * moves under the finger. Without the server there are none: they are an offer, never needed.
 */
export function suggestionsQuery({ client }: Link) {
  return queryOptions({
    queryKey: ["suggestions"],
    staleTime: FRESH_MS,
    refetchInterval: FRESH_MS,
    queryFn: async ({ signal }): Promise<Suggestions> =>
      dataOf(await client.ask({ path: "/api/suggestions", read, signal })).value,
  });
}

/** What to suggest for a stop of a machine that has this raw state. */
export type Suggest = (machine: MachineId, raw: RawState) => Suggestion | undefined;

export function useSuggestions(): Suggest {
  const { data } = useQuery(suggestionsQuery(useLink()));
  return useCallback((machine, raw) => data?.get(keyOf(machine, raw)), [data]);
}

function read(json: unknown) {
  const parsed = parse(suggestionsAnswerSchema, json);
  if (!parsed.ok) return parsed;
  const all = suggestionsFromWire(parsed.value);
  return {
    ok: true as const,
    value: new Map(all.map((its) => [keyOf(its.machine, its.raw), its])),
  };
}

/** Both are free text, so they are told apart by JSON. */
function keyOf(machine: MachineId, raw: RawState): string {
  return JSON.stringify([machine, raw]);
}
