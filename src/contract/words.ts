/**
 * What is wrong with a field, in words for the person who has to mend it. One place, so that the words
 * can be translated later.
 */
export const words = {
  missing: "is missing",
  expected: (what: string, got: string): string => `must be ${what}, not ${got}`,
  oneOf: (choices: readonly string[]): string => `must be one of ${choices.map(quoted).join(", ")}`,
  tooFew: "must not be empty",
  unknownField: "is no field that is known here; look for a spelling mistake",
  wrong: "is not valid",
  tooBig: "is too large to be counted exactly; give a smaller whole number",

  text: "text",
  wholeNumber: "a whole number",
  number: "a number",
  yesOrNo: "true or false",
  list: "a list",
  object: "an object in braces",
  nothing: "nothing at all",

  epochSeconds: "must be a time in epoch seconds between 1970 and 9999",
  milliseconds: "looks like milliseconds; give epoch seconds, that is divide by 1000",
  utc: "must be a UTC time such as 2026-11-20T10:05:00Z",
  timeOfDay:
    'must be a time of day from "00:00" to "23:59"; a shift that ends at midnight ends at "00:00"',
  blank: "must not be blank",
  unkeepable: "holds a character that cannot be kept: U+0000, or half of a surrogate pair",
  readingTime: "must be a time in epoch seconds between 1970 and 2106; fractions are allowed",

  zone: (name: string): string =>
    `"${name}" is not a time zone that this machine knows; give a name such as "Europe/Berlin"`,
  twice: (what: string, value: string | number, first: string): string =>
    `${what} ${JSON.stringify(value)} is already at ${first}; give each its own`,
  noSuchReason: (code: string, codes: readonly string[]): string =>
    `there is no reason "${code}" in this file; ${
      codes.length === 0
        ? 'add it under "reasons"'
        : `add it under "reasons", or use one of ${some(codes)}`
    }`,
  noneNamed: "must not be empty: leave it out to mean all of them",
  noSuchMachine: (id: string, ids: readonly string[]): string =>
    `there is no machine "${id}" in this file; ${
      ids.length === 0 ? 'add it under "areas"' : `use one of ${some(ids)}`
    }`,
  noSuchRawState: (state: string, states: readonly string[]): string =>
    `there is no raw state "${state}" in this file; ${
      states.length === 0
        ? 'add it under "rawStates"'
        : `add it under "rawStates", or use one of ${some(states)}`
    }`,
  nameTwice: (name: string): string => `names ${quoted(name)} twice`,
  microStop: "must be a whole number of seconds from 0 (no micro-stops) to 3600",
  lateEditHours: "must be a number of hours from 0 to 8760",
  dayTwice: (day: string): string => `names ${quoted(day)} twice`,

  reasonMissing: "is missing: say which reason, by its code",
  reasonsDiffer: (reason: string, reasonId: string): string =>
    `says "${reasonId}" but reason says "${reason}"; send one of them, or the same in both`,
} as const;

function quoted(text: string): string {
  return `"${text}"`;
}

/** The first few, so that a plant with 300 reasons still gets a line that can be read. */
function some(codes: readonly string[]): string {
  const shown = codes.slice(0, 8).map(quoted).join(", ");
  return codes.length > 8 ? `${shown}, …` : shown;
}
