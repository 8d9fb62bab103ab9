import type { SentReading } from "../record/record.ts";

/*
 * SHDR, the line protocol of MTConnect adapters: `time|key|value|key|value…`. Of all that such a line can say
 * only the execution state is a reading here: `2016-10-06T10:13:37.405Z|execution|ACTIVE`.
 */

export type ShdrLine =
  | { readonly kind: "reading"; readonly reading: SentReading }
  | { readonly kind: "passedOver"; readonly why: string };

const KEY = "execution";

/**
 * ISO 8601; SHDR's times are UTC, and some adapters leave the Z off. What has been through a spreadsheet or a
 * logger may have a blank for the T, a comma in the fraction, no colon in the zone.
 */
const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d+))?(Z|[+-]\d\d:?\d\d)?$/i;

export function shdrLine(line: string): ShdrLine {
  const text = line.replace(/^\uFEFF/, "").trim();
  if (text === "") return passedOver("The line is empty.");
  if (text.startsWith("*")) return passedOver("It is a remark of the adapter, not data.");
  const [time = "", ...fields] = text.split("|");
  if (fields.length === 0) return passedOver("It is not SHDR: nothing is set apart by |.");
  const seconds = epochSeconds(time.trim());
  if (seconds === undefined) return passedOver("Its time cannot be read.");
  // Keys and values take turns; a value may read "execution" too.
  const place = fields.findIndex((field, index) => index % 2 === 0 && isKey(field.trim()));
  if (place === -1) return passedOver(`It says nothing about ${KEY}.`);
  const state = fields[place + 1]?.trim() ?? "";
  if (state === "") return passedOver("It has no state.");
  return { kind: "reading", reading: { time: seconds, state } };
}

/** An adapter that speaks for several machines puts the machine's name before the key: `Mazak01:execution`. */
function isKey(field: string): boolean {
  return field.slice(field.lastIndexOf(":") + 1) === KEY;
}

/** With its fraction. `undefined`: not a time, or one that no calendar has. */
function epochSeconds(text: string): number | undefined {
  // After an @ stands how long the sample lasted, which says nothing about a state.
  const match = TIME.exec(text.replace(/@.*$/, ""));
  if (match === null) return undefined;
  const [, date = "", clock = "", fraction = "0", zone = "Z"] = match;
  const local = Date.parse(`${date}T${clock}Z`);
  if (Number.isNaN(local)) return undefined;
  // Date.parse takes 30 February for 1 March.
  if (new Date(local).toISOString().slice(0, 19) !== `${date}T${clock}`) return undefined;
  const seconds = local / 1000 - offsetSeconds(zone);
  // In one piece, so that the same digits give the same number as in JSON. What is before 1970 is refused later.
  return seconds < 0 ? seconds : Number(`${seconds}.${fraction}`);
}

function offsetSeconds(zone: string): number {
  if (zone.toUpperCase() === "Z") return 0;
  const [hours, minutes] = [zone.slice(1, 3), zone.slice(-2)].map(Number);
  const seconds = (hours ?? 0) * 3_600 + (minutes ?? 0) * 60;
  return zone.startsWith("-") ? -seconds : seconds;
}

function passedOver(why: string): ShdrLine {
  return { kind: "passedOver", why };
}
