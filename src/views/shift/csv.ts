import type { Plant } from "#engine/plant.ts";
import { instant, type Instant } from "#time/instant.ts";
import { offsetAt, type TimeZone, wallTime } from "#time/zone.ts";
import { lengthOf, type Piece } from "./tally.ts";

/** A field for a person's eyes or a program's: text may come from people, the rest is ours. */
type Field = string | number;

const HEADINGS = [
  "machine_id",
  "machine",
  "area",
  "start_utc",
  "end_utc",
  "start_local",
  "end_local",
  "seconds",
  "reason_code",
  "reason",
  "group",
  "counts_as",
  "unexplained",
  "raw_state",
  "comment",
  "entered_by",
  "goes_on",
] as const;

/**
 * A shift's events as RFC 4180 has a table: one line an event, as far as it lies in the shift, so that the
 * seconds add up. Times twice: UTC, and the plant's wall time with its offset. Pure.
 */
export function shiftCsv(plant: Plant, pieces: readonly Piece[]): string {
  const lines = pieces.map((piece) => lineOf(plant, piece));
  return [HEADINGS, ...lines].map((fields) => `${fields.map(quoted).join(",")}\r\n`).join("");
}

function lineOf(plant: Plant, piece: Piece): readonly Field[] {
  const { machine, event, startsAt, endsAt } = piece;
  const area = plant.areas.find(({ machines }) => machines.some(({ id }) => id === machine.id));
  const reason = plant.reasons.find(({ code }) => code === event.reason);
  return [
    machine.id,
    machine.name,
    area?.name ?? "",
    utcText(startsAt),
    utcText(endsAt),
    localText(plant.timeZone, startsAt),
    localText(plant.timeZone, endsAt),
    lengthOf(piece),
    event.reason,
    reason?.name ?? "",
    (reason?.group ?? []).join(" / "),
    reason?.oee ?? "none",
    event.pending ? "yes" : "no",
    event.raw,
    event.comment,
    event.origin?.by ?? "",
    event.endsAt === undefined || event.endsAt > endsAt ? "yes" : "no",
  ];
}

/**
 * A spreadsheet runs what begins like a formula, and people write comments: an apostrophe in front makes it
 * text. Also behind blanks, and in the wide forms that East Asian keyboards type.
 */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/u;

function quoted(field: Field): string {
  if (typeof field === "number") return String(field);
  const safe = FORMULA.test(field) ? `'${field}` : field;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** "2026-11-20T08:12:00Z". */
function utcText(at: Instant): string {
  return new Date(at * 1000).toISOString().replace(".000Z", "Z");
}

/** "2026-11-20T09:12:00+01:00": the wall time, and which of two where a clock change repeats it. */
function localText(zone: TimeZone, at: Instant): string {
  const offset = offsetAt(zone, at);
  const wall = utcText(instant(Math.max(0, at + offset))).slice(0, 19);
  const size = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, "0");
  const minutes = two(Math.floor((size % 3600) / 60));
  return `${wall}${offset < 0 ? "-" : "+"}${two(Math.floor(size / 3600))}:${minutes}`;
}

/** "shiftlane-2026-11-20-early.csv": by the plant's date on which the shift starts. */
export function csvName(zone: TimeZone, startsAt: Instant, name: string): string {
  const { year, month, day } = wallTime(zone, startsAt);
  const date = [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
  const slug = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
  return `shiftlane-${date}-${slug === "" ? "shift" : slug}.csv`;
}
