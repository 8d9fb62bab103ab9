import { Random } from "#server/sample/random.ts";
import { STREAM_MISHAPS } from "./live-line.ts";
import {
  ACTS,
  type Ask,
  type BrowserPlan,
  type Day,
  DISK_DOES,
  type Happening,
  type Plan,
  ROW_BUILDS,
  SERVER_DOES,
  type ServerDoes,
  type Step,
  TAB_DOES,
  WANTS,
} from "./plan.ts";
import type { Who } from "./premises.ts";
import { MISHAPS, STATUSES, WEATHERS } from "./weather.ts";

const BROWSERS = 3;
const TABS = 2;
const FEWEST = 20;
const MOST = 60;
/** How many stories end with sessions that end. */
const ENDS_SIGNED_OUT = 0.2;

/** One seed's story. The same seed draws the same one for as long as this file does not change. */
export function drawPlan(seed: number): Plan {
  const random = Random.of(seed, "plan");
  const steps: Step[] = [];
  const count = random.whole(FEWEST, MOST);
  for (let index = 0; index < count; index++) {
    steps.push({ afterMs: pause(random), what: happening(random) });
  }
  const end = Random.of(seed, "end");
  if (end.chance(ENDS_SIGNED_OUT)) steps.push(...sessionsEnd(end));
  const day = random.pickWeighted<Day>(["ordinary", "autumn", "spring"], (its) =>
    its === "ordinary" ? 6 : 1,
  );
  const browsers = Array.from({ length: BROWSERS }, () => browserPlan(random));
  return { seed, day, browsers, steps };
}

function browserPlan(random: Random): BrowserPlan {
  return {
    hasLocks: random.chance(0.8),
    lossPercent: random.pick([0, 0, 0, 5, 30]),
    clockMs: random.pick([0, 0, -90_000, 45_000, 3_600_000]),
    diskMs: random.pick([2, 2, 20, 800]),
  };
}

function pause(random: Random): number {
  const luck = random.next();
  if (luck < 0.25) return random.whole(0, 40);
  if (luck < 0.75) return random.whole(50, 3_000);
  if (luck < 0.97) return random.whole(3_000, 15_000);
  return random.whole(15_000, 90_000);
}

/**
 * Sessions end while something is on its way from a tablet, and someone signs in there before it is answered: what is
 * said of the session before is no news of theirs.
 */
function sessionsEnd(random: Random): readonly Step[] {
  const where = inTab(random);
  const who = random.pick<Who>(["ana", "ben", "mia"]);
  const soon = (): number => random.whole(0, 2_000);
  return [
    { afterMs: soon(), what: { kind: "weather", browser: where.browser, weather: "slow" } },
    { afterMs: soon(), what: { kind: "ask", ...where, ask: ask(random) } },
    { afterMs: soon(), what: { kind: "tab", ...where, does: "wake" } },
    { afterMs: soon(), what: { kind: "server", does: "endSessions", downMs: 0 } },
    { afterMs: soon(), what: { kind: "weather", browser: where.browser, weather: "good" } },
    { afterMs: soon(), what: { kind: "person", ...where, who } },
  ];
}

type Drawer = (random: Random) => Happening;

/** How often each kind of thing happens, among a hundred or so. */
const KINDS: readonly (readonly [weight: number, draw: Drawer])[] = [
  [40, (random) => ({ kind: "ask", ...inTab(random), ask: ask(random) })],
  [
    12,
    (random) => ({ kind: "act", ...inTab(random), act: random.pick(ACTS), pick: random.next() }),
  ],
  [9, (random) => ({ kind: "tab", ...inTab(random), does: random.pick(TAB_DOES) })],
  [5, (random) => ({ kind: "person", ...inTab(random), who: person(random) })],
  [2, (random) => ({ kind: "pan", ...inTab(random), hoursBack: random.pick([0, 0, 1, 2, 30]) })],
  [10, (random) => ({ kind: "weather", browser: browser(random), weather: random.pick(WEATHERS) })],
  [12, (random) => ({ kind: "mishap", browser: browser(random), mishap: mishap(random) })],
  [
    6,
    (random) => ({ kind: "stream", browser: browser(random), mishap: random.pick(STREAM_MISHAPS) }),
  ],
  [8, (random) => ({ kind: "oldReading", browser: browser(random) })],
  [4, (random) => ({ kind: "disk", browser: browser(random), does: random.pick(DISK_DOES) })],
  [2, (random) => ({ kind: "clock", browser: browser(random), byMs: clockJump(random) })],
  [2, (random) => ({ kind: "row", browser: browser(random), ...row(random) })],
  [6, (random) => ({ kind: "server", does: serverDoes(random), downMs: downtime(random) })],
  [1, (random) => ({ kind: "areas", who: "mia", areas: random.pick([["mill"], ["saw"], []]) })],
  [8, (random) => machine(random)],
  [6, (random) => ({ kind: "foreign", ask: ask(random) })],
];

function happening(random: Random): Happening {
  const [, draw] = random.pickWeighted(KINDS, ([weight]) => weight);
  return draw(random);
}

function browser(random: Random): number {
  return random.whole(0, BROWSERS - 1);
}

function inTab(random: Random): { readonly browser: number; readonly tab: number } {
  return { browser: browser(random), tab: random.whole(0, TABS - 1) };
}

function ask(random: Random): Ask {
  return {
    want: random.pick(WANTS),
    // Most of it on one machine, where people get into each other's way.
    machine: random.pick([0, 0, 0, 0, 1, 2]),
    place: random.chance(0.4) ? 1 - random.next() / 10 : random.next(),
    seconds: random.pick([30, 300, 600, 1_200, 3_600, 40]) + random.whole(-20, 20),
    reason: random.whole(0, 5),
  };
}

function person(random: Random): Who | undefined {
  return random.pick<Who | undefined>(["ana", "ben", "mia", undefined]);
}

function mishap(random: Random): Extract<Happening, { kind: "mishap" }>["mishap"] {
  return random.chance(0.3) ? { status: random.pick(STATUSES) } : random.pick(MISHAPS);
}

function row(random: Random): Pick<Extract<Happening, { kind: "row" }>, "build" | "ask"> {
  return { build: random.pick(ROW_BUILDS), ask: { ...ask(random), want: "explain" } };
}

function clockJump(random: Random): number {
  return random.pick([-7_200_000, -65_000, -5_000, 3_000, 50_000, 86_400_000]);
}

/** Sessions that end are the more telling of these: every tab of everyone finds out in its own time. */
function serverDoes(random: Random): ServerDoes {
  return random.pick([...SERVER_DOES, "endSessions"]);
}

function downtime(random: Random): number {
  return random.pick([0, 200, 3_000, 40_000]);
}

function machine(random: Random): Happening {
  return {
    kind: "machine",
    machine: random.pick([0, 0, 0, 1, 2]),
    state: random.pick(["ACTIVE", "READY", "STOPPED", "WARMUP"]),
    lateSeconds: random.pick([0, 0, 0, 2, 90, 1_500, -20]),
  };
}
