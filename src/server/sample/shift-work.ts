import type { MachineId } from "#engine/names.ts";
import type { Shift } from "#time/calendar.ts";
import { earlier, type Instant, plus } from "#time/instant.ts";
import { appointmentsIn, within } from "./appointments.ts";
import { type Cause, CAUSES, HICCUP, PAUSES } from "./causes.ts";
import { waysOf, type Ways } from "./machine-ways.ts";
import { Random } from "./random.ts";
import type { Scene } from "./scene.ts";
import type { Stretch, Why } from "./stretch.ts";

/** A run that would leave less than this before the next appointment lasts until then. */
const LEAST_LEFT = 20;

/**
 * One machine's shift, second by second: runs, and after each run a pause, a micro-stop or a stop; appointments
 * cut a run and let a stop finish first. Contiguous from the shift's start to its end.
 *
 * A function of seed, machine and shift alone, so that any window of time can be made at any time.
 */
export function shiftWork(scene: Scene, machine: MachineId, shift: Shift): readonly Stretch[] {
  const random = Random.of(scene.seed, "shift", machine, shift.startsAt);
  const ways = waysOf(machine);
  const waiting = [...appointmentsIn(scene, machine, shift)];
  const done: Stretch[] = [];
  let at = shift.startsAt;
  while (at < shift.endsAt) {
    const next = upcoming(waiting, at, shift.endsAt);
    if (next?.startsAt === at) {
      done.push(next);
      at = next.endsAt;
      continue;
    }
    const until = next?.startsAt ?? shift.endsAt;
    const cycle = run(random, ways, at, until);
    done.push(cycle);
    at = cycle.endsAt;
    if (at === until) continue;
    const gap = afterRun(random, ways, at, shift.endsAt);
    done.push(gap);
    at = gap.endsAt;
  }
  return done;
}

/** Drops what is over, or was passed over by something longer, and looks at what comes next. */
function upcoming(waiting: Stretch[], at: Instant, until: Instant): Stretch | undefined {
  for (;;) {
    const [first] = waiting;
    if (first === undefined) return undefined;
    const left = within(first, at, until);
    if (left !== undefined) return left;
    waiting.shift();
  }
}

function run(random: Random, ways: Ways, startsAt: Instant, until: Instant): Stretch {
  const planned = plus(startsAt, random.logNormal(ways.runs));
  const endsAt = planned + LEAST_LEFT >= until ? until : planned;
  return { startsAt, endsAt, raw: "ACTIVE", why: undefined };
}

function afterRun(random: Random, ways: Ways, startsAt: Instant, until: Instant): Stretch {
  if (random.chance(ways.stopChance)) {
    const cause = random.pickWeighted(
      CAUSES,
      (its) => its.weight * (ways.favourites.includes(its.reason) ? 3 : 1),
    );
    return stop(random, cause, startsAt, until, { attention: "usual" });
  }
  if (random.chance(0.015)) return stop(random, HICCUP, startsAt, until, { attention: "slight" });
  const pause = random.pickWeighted(PAUSES, (its) => its.weight);
  const endsAt = earlier(plus(startsAt, random.logNormal(pause.lasts)), until);
  return { startsAt, endsAt, raw: random.pick(pause.states), why: undefined };
}

function stop(
  random: Random,
  cause: Cause,
  startsAt: Instant,
  until: Instant,
  { attention }: Pick<Why, "attention">,
): Stretch {
  const endsAt = earlier(plus(startsAt, random.logNormal(cause.lasts)), until);
  const raw = random.pick(cause.states);
  const noted = random.chance(0.2) || cause.reason === "TOOLBREAK" || cause.reason === "OTHER";
  const note = noted && cause.notes.length > 0 ? random.pick(cause.notes) : "";
  return {
    startsAt,
    endsAt,
    raw,
    why: { reason: cause.reason, attention, note, later: undefined },
  };
}
