import type { SentReading } from "../record/record.ts";

/*
 * SHDR, the line protocol of MTConnect adapters: `time|key|value|key|value…`. Of all that such a line can say
 * only the execution state is a reading here: `2016-10-06T10:13:37.405Z|execution|ACTIVE`.
 */

export type ShdrLine =
  | { readonly kind: "reading"; readonly reading: SentReading }
  | { readonly kind: "passedOver"; readonly why: string };

const KEY = "execution";

/** ISO 8601; SHDR's times are UTC, and some adapters leave the Z off. */
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

export function shdrLine(line: string): ShdrLine {
  const text = line.replace(/^\uFEFF/, "").trim();
  if (text === "") return passedOver("The line is empty.");
  if (text.startsWith("*")) return passedOver("It is a remark of the adapter, not data.");
  const [time = "", ...fields] = text.split("|");
  if (fields.length === 0) return passedOver("It is not SHDR: nothing is set apart by |.");
  const seconds = epochSeconds(time.trim());
  if (seconds === undefined) return passedOver("Its time cannot be read.");
  // Keys and values take turns; a value may read "execution" too.
  const place = fields.findIndex((field, index) => index % 2 === 0 && field.trim() === KEY);
  if (place === -1) return passedOver(`It says nothing about ${KEY}.`);
  const state = fields[place + 1]?.trim() ?? "";
  if (state === "") return passedOver("It has no state.");
  return { kind: "reading", reading: { time: seconds, state } };
}

/** With its fraction. `undefined`: not a time, or one that no calendar has. */
function epochSeconds(text: string): number | undefined {
  // After an @ stands how long the sample lasted, which says nothing about a state.
  const [, whole = "", fraction = "", zone = "Z"] = TIME.exec(text.replace(/@.*$/, "")) ?? [];
  const milliseconds = Date.parse(`${whole}${zone}`);
  if (Number.isNaN(milliseconds)) return undefined;
  // Date.parse takes 30 February for 1 March.
  const local = milliseconds + offsetMilliseconds(zone);
  if (new Date(local).toISOString().slice(0, 19) !== whole) return undefined;
  // In one piece, so that the same digits give the same number as in JSON.
  return Number(`${milliseconds / 1000}${fraction}`);
}

function offsetMilliseconds(zone: string): number {
  if (zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}

function passedOver(why: string): ShdrLine {
  return { kind: "passedOver", why };
}
