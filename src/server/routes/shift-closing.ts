import { z } from "@hono/zod-openapi";
import { parse } from "#contract/field-problem.ts";
import {
  shiftClosingSchema,
  shiftClosingToWire,
  shiftNoteSchema,
} from "#contract/shift-closing.ts";
import {
  lateEditsOf,
  lateFrom,
  mayReopen,
  type ShiftEntry,
  type ShiftSpan,
  standingOf,
} from "#engine/closing.ts";
import type { Plant } from "#engine/plant.ts";
import { eventsBetween } from "#engine/timeline.ts";
import { shiftsBetween } from "#time/calendar.ts";
import { type Instant, plus } from "#time/instant.ts";
import { dateTimeWords } from "#time/words.ts";
import type { Account } from "../access/account.ts";
import type { WriteTx } from "../record/record.ts";
import type { Host } from "./host.ts";
import { badFields, httpProblem } from "./http-problem.ts";
import { mount } from "./mount.ts";
import { machinesOf } from "./plant-lookup.ts";
import { instantOf, timeParam } from "./query-time.ts";
import { ok, type Reply } from "./reply.ts";
import { words } from "./words.ts";

const params = z.object({ startsAt: timeParam });
const answers = { 200: { description: "The shift as it stands", schema: shiftClosingSchema } };
const body = {
  schema: shiftNoteSchema,
  read: (json: unknown) => parse(shiftNoteSchema, json),
};

/** A shift of the plant: handed over with a note, closed, and opened again. */
export function mountShiftClosing(host: Host): void {
  const { plant } = host.deps.record;
  mountReading(host);
  mountWriting(host, "notes", "Write a handover note", (asked) => {
    if (asked.note === "") throw noteMissing(words.noteMissing);
    return Promise.resolve("note");
  });
  mountWriting(host, "close", "Close a shift: it takes no more changes", async (asked) => {
    const { shift, entries, note, tx, now } = asked;
    if (now < shift.endsAt) {
      const until = dateTimeWords(plant.timeZone, shift.endsAt);
      throw httpProblem(409, "shiftGoesOn", words.shiftGoesOn(shift.name, until));
    }
    const { kind } = standingOf(shift, entries, lateEditsOf(plant), now);
    if (kind !== "open") throw httpProblem(409, "shiftIsClosed", words.shiftIsClosed);
    const left = note === "" ? await unexplainedIn(tx, plant, shift, now) : 0;
    if (left > 0) throw noteMissing(words.unexplainedLeft(left));
    return "closed";
  });
  mountWriting(host, "reopen", "Open a closed shift again, saying why", (asked) => {
    const { shift, entries, note, account, now } = asked;
    const late = lateEditsOf(plant);
    if (standingOf(shift, entries, late, now).kind === "open") {
      throw httpProblem(409, "shiftIsOpen", words.shiftIsOpen);
    }
    if (!mayReopen(account.role, shift, late, now)) {
      throw httpProblem(403, "lateEdit", words.mayNotReopen(late.hours));
    }
    if (note === "") throw noteMissing(words.reopenMissing);
    return Promise.resolve("reopened");
  });
}

function mountReading(host: Host): void {
  const { record } = host.deps;
  mount(
    host,
    {
      method: "get",
      path: "/api/shifts/{startsAt}/closing",
      tag: "Shiftlane",
      summary: "Whether a shift is closed, and what people wrote about it",
      kind: "read",
      who: "reader",
      params,
      query: z.object({ shift: z.string() }),
      body: undefined,
      extras: [],
      badStatus: 400,
      answers,
      problems: [400, 404],
    },
    async ({ params: { startsAt }, query, now }) => {
      const shift = shiftOf(record.plant, instantOf(startsAt), query.shift);
      return replyOf(record.plant, shift, await record.shiftEntries(shift), now);
    },
  );
}

interface AskedOfShift {
  readonly shift: ShiftSpan;
  readonly entries: readonly ShiftEntry[];
  /** Without blanks at its ends. */
  readonly note: string;
  readonly account: Account;
  readonly tx: WriteTx;
  readonly now: Instant;
}

function mountWriting(
  host: Host,
  step: "close" | "reopen" | "notes",
  summary: string,
  kindOf: (asked: AskedOfShift) => Promise<ShiftEntry["kind"]>,
): void {
  const { plant } = host.deps.record;
  mount(
    host,
    {
      method: "post",
      path: `/api/shifts/{startsAt}/${step}`,
      tag: "Shiftlane",
      summary,
      kind: "write",
      who: "writer",
      params,
      query: z.object({}),
      body,
      extras: [],
      badStatus: 400,
      answers,
      problems: [404],
    },
    async ({ params: { startsAt }, body: said, account, write }) =>
      write(async (tx, now) => {
        const shift = shiftOf(plant, instantOf(startsAt), said.shift);
        const entries = await tx.shiftEntries(shift);
        const note = said.note.trim();
        const kind = await kindOf({ shift, entries, note, account, tx, now });
        const entry: ShiftEntry = { kind, by: account.name, at: now, note };
        await tx.writeOfShift(shift, account.id, entry);
        return replyOf(plant, shift, [...entries, entry], now);
      }),
  );
}

function replyOf(
  plant: Plant,
  shift: ShiftSpan,
  entries: readonly ShiftEntry[],
  now: Instant,
): Reply {
  const late = lateEditsOf(plant);
  const { kind } = standingOf(shift, entries, late, now);
  const closing = { shift, standing: kind, lateFrom: lateFrom(shift, late), entries };
  return ok(shiftClosingToWire(closing));
}

/** @throws HttpProblem 404 when the calendar has no such shift. */
function shiftOf({ calendar }: Plant, startsAt: Instant, name: string): ShiftSpan {
  const shift = shiftsBetween(calendar, startsAt, plus(startsAt, 1)).find(
    (its) => its.startsAt === startsAt && its.name === name,
  );
  if (shift === undefined) throw httpProblem(404, "unknownShift", words.unknownShift);
  return { name: shift.name, startsAt, endsAt: shift.endsAt };
}

async function unexplainedIn(
  tx: WriteTx,
  plant: Plant,
  { startsAt, endsAt }: ShiftSpan,
  now: Instant,
): Promise<number> {
  let count = 0;
  for (const { id } of machinesOf(plant)) {
    const { timeline } = await tx.timeline(id);
    const events = eventsBetween(timeline, plant.mapping, startsAt, plus(endsAt, -1), now);
    count += events.filter(({ pending }) => pending).length;
  }
  return count;
}

function noteMissing(message: string) {
  return badFields(422, [{ path: "note", message }]);
}
