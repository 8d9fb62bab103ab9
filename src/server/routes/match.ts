import type { Context } from "hono";
import { eventToWire } from "#contract/event.ts";
import { apply, type Outcome } from "#engine/apply.ts";
import { reachOf, touches, type Touched } from "#engine/edit.ts";
import type { Origin } from "#engine/event.ts";
import type { Machine, Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import { pieceAt } from "#engine/piece.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { earlier, type Instant, instant, later, plus } from "#time/instant.ts";
import type { Done, Kept, WriteTx } from "../record/record.ts";
import { type HttpProblem, httpProblem } from "./http-problem.ts";
import { revisionTag } from "./reply.ts";
import { words } from "./words.ts";

/** The revision that the sender saw (`If-Match`); `undefined`: any will do. */
export type Match = number | undefined;

/** @throws HttpProblem 400 for anything but one quoted revision, or `*`. */
function matchIn(c: Context): Match {
  const header = c.req.header("If-Match")?.trim();
  if (header === undefined || header === "*") return undefined;
  const revision = Number(/^"(\d{1,15})"$/.exec(header)?.[1] ?? NaN);
  if (Number.isSafeInteger(revision)) return revision;
  throw httpProblem(400, "badMatch", words.badMatch);
}

/** The `Client-Id` header: one browser's outbox. @throws HttpProblem 400 */
function clientIdIn(c: Context): string | undefined {
  const id = c.req.header("Client-Id");
  if (id === undefined || /^[\x21-\x7e]{1,255}$/.test(id)) return id;
  throw httpProblem(400, "badClientId", words.badClientId);
}

/** The browser's queue, the revision that was seen, and the key that a change came under. @throws HttpProblem 400 */
export function sentWith(c: Context): {
  readonly clientId: string | undefined;
  readonly match: Match;
  readonly key: string | undefined;
} {
  return { clientId: clientIdIn(c), match: matchIn(c), key: c.req.header("Idempotency-Key") };
}

/** What the sender saw, what they ask, and what would come of it now. */
export interface Seen {
  readonly machine: Machine;
  readonly match: Match;
  readonly clientId: string | undefined;
  readonly request: Request;
  readonly origin: Origin;
  readonly now: Instant;
}

/**
 * Whether someone else changed a second that this request touches since the sender looked (contracts, "What
 * every write has"). The request touches what it would touch now, and what it would have touched on the
 * layer that the sender saw: someone who put an event into the middle of it since is in its way, though
 * the request would now stop short of there.
 *
 * @param timeline what the request is applied to; a transaction's own view of `kept`'s, maybe.
 * @param outcome what the rules say, which the precondition goes before.
 * @returns the 412 to answer, or `undefined`.
 */
export async function conflict(
  tx: WriteTx,
  plant: Plant,
  seen: Seen,
  kept: Kept,
  timeline: Timeline,
  outcome: Outcome,
): Promise<HttpProblem | undefined> {
  const { machine, match, clientId, now } = seen;
  if (match === undefined || match === kept.revision) return undefined;
  const since = await tx.touchedSince(machine.id, match, ALL, undefined, now);
  const before = { signal: timeline.signal, layer: layerBefore(kept, since) };
  const mine = [touched(plant, seen, timeline, outcome), touched(plant, seen, before)];
  const theirs = since.filter(
    (done) =>
      (clientId === undefined || done.clientId !== clientId) &&
      mine.some((span) => touches(reachOf(done.edit, timeline.signal, now), span)),
  );
  // A revision that does not exist yet was seen in another store: nobody can tell what has changed since.
  if (theirs.length === 0 && match < kept.revision) return undefined;
  return changedSince(plant, seen, kept, theirs, mine);
}

const ALL: Touched = { start: instant(0), end: undefined };

/** The layer as it was, by taking back what was done since, last first. */
function layerBefore({ timeline }: Kept, since: readonly Done[]): Timeline["layer"] {
  return since.reduceRight(
    (layer, { edit }) =>
      layer.splice(
        edit.inserted.map((span) => span.startsAt),
        edit.removed,
      ),
    timeline.layer,
  );
}

function touched(
  plant: Plant,
  { request, origin, now }: Seen,
  timeline: Timeline,
  outcome: Outcome = apply(timeline, request, { plant, origin, now }),
): Touched {
  if (outcome.ok) return outcome.edit.touched;
  if (request.kind === "undo") return request.edit.touched;
  const start = request.startsAt ?? now;
  const end = request.kind === "post" ? undefined : request.endsAt;
  if (end !== undefined) return { start: earlier(start, end), end: later(plus(start, 1), end) };
  const inForce = pieceAt(timeline, start, now)?.endsAt ?? Infinity;
  return { start, end: inForce === Infinity ? undefined : instant(inForce) };
}

function changedSince(
  plant: Plant,
  { machine, now }: Seen,
  { timeline, revision }: Kept,
  theirs: readonly Done[],
  mine: readonly Touched[],
): HttpProblem {
  const from = mine.reduce((first, { start }) => earlier(first, start), now);
  const to = mine.reduce((last, { end }) => later(last, end ?? now), from);
  const names = [...new Set(theirs.map(({ by }) => by))];
  return httpProblem(412, "changedSince", words.changedSince(names), {
    headers: revisionTag(revision),
    current: {
      machineId: machine.id,
      revision,
      events: eventsBetween(timeline, plant.mapping, from, to, now).map(eventToWire),
      changes: theirs.map((done) => ({
        requestId: done.requestId,
        by: done.by,
        at: done.at,
        revision: done.revision,
      })),
    },
  });
}
