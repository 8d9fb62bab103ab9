import type { Plant } from "#engine/plant.ts";
import { seconds } from "#time/instant.ts";
import { durationWords } from "#time/words.ts";
import { growingWords, reasonName } from "../../event-words.ts";
import { notOfferedWords } from "../not-offered.tsx";
import type { ManyChosen } from "./many-props.ts";
import type { LeftOut, MachinePlan, PlanTotal } from "./plan.ts";
import { words } from "./words.ts";

/** "14 events on 3 machines"; of one span "8 machines". */
export function whatWords({ selected }: Pick<ManyChosen, "selected">, total: PlanTotal): string {
  const machines = words.machines(total.machines);
  return selected.kind === "across"
    ? machines
    : words.onMachines(words.stops(total.parts), machines);
}

/** What the plan comes to, in a sentence. */
export function totalWords(
  plant: Plant,
  many: Pick<ManyChosen, "selected">,
  total: PlanTotal,
): string {
  const reason = reasonName(plant, total.reason);
  const duration = durationWords(total.seconds);
  return words.becomes(whatWords(many, total), reason, duration, total.parts === 1);
}

/** "5, 42 min". */
export function unexplainedWords({ count, seconds: length }: PlanTotal["before"]): string {
  return count === 0 ? words.none : words.stopsFor(count, growingWords(seconds(length)));
}

export function leftOutWords(plant: Plant, why: LeftOut): string {
  switch (why.kind) {
    case "mayNot":
    case "nothing":
    case "gone":
      return words.why[why.kind];
    case "notOffered":
      return words.notOffered(notOfferedWords(plant, why.by));
    case "refused":
      return words.why.refused[why.refusal.kind];
  }
}

/** Each machine of which something is left out, and why; the same reason is said once for each machine. */
export function leftOutLines(plant: Plant, plans: readonly MachinePlan[]): readonly string[] {
  return plans.flatMap(({ of, parts }) => {
    const whys = parts.flatMap((part) =>
      part.kind === "leftOut" ? [leftOutWords(plant, part.why)] : [],
    );
    return [...new Set(whys)].map((why) => words.leftOut(of.machine.name, why));
  });
}
