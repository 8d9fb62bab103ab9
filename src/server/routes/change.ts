import { randomUUID } from "node:crypto";
import { apply, type Outcome } from "#engine/apply.ts";
import { consequence } from "#engine/consequence.ts";
import type { Edit } from "#engine/edit.ts";
import type { Origin } from "#engine/event.ts";
import type { Machine, Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Instant } from "#time/instant.ts";
import type { Account } from "../access/account.ts";
import { mayWrite } from "../access/roles.ts";
import type { ChangedEvents, Dialect, WriteTx } from "../record/record.ts";
import { type FieldNames, httpProblem, refused } from "./http-problem.ts";
import { checkShifts } from "./locked-shifts.ts";
import { conflict, type Match } from "./match.ts";
import { words } from "./words.ts";

/** A change of one machine's timeline, as asked for in one dialect or another. */
export interface Asked {
  readonly machine: Machine;
  readonly request: Request;
  readonly dialect: Dialect;
  /** How the dialect calls the fields that the rules can find fault with. */
  readonly fields: FieldNames;
  /** What S3 carries and nobody reads. */
  readonly carried: Readonly<{ [field: string]: string }>;
}

/** Who asks, and what they had seen. */
export interface Asker {
  readonly account: Account;
  readonly clientId: string | undefined;
  /** The `Idempotency-Key`: kept for the history. */
  readonly key: string | undefined;
  readonly match: Match;
}

/** An accepted change, not kept yet. */
export interface Accepted {
  readonly origin: Origin;
  readonly before: Timeline;
  readonly timeline: Timeline;
  readonly edit: Edit;
}

/** @throws HttpProblem 403 for a machine outside the account's areas. */
export function checkArea(account: Account, plant: Plant, machine: Machine): void {
  if (mayWrite(account, plant, machine.id)) return;
  throw httpProblem(403, "mayNotWriteArea", words.mayNotWriteArea(machine.name));
}

export function newOrigin(account: Account): Origin {
  return { requestId: randomUUID(), by: account.name };
}

/**
 * The precondition, then the rules, then whether the shift is closed. Changes nothing.
 * @param view the timeline that the request is applied to, when it is not the kept one: a transaction's.
 * @throws HttpProblem 412, what the rules say, or 403
 */
export async function judge(
  tx: WriteTx,
  plant: Plant,
  { machine, request, fields }: Asked,
  { account, clientId, match }: Asker,
  origin: Origin,
  now: Instant,
  view?: Timeline,
): Promise<Accepted> {
  const kept = await tx.timeline(machine.id);
  const before = view ?? kept.timeline;
  const outcome: Outcome = apply(before, request, { plant, now, origin });
  const seen = { machine, match, clientId, request, origin, now };
  const inTheWay = await conflict(tx, plant, seen, kept, before, outcome);
  if (inTheWay !== undefined) throw inTheWay;
  if (!outcome.ok) throw refused(outcome.refusal, fields);
  await checkShifts(tx, plant, account, request, outcome.edit.asked, now);
  return { origin, before, timeline: outcome.timeline, edit: outcome.edit };
}

/** The events that a change replaced, and those that stand in their place. */
export function changedBy(
  { before, timeline, edit }: Accepted,
  plant: Plant,
  now: Instant,
): ChangedEvents {
  const told = consequence(before, timeline, edit, plant.mapping, now);
  return { before: told.before, after: told.after };
}

/** S3's `records_affected`: events added, changed or removed; an event is known by its start. */
export function countOf({ before, after }: ChangedEvents): number {
  return new Set([...before, ...after].map((event) => event.startsAt)).size;
}

/** Keeps an accepted change. */
export async function keep(
  tx: WriteTx,
  { machine, request, dialect, carried }: Asked,
  { account, clientId, key }: Pick<Asker, "account" | "clientId" | "key">,
  { origin, timeline, edit }: Accepted,
  changed: ChangedEvents,
  now: Instant,
): Promise<number> {
  const { revision } = await tx.commit(machine.id, {
    origin,
    request,
    timeline,
    edit,
    changed,
    dialect,
    accountId: account.id,
    clientId,
    key,
    now,
    carried,
  });
  return revision;
}

/** An accepted change, kept. */
export interface Made {
  readonly accepted: Accepted;
  readonly changed: ChangedEvents;
  readonly revision: number;
}

/** Judges a change and keeps it. @throws HttpProblem as {@link judge}; nothing is kept then. */
export async function make(
  tx: WriteTx,
  plant: Plant,
  asked: Asked,
  asker: Asker,
  now: Instant,
): Promise<Made> {
  const accepted = await judge(tx, plant, asked, asker, newOrigin(asker.account), now);
  const changed = changedBy(accepted, plant, now);
  return { accepted, changed, revision: await keep(tx, asked, asker, accepted, changed, now) };
}
