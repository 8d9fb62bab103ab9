import { parse } from "#contract/field-problem.ts";
import {
  type ShiftClosing,
  shiftClosingFromWire,
  shiftClosingSchema,
} from "#contract/shift-closing.ts";
import type { ShiftSpan } from "#engine/closing.ts";
import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import type { Problem } from "./client.ts";
import { dataOf } from "./client.ts";
import { type Link, useLink } from "./link.ts";

export type { ShiftClosing } from "#contract/shift-closing.ts";

/** Milliseconds: someone else may close it, or write a note. */
const FRESH_MS = 20_000;

export function shiftClosingQuery({ client }: Link, { name, startsAt }: ShiftSpan) {
  return queryOptions({
    queryKey: ["shift-closing", startsAt, name],
    staleTime: FRESH_MS,
    refetchInterval: FRESH_MS,
    queryFn: async ({ signal }): Promise<ShiftClosing> => {
      const query = new URLSearchParams({ shift: name });
      const path = `/api/shifts/${startsAt}/closing?${query}`;
      return dataOf(await client.ask({ path, read, signal })).value;
    },
  });
}

export type ClosingLoad =
  | { readonly kind: "loading" }
  | { readonly kind: "failed" }
  | { readonly kind: "loaded"; readonly closing: ShiftClosing };

/** Whether a shift is closed, and what people wrote about it. It is the server's to tell. */
export function useShiftClosing(shift: ShiftSpan): ClosingLoad {
  const { data, isError } = useQuery(shiftClosingQuery(useLink(), shift));
  if (data !== undefined) return { kind: "loaded", closing: data };
  return { kind: isError ? "failed" : "loading" };
}

export type ShiftStep = "notes" | "close" | "reopen";

export type StepTaken =
  | { readonly kind: "done"; readonly closing: ShiftClosing }
  | { readonly kind: "refused"; readonly problem: Problem }
  /** Closing is an agreement with everyone, so it is never kept for later: it takes the server's word. */
  | { readonly kind: "unreachable" };

/** Writes a note, closes a shift, opens it again. Never rejects. */
export function useShiftStep(
  shift: ShiftSpan,
): (step: ShiftStep, note: string, by: string) => Promise<StepTaken> {
  const link = useLink();
  const { mutateAsync } = useMutation({
    networkMode: "always",
    mutationFn: (asked: Asked) => take(link, shift, asked),
  });
  return (step, note, by) => mutateAsync({ step, note, by });
}

interface Asked {
  readonly step: ShiftStep;
  readonly note: string;
  readonly by: string;
}

async function take(link: Link, shift: ShiftSpan, { step, note, by }: Asked): Promise<StepTaken> {
  const answer = await link.client.ask({
    method: "POST",
    path: `/api/shifts/${shift.startsAt}/${step}`,
    body: { shift: shift.name, note },
    // A tab of someone who is not signed in any more must not write in another's name.
    headers: { "Account-Id": by },
    read,
  });
  switch (answer.kind) {
    case "ok":
      link.queries.setQueryData(shiftClosingQuery(link, shift).queryKey, answer.value);
      return { kind: "done", closing: answer.value };
    case "refused":
    case "signedOut":
      void link.queries.invalidateQueries({ queryKey: shiftClosingQuery(link, shift).queryKey });
      return { kind: "refused", problem: answer.problem };
    case "unreachable":
      return { kind: "unreachable" };
  }
}

function read(json: unknown) {
  const parsed = parse(shiftClosingSchema, json);
  return parsed.ok ? { ok: true as const, value: shiftClosingFromWire(parsed.value) } : parsed;
}
