import type { Request } from "#engine/request.ts";
import { useMutation } from "@tanstack/react-query";
import { randomId } from "./client-id.ts";
import { type Link, useLink } from "./link.ts";
import type { Entry } from "./pending.ts";
import type { Fate } from "./sender.ts";
import type { MachineTruth } from "./truth.ts";

/** What a person confirmed. */
export interface Confirmed {
  /** The truth that the person saw. */
  readonly truth: MachineTruth;
  readonly request: Request;
  /** Who confirmed it. */
  readonly by: string;
}

/**
 * Confirms a request: keeps it, and waits for the first attempt's end. Never rejects. Resolves "kept" as
 * soon as one attempt has had no answer; a refusal that comes later stays in the list of pending ones.
 */
export function useSend(): (confirmed: Confirmed) => Promise<Fate> {
  const link = useLink();
  const { mutateAsync } = useMutation({
    networkMode: "always",
    mutationFn: (confirmed: Confirmed) => send(link, confirmed),
  });
  return mutateAsync;
}

export async function send(
  { pending, clock, sender }: Link,
  { truth, request, by }: Confirmed,
): Promise<Fate> {
  const entry: Entry = {
    id: randomId(),
    machineId: truth.machineId,
    request,
    baseRevision: truth.revision,
    madeAt: clock.now(),
    madeBy: by,
    schemaVersion: 1,
    state: { kind: "waiting", attempts: 0 },
  };
  const fate = sender.firstAttempt(entry.id);
  await pending.add(entry);
  const known = await fate;
  if (known.kind === "refused") pending.remove(entry.id);
  return known;
}
