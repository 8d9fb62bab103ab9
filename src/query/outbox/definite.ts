import type { Touched } from "#engine/edit.ts";
import type { Request } from "#engine/request.ts";
import { type Calendar, ongoingEnd } from "#time/calendar.ts";
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

/** Whether it goes on until its shift ends (C4). */
export function isOngoing(request: Request): boolean {
  return request.kind === "classify" && request.endsAt === undefined;
}

/**
 * An ongoing classification (C4) that arrives after the shift in which it was made would cover everything since
 * then, up to the end of the shift in which it arrives. By now its end is known: it is what was meant.
 * @returns `undefined`: it means today what it meant when it was made
 */
export function ended(
  request: Request,
  madeAt: Instant,
  calendar: Calendar,
  now: Instant,
): Request | undefined {
  if (request.kind !== "classify" || request.endsAt !== undefined) return undefined;
  const end = ongoingEnd(calendar, madeAt);
  return end <= now ? { ...request, endsAt: end } : undefined;
}

/** The seconds that a request asks for, before anything merges. No end: as far as what it splits, or for now. */
export function spanOf(request: Request, now: Instant): Touched {
  if (request.kind === "undo") return request.edit.asked;
  const start = request.startsAt ?? now;
  return { start, end: request.kind === "post" ? undefined : request.endsAt };
}
