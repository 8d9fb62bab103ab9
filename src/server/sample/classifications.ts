import { type MachineId, reasonCode } from "#engine/names.ts";
import type { ClassifyRequest, PostRequest } from "#engine/request.ts";
import { shiftsBetween } from "#time/calendar.ts";
import { type Instant, later, plus } from "#time/instant.ts";
import { type SamplePerson, sampleSupervisor } from "./people.ts";
import { Random } from "./random.ts";
import { sampleStart, type Scene } from "./scene.ts";
import { shiftWork } from "./shift-work.ts";
import type { Attention, Stretch } from "./stretch.ts";

/** What a sample person asked, and when. */
export interface SampleRequest {
  readonly at: Instant;
  readonly machine: MachineId;
  readonly by: SamplePerson;
  readonly request: ClassifyRequest | PostRequest;
}

/**
 * What people asked in `[from, to)` about stops of one machine that began in that window too, in order of
 * asking. Each is accepted by the engine at its instant, on the sample's own readings.
 *
 * Breaks and planned work are explained as they end; other stops an hour or two later, if at all before
 * the shift is reviewed at its end. So some 10 to 20 stops of the shift in progress wait for an explanation,
 * and few of those before.
 */
export function sampleClassifications(
  scene: Scene,
  machine: MachineId,
  from: Instant,
  to: Instant,
): readonly SampleRequest[] {
  return shiftsBetween(scene.calendar, from, to)
    .flatMap((shift) =>
      shiftWork(scene, machine, shift)
        .filter((stretch) => stretch.startsAt >= from)
        .flatMap((stretch) => explain(scene, machine, stretch, shift.endsAt)),
    )
    .filter(({ at }) => at < to)
    .toSorted((a, b) => a.at - b.at);
}

/** All of it for the two weeks before `now`, of all machines, in order of asking. */
export function sampleHistory(scene: Scene, now: Instant): readonly SampleRequest[] {
  const start = sampleStart(scene, now);
  return scene.machines
    .flatMap((machine) => sampleClassifications(scene, machine, start, plus(now, 1)))
    .toSorted((a, b) => a.at - b.at);
}

interface Habit {
  /** How likely a stop stays unexplained for good. */
  readonly never: number;
  /** How likely it is explained soon after its end, else when the shift is reviewed. */
  readonly soon: number;
  /** Seconds until then, on average. */
  readonly wait: number;
}

const HABITS: Readonly<Record<Attention, Habit>> = {
  atOnce: { never: 0.01, soon: 0.92, wait: 150 },
  usual: { never: 0.05, soon: 0.7, wait: 6600 },
  slight: { never: 0.5, soon: 0.2, wait: 1500 },
};

/** The review: from nine minutes before the shift's end to seventeen after. */
const REVIEW = { before: 9 * 60, after: 17 * 60 };

/** Tiles that a finger hits by mistake. */
const SLIPS = ["JAM", "SENSOR", "TOOL", "NOMAT"];

function explain(
  { seed }: Scene,
  machine: MachineId,
  stretch: Stretch,
  shiftEnd: Instant,
): readonly SampleRequest[] {
  const { why, startsAt, endsAt } = stretch;
  if (why === undefined) return [];
  const random = Random.of(seed, "explain", machine, startsAt);
  const habit = HABITS[why.attention];
  if (random.chance(habit.never)) return [];
  const review = later(
    plus(shiftEnd, random.whole(-REVIEW.before, REVIEW.after)),
    plus(endsAt, 30),
  );
  const soon = plus(endsAt, 30 + random.exponential(habit.wait));
  const at = random.chance(habit.soon) && soon < review ? soon : review;
  const asked = (request: SampleRequest["request"], after = 0): SampleRequest => ({
    at: plus(at, after),
    machine,
    by: sampleSupervisor,
    request,
  });

  const { note } = why;
  if (why.later !== undefined) {
    // First the whole of it, then what it turned into: S3's event from an instant to the next one.
    const whole = classify(stretch, why.reason, "");
    return [
      asked(whole),
      asked(post(why.later.at, why.later.reason, note, false), random.whole(20, 90)),
    ];
  }
  if (why.attention === "usual" && random.chance(0.03)) {
    // Tapped the wrong tile, and put it right: S3's update of an existing event.
    const wrong = random.pick(SLIPS.filter((reason) => reason !== why.reason));
    const corrected = post(startsAt, why.reason, note === "" ? undefined : note, true);
    return [asked(classify(stretch, wrong, "")), asked(corrected, random.whole(15, 60))];
  }
  return [asked(classify(stretch, why.reason, note))];
}

function classify({ startsAt, endsAt }: Stretch, reason: string, comment: string): ClassifyRequest {
  return { kind: "classify", startsAt, endsAt, reason: reasonCode(reason), comment };
}

function post(
  startsAt: Instant,
  reason: string,
  note: string | undefined,
  updateIfExists: boolean,
): PostRequest {
  return {
    kind: "post",
    startsAt,
    reason: reasonCode(reason),
    updateIfExists,
    raw: undefined,
    pending: undefined,
    comment: note,
  };
}
