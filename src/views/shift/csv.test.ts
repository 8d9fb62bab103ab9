import { machineId, rawState, reasonCode } from "#engine/names.ts";
import { at, sitePlant } from "#testing/site-plant.ts";
import { instant } from "#time/instant.ts";
import { timeZone } from "#time/zone.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvName, shiftCsv } from "./csv.ts";
import type { Piece } from "./tally.ts";

const plant = sitePlant();
const machine = { id: machineId("M1"), entId: 101, name: "Mazak 1" };

const piece = (comment: string, more: Partial<Piece> = {}): Piece => ({
  machine,
  event: {
    startsAt: at("07:10"),
    endsAt: at("07:20"),
    reason: reasonCode("JAM"),
    raw: rawState("STOPPED"),
    pending: false,
    comment,
    origin: { requestId: "r", by: "Ana" },
  },
  startsAt: at("07:10"),
  endsAt: at("07:20"),
  ...more,
});

/** As RFC 4180 reads a table: quotes double, lines may break inside quotes. */
function readBack(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y;
  for (let found = field.exec(csv); found !== null; found = field.exec(csv)) {
    const [, text = "", end] = found;
    rows.at(-1)?.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

test("an event is a line, with its times in UTC and on the plant's wall", () => {
  expect(shiftCsv(plant, [piece("belt, again")]).split("\r\n")).toEqual([
    "machine_id,machine,area,start_utc,end_utc,start_local,end_local,seconds,reason_code,reason,group,counts_as,unexplained,raw_state,comment,entered_by,goes_on",
    'M1,Mazak 1,Milling,2026-11-20T07:10:00Z,2026-11-20T07:20:00Z,2026-11-20T08:10:00+01:00,2026-11-20T08:20:00+01:00,600,JAM,Machine jam,Technical,unplanned,no,STOPPED,"belt, again",Ana,no',
    "",
  ]);
});

test("the hour that the clocks repeat is told by its offset", () => {
  const first = instant(Date.parse("2026-10-25T00:30:00Z") / 1000);
  const second = instant(Date.parse("2026-10-25T01:30:00Z") / 1000);
  const csv = shiftCsv(plant, [piece("", { startsAt: first, endsAt: second })]);
  expect(csv).toContain("2026-10-25T02:30:00+02:00,2026-10-25T02:30:00+01:00");
});

test("any comment comes back as it was written, but for the apostrophe that keeps it text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (comment) => {
      const rows = readBack(shiftCsv(plant, [piece(comment), piece("after")]));
      expect(rows).toHaveLength(3);
      const [, row, next] = rows;
      expect(row).toHaveLength(17);
      expect([comment, `'${comment}`]).toContain(row?.[14]);
      expect(next?.[14]).toBe("after");
    }),
  );
});

test.each([
  '=HYPERLINK("http://evil")',
  "+1",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "  =1",
  "＝1+1",
  "\n=1",
])("%j is no formula to a spreadsheet", (comment) => {
  const [, row] = readBack(shiftCsv(plant, [piece(comment)]));
  expect(row?.[14]).toBe(`'${comment}`);
});

test("a machine, a reason or a person is never a formula either", () => {
  const odd = { ...machine, name: "=Mazak" };
  const [, row] = readBack(shiftCsv(plant, [piece("", { machine: odd })]));
  expect(row?.[1]).toBe("'=Mazak");
});

test("the file is called by the plant's date and the shift", () => {
  const berlin = timeZone("Europe/Berlin");
  expect(csvName(berlin, at("23:30"), "Night")).toBe("shiftlane-2026-11-21-night.csv");
  expect(csvName(berlin, at("05:00"), "Früh / A")).toBe("shiftlane-2026-11-20-früh-a.csv");
  expect(csvName(berlin, at("05:00"), "../")).toBe("shiftlane-2026-11-20-shift.csv");
});
