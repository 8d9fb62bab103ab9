import fc from "fast-check";
import type { Calendar, TimeOfDay, Weekday } from "#time/calendar.ts";
import { type Instant, instant } from "#time/instant.ts";
import { timeZone } from "#time/zone.ts";
import { rawState, reasonCode } from "#engine/names.ts";
import { type Meaning, meaningOf, type OeeUse, type Plant } from "#engine/plant.ts";
import type { AddRequest, ClassifyRequest, PostRequest } from "#engine/request.ts";
import type { Reading } from "#engine/signal.ts";

/*
 * Made-up stories: a plant, a machine's readings, and people who ask for changes as time goes by. A story
 * lasts a few minutes, and nearly all of it happens on a grid, so that starts meet starts and ends meet ends
 * far more often than chance would have it; a second before or after now and then does the rest. The rules
 * know no scale but that shifts change on the minute.
 */

/** The first second of every story: eight minutes before the plant's midnight, on a Friday. */
export const DAWN = instant(Date.UTC(2026, 10, 20, 23, 52) / 1000);
/** No reading and no request is later than this. */
export const LENGTH = 720;
/** No end that a person sets lies further ahead than this, and nobody looks further. */
export const HORIZON = LENGTH + 300;
const GRID = 30;

export const RAWS = ["ACTIVE", "READY", "STOPPED", "UNAVAILABLE", "???"].map(rawState);
export const CODES = ["RUNNING", "IDLE", "STOP", "OFF", "JAM"].map(reasonCode);
const NOBODYS = reasonCode("NOPE");
const OEE: readonly OeeUse[] = ["runtime", "unplanned", "unplanned", "none", "planned"];

export type StoryPlant = Pick<Plant, "reasons" | "mapping" | "calendar">;

/** A reading, and the second at which the plant hears of it: late, or early when the machine's clock is ahead. */
export interface Delivery {
  readonly heardAt: Instant;
  readonly reading: Reading;
}

export type PersonRequest = ClassifyRequest | PostRequest | AddRequest;

export interface Step {
  readonly now: Instant;
  readonly request: PersonRequest;
}

export interface Story {
  readonly plant: StoryPlant;
  /** By the second in which they are heard of. */
  readonly deliveries: readonly Delivery[];
  /** By time. */
  readonly steps: readonly Step[];
}

/** The second `after` the story's first. */
export function second(after: number): Instant {
  return instant(DAWN + after);
}

/** Small steps around the grid: mostly none. */
const jitter = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -1, max: 1 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: GRID - 1 }) },
);

/** A second of the story: shrinks towards its beginning. */
const moment = fc
  .tuple(fc.nat({ max: LENGTH / GRID - 1 }), jitter)
  .map(([step, off]) => Math.max(0, step * GRID + off));

const meaning: fc.Arbitrary<Meaning> = fc.record({
  reason: fc.constantFrom(...CODES),
  pending: fc.boolean(),
});

const day = fc.subarray<Weekday>(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], {
  minLength: 4,
});

/** A time of day from six minutes before the story to six after it: shifts begin, end, overlap and leave gaps. */
const timeOfDay = fc
  .integer({ min: -6, max: LENGTH / 60 + 6 })
  .map((minute) => (23 * 60 + 52 + minute) % 1440)
  .map((minute) => ({ hour: Math.floor(minute / 60), minute: minute % 60 }));

export const calendars: fc.Arbitrary<Calendar> = fc
  .array(fc.record({ name: fc.constant("shift"), days: day, start: timeOfDay, end: timeOfDay }), {
    maxLength: 3,
  })
  .map((patterns) => ({ zone: timeZone("UTC"), patterns }));

export const plants: fc.Arbitrary<StoryPlant> = fc
  .record({
    meanings: fc.tuple(meaning, meaning, meaning, meaning),
    unknown: meaning,
    calendar: calendars,
  })
  .map(({ meanings, unknown, calendar }) => ({
    reasons: CODES.map((code, index) => ({
      code,
      reasCd: index + 1,
      name: code,
      group: [],
      oee: OEE[index] ?? "none",
      commentRequired: false,
    })),
    // The last raw state is one that the plant file does not know.
    mapping: {
      rawStates: new Map(meanings.map((known, index) => [RAWS[index] ?? rawState(""), known])),
      unknown,
    },
    calendar,
  }));

const delay = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: LENGTH / 2 }) },
  // A machine whose clock is ahead is believed up to a minute (contracts).
  { weight: 1, arbitrary: fc.integer({ min: -60, max: -1 }) },
);

export const deliveries: fc.Arbitrary<readonly Delivery[]> = fc
  .array(
    fc.record({
      at: moment,
      nanos: fc.constantFrom(0, 0, 250_000_000, 999_999_999),
      raw: fc.constantFrom(...RAWS),
      delay,
    }),
    { maxLength: 14 },
  )
  .chain((later) =>
    fc
      .record({ at: fc.constantFrom(0, 0, 0, 45), raw: fc.constantFrom(...RAWS) })
      .map((first) => [{ ...first, nanos: 0, delay: 0 }, ...later]),
  )
  .map((all) =>
    all
      .map(({ at, nanos, raw, delay: late }) => ({
        heardAt: second(Math.max(0, at + late)),
        reading: { at: second(at), nanos, raw },
      }))
      .sort((a, b) => a.heardAt - b.heardAt),
  );

