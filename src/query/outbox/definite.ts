import type { Touched } from "#engine/edit.ts";
import type { Request } from "#engine/request.ts";
import type { Instant } from "#time/instant.ts";

/**
 * "From now" means the moment when the person said so, not the one when the network came back; and a key may
 * be used only with the same body. So what is kept says its start. `updateIfExists`: P1 modifies an event of
 * this very second, whatever the flag says.
 */
export function definite(request: Request, now: Instant): Request {
  if (request.kind === "classify" || request.kind === "undo") return request;
  if (request.startsAt !== undefined) return request;
  return request.kind === "post"
    ? { ...request, startsAt: now, updateIfExists: true }
    : { ...request, startsAt: now };
}

/** The seconds that a request asks for, before anything merges. No end: as far as what it splits, or for now. */
export function spanOf(request: Request, now: Instant): Touched {
  if (request.kind === "undo") return request.edit.asked;
  const start = request.startsAt ?? now;
  return { start, end: request.kind === "post" ? undefined : request.endsAt };
}
