import type { MachineId, RawState, ReasonCode } from "#engine/names.ts";
import { notOffered, type NotOffered, type Plant, type Reason } from "#engine/plant.ts";
import type { Refusal } from "#engine/refusal.ts";
import type { Request } from "#engine/request.ts";
import { eventAt } from "#engine/timeline.ts";
import { type Preview, previewOf } from "#query/preview.ts";
import { elapsed, type Instant, later, type Seconds, seconds } from "#time/instant.ts";
import { isSeen } from "../../change-words.ts";
import type { Selection } from "../../selection.ts";
import type { OfferPlace } from "../offer.ts";
import { draftOf, type Entered, intentOf, standing } from "../draft.ts";
import type { ManyChosen, ManyMachine } from "./many-props.ts";

type Change = Extract<Preview, { readonly kind: "change" }>;

/** What becomes of one chosen stretch. */
export type PlannedPart =
  | {
      readonly kind: "asked";
      readonly at: Selection;
      readonly request: Request;
      readonly change: Change;
    }
  | { readonly kind: "leftOut"; readonly at: Selection; readonly why: LeftOut };

/** Why nothing is asked for a stretch; the others go on without it. */
export type LeftOut =
  /** The account may not change this machine. */
  | { readonly kind: "mayNot" }
  | { readonly kind: "notOffered"; readonly by: NotOffered }
  /** The rules would refuse it. */
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** It stands like this already. */
  | { readonly kind: "nothing" }
  /** The event that was chosen is not there any more. */
  | { readonly kind: "gone" };

/** What is asked of one machine, and what it would do. */
export interface MachinePlan {
  readonly of: ManyMachine;
  /** In order of time: each is previewed on what those before it leave. */
  readonly parts: readonly PlannedPart[];
}

export interface PlanNeeds {
  readonly plant: Plant;
  readonly chosen: ManyChosen;
  readonly entered: Entered;
  readonly reason: Reason;
  readonly now: Instant;
}

/** One request for each stretch, machine by machine in the board's order; nothing is sent yet. */
export function planOf(needs: PlanNeeds): readonly MachinePlan[] {
  const chosen = new Map<MachineId, Selection[]>();
  for (const part of needs.chosen.parts) {
    const parts = chosen.get(part.machine);
    if (parts === undefined) chosen.set(part.machine, [part]);
    else parts.push(part);
  }
  return needs.chosen.machines.flatMap((of) => {
    const parts = chosen.get(of.machine.id);
    return parts === undefined ? [] : [{ of, parts: partsOf(of, parts, needs) }];
  });
}

function partsOf(
  { machine, permission, timeline: shown }: ManyMachine,
  parts: readonly Selection[],
  { plant, chosen: { selected }, entered: all, reason, now }: PlanNeeds,
): readonly PlannedPart[] {
  let timeline = shown;
  // Events are each explained as they stand; a span may still be going on.
  const intent = selected.kind === "across" ? all.intent : undefined;
  const entered = { ...all, intent, reason: reason.code };
  return parts
    .toSorted((a, b) => a.startsAt - b.startsAt)
    .map((chosen): PlannedPart => {
      const at = standing(chosen, timeline, plant, now);
      const leftOut = (why: LeftOut): PlannedPart => ({ kind: "leftOut", at, why });
      if (permission.kind !== "mayWrite") return leftOut({ kind: "mayNot" });
      const by = notOffered(reason, machine.id, rawAt(chosen, shown, plant, now));
      if (by !== undefined) return leftOut({ kind: "notOffered", by });
      const draft = draftOf({
        entered,
        selection: at,
        intent: intentOf(entered, chosen),
        timeline,
        plant,
        now,
      });
      if (!("request" in draft)) return leftOut({ kind: "gone" });
      const change = previewOf(timeline, draft.request, plant, now);
      if (change.kind === "refused") {
        return leftOut({ kind: "refused", refusal: change.refusal });
      }
      if (!isSeen(change)) return leftOut({ kind: "nothing" });
      ({ timeline } = change);
      return { kind: "asked", at, request: draft.request, change };
    });
}

/** What the machine reported where a stretch begins: which reasons are offered depends on it. */
export function rawAt(
  { startsAt }: Selection,
  timeline: ManyMachine["timeline"],
  { mapping }: Pick<Plant, "mapping">,
  now: Instant,
): RawState | undefined {
  return eventAt(timeline, mapping, startsAt, now)?.raw;
}

/** What a plan comes to, all machines together. */
export interface PlanTotal {
  readonly reason: ReasonCode;
  /** Stretches that are asked for, and on how many machines. */
  readonly parts: number;
  readonly machines: number;
  /** Up to now. */
  readonly seconds: Seconds;
  readonly leftOut: number;
  /** What waits for a reason on these machines in their shift. */
  readonly before: Unexplained;
  readonly after: Unexplained;
}

interface Unexplained {
  readonly count: number;
  readonly seconds: number;
}

export function totalOf(
  plans: readonly MachinePlan[],
  reason: ReasonCode,
  now: Instant,
): PlanTotal {
  const sum = { parts: 0, machines: 0, seconds: 0, leftOut: 0 };
  let [before, after] = [NONE, NONE];
  for (const { parts } of plans) {
    const asked = parts.filter((part) => part.kind === "asked");
    sum.leftOut += parts.length - asked.length;
    sum.parts += asked.length;
    const [first, last] = [asked[0], asked.at(-1)];
    if (first === undefined || last === undefined) continue;
    sum.machines += 1;
    for (const { at } of asked)
      sum.seconds += elapsed(at.startsAt, later(at.startsAt, endOf(at, now)));
    before = plus(before, first.change.before.unexplained);
    after = plus(after, last.change.after.unexplained);
  }
  return { ...sum, seconds: seconds(sum.seconds), reason, before, after };
}

const NONE: Unexplained = { count: 0, seconds: 0 };

function plus(a: Unexplained, b: Unexplained): Unexplained {
  return { count: a.count + b.count, seconds: a.seconds + b.seconds };
}

function endOf({ endsAt }: Selection, now: Instant): Instant {
  return endsAt === undefined || endsAt > now ? now : endsAt;
}

/** What goes out: machine by machine, in order of time. */
export function requestsOf({ parts }: MachinePlan): readonly Request[] {
  return parts.flatMap((part) => (part.kind === "asked" ? [part.request] : []));
}

/** Where the reason is to be given: which reasons are offered depends on it. */
export function placesOf(
  { parts, machines }: Pick<ManyChosen, "parts" | "machines">,
  plant: Plant,
  now: Instant,
): readonly OfferPlace[] {
  const timelines = new Map(machines.map(({ machine, timeline }) => [machine.id, timeline]));
  return parts.flatMap((part) => {
    const timeline = timelines.get(part.machine);
    if (timeline === undefined) return [];
    return [{ machine: part.machine, raw: rawAt(part, timeline, plant, now) }];
  });
}

/** How often a plan is made anew while nothing but time passes, seconds. */
const PACE = 10;

/** Now, at a calm pace; never before what was chosen began. */
export function steadyNow(now: Instant, parts: readonly Selection[]): Instant {
  const paced = now - (now % PACE);
  const latest = parts.reduce((last, { startsAt }) => Math.max(last, startsAt), paced);
  return latest > now ? now : (latest as Instant);
}