const comment = fc.constantFrom("", "", "oil", "belt", "oil\nbelt", "belt\n\nnew belt");
const reason = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...CODES) },
  { weight: 1, arbitrary: fc.constant(NOBODYS) },
);

/** Where a request starts, seen from its `now`: nearly always within what has happened. */
const start = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ share: fc.nat({ max: 24 }), off: jitter }).map(
      ({ share, off }) =>
        (now: number) =>
          Math.max(0, Math.min(now, Math.floor((now * share) / 24 / GRID) * GRID + off)),
    ),
  },
  { weight: 2, arbitrary: fc.constant((now: number) => now) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: GRID }).map((ahead) => (now: number) => now + ahead),
  },
);

/** Where it ends, seen from its start and its `now`: past or future, seldom nowhere or backwards. */
const end = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({ steps: fc.integer({ min: 1, max: 6 }), off: jitter }).map(
      ({ steps, off }) =>
        (from: number) =>
          (Math.floor(from / GRID) + steps) * GRID + off,
    ),
  },
  { weight: 3, arbitrary: fc.constant((from: number, now: number) => Math.max(now, from + 1)) },
  {
    weight: 3,
    arbitrary: fc
      .integer({ min: 1, max: 8 })
      .map((steps) => (_: number, now: number) => (Math.floor(now / GRID) + steps) * GRID),
  },
  {
    weight: 1,
    arbitrary: fc.nat({ max: 1 }).map((less) => (from: number) => Math.max(0, from - less * 7)),
  },
);

function sometimes<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 });
}

type Asked = (now: number) => PersonRequest;

const classify: fc.Arbitrary<Asked> = fc
  .record({ start, end: fc.option(end, { nil: undefined, freq: 2 }), reason, comment })
  .map(({ start: from, end: to, ...rest }) => (now) => {
    const at = from(now);
    const until = to === undefined ? undefined : second(Math.min(to(at, now), HORIZON - 2));
    return { kind: "classify", startsAt: second(at), endsAt: until, ...rest };
  });

const supplied = {
  reason,
  raw: fc.option(fc.constantFrom(...RAWS), { nil: undefined, freq: 1 }),
  pending: sometimes(fc.boolean()),
  comment: sometimes(comment),
};

const post: fc.Arbitrary<Asked> = fc
  .record({
    start: fc.option(start, { nil: undefined, freq: 6 }),
    updateIfExists: fc.boolean(),
    ...supplied,
  })
  .map(({ start: from, ...rest }) => (now) => ({
    kind: "post",
    startsAt: from === undefined ? undefined : second(from(now)),
    ...rest,
  }));

const add: fc.Arbitrary<Asked> = fc
  .record({
    start: fc.option(start, { nil: undefined, freq: 6 }),
    end: fc.option(end, { nil: undefined, freq: 3 }),
    ...supplied,
  })
  .map(({ start: from, end: to, ...rest }) => (now) => {
    const at = from === undefined ? now : from(now);
    const until = to === undefined ? undefined : second(Math.min(to(at, now), HORIZON - 2));
    const startsAt = from === undefined ? undefined : second(at);
    return { kind: "add", startsAt, endsAt: until, ...rest };
  });

/** What somebody asks for, once it is known when. */
export const asked: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 3, arbitrary: classify },
  { weight: 3, arbitrary: post },
  { weight: 1, arbitrary: add },
);

const step: fc.Arbitrary<Step> = fc
  .record({ now: moment, ask: asked })
  .map(({ now, ask }) => ({ now: second(now), request: ask(now) }));

export const steps: fc.Arbitrary<readonly Step[]> = fc
  .array(step, { minLength: 1, maxLength: 8 })
  .map((all) => all.toSorted((a, b) => a.now - b.now));

export const stories: fc.Arbitrary<Story> = fc
  .record({ plant: plants, deliveries, steps })
  .map((story) => ({ ...story, [fc.toStringMethod]: () => inWords(story) }));

/** A story as a person can read it: seconds count from its first one. */
function inWords({ plant, deliveries: readings, steps: all }: Story): string {
  const at = (when: number | undefined): string => (when === undefined ? "…" : `${when - DAWN}`);
  const means = RAWS.map((raw) => {
    const { reason: code, pending } = meaningOf(plant.mapping, raw);
    return `${raw} ${code}${pending ? "?" : ""}`;
  });
  const lines = [
    `means ${means.join(", ")}`,
    ...plant.calendar.patterns.map(({ days, start: from, end: to }) => {
      const clock = ({ hour, minute }: TimeOfDay): string => `${hour}:${minute}`;
      return `shift ${clock(from)}-${clock(to)} ${days.join(" ")}`;
    }),
    ...readings.map(({ heardAt, reading: { at: when, nanos, raw } }) => {
      const late = heardAt === when ? "" : ` heard at ${at(heardAt)}`;
      return `reads ${at(when)}${nanos === 0 ? "" : `+${nanos} ns`} ${raw}${late}`;
    }),
    ...all.map(({ now, request }) => {
      const { kind, startsAt, reason: code, ...rest } = request;
      const to = "endsAt" in rest ? `-${at(rest.endsAt)}` : "";
      const start = startsAt === undefined ? "now" : at(startsAt);
      const more = JSON.stringify({ ...rest, endsAt: undefined });
      return `now ${at(now)}: ${kind} ${start}${to} ${code} ${more}`;
    }),
  ];
  return `\n${lines.join("\n")}\n`;
}
