import type { LockedProblem } from "#contract/problem.ts";
import {
  lateEditsOf,
  lateFrom,
  mayReopen,
  type ShiftEntry,
  type ShiftSpan,
  type Standing,
  standingOf,
} from "#engine/closing.ts";
import type { Touched } from "#engine/edit.ts";
import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import { shiftsBetween } from "#time/calendar.ts";
import { earlier, type Instant, plus } from "#time/instant.ts";
import { clock, dateTimeWords, dayWords } from "#time/words.ts";
import type { Account } from "../access/account.ts";
import type { WriteTx } from "../record/record.ts";
import { type HttpProblem, httpProblem } from "./http-problem.ts";
import { words } from "./words.ts";

/**
 * A closed shift takes no more changes, by whichever call they come; one that the plant locks by its age neither.
 * What counts are the seconds that the request speaks of: an event of the next shift that merges with one of a
 * closed shift changes no second of it. An admin's change is taken if its comment says why.
 * @throws HttpProblem 403
 */
export async function checkShifts(
  tx: WriteTx,
  plant: Plant,
  account: Account,
  request: Request,
  asked: Touched,
  now: Instant,
): Promise<void> {
  if (account.role === "admin" && saysWhy(request)) return;
  const locked = await lockedIn(tx, plant, asked, now);
  if (locked !== undefined) throw lockedProblem(plant, account, locked, now);
}

interface Locked {
  readonly shift: ShiftSpan;
  readonly standing: Exclude<Standing, { readonly kind: "open" }>;
}

async function lockedIn(
  tx: WriteTx,
  plant: Plant,
  asked: Touched,
  now: Instant,
): Promise<Locked | undefined> {
  const late = lateEditsOf(plant);
  const logs = await tx.shiftLogsIn(asked);
  const of = (shift: ShiftSpan, entries: readonly ShiftEntry[]): Locked | undefined => {
    const standing = standingOf(shift, entries, late, now);
    return standing.kind === "open" ? undefined : { shift, standing };
  };
  for (const { shift, entries } of logs) {
    const locked = of(shift, entries);
    if (locked !== undefined) return locked;
  }
  if (late.locks === "closed") return undefined;
  // What starts after this has not been over for long enough.
  const until = earlier(asked.end ?? now, plus(now, 1));
  for (const shift of shiftsBetween(plant.calendar, asked.start, until)) {
    const isLogged = logs.some(
      (log) => log.shift.name === shift.name && log.shift.startsAt === shift.startsAt,
    );
    const locked = isLogged ? undefined : of(shift, []);
    if (locked !== undefined) return locked;
  }
  return undefined;
}

function saysWhy(request: Request): boolean {
  return request.kind !== "undo" && (request.comment ?? "").trim() !== "";
}

function lockedProblem(
  plant: Plant,
  { role }: Account,
  { shift, standing }: Locked,
  now: Instant,
): HttpProblem {
  const late = lateEditsOf(plant);
  const { timeZone } = plant;
  const named = words.shiftNamed(
    shift.name,
    dayWords(timeZone, shift.startsAt),
    clock(timeZone, shift.startsAt),
    clock(timeZone, shift.endsAt),
  );
  const why =
    standing.kind === "closed"
      ? words.shiftWasClosed(named, standing.entry.by, dateTimeWords(timeZone, standing.entry.at))
      : words.shiftTooOld(named, late.hours);
  const mend = mendFor(role, mayReopen(role, shift, late, now));
  const who = {
    sayWhy: words.lockedForAdmin,
    reopen: words.lockedUntil(dateTimeWords(timeZone, lateFrom(shift, late))),
    askAdmin: words.lockedForSupervisor,
  }[mend];
  return httpProblem(403, "shiftLocked", `${why} ${who}`, {
    locked: {
      shift: shift.name,
      startsAt: shift.startsAt,
      endsAt: shift.endsAt,
      zone: timeZone,
      ...(standing.kind === "closed"
        ? { closed: { by: standing.entry.by, at: standing.entry.at } }
        : {}),
      hours: late.hours,
      until: lateFrom(shift, late),
      mend,
    },
  });
}

function mendFor(role: Account["role"], canReopen: boolean): LockedProblem["mend"] {
  if (role === "admin") return "sayWhy";
  return canReopen ? "reopen" : "askAdmin";
}
