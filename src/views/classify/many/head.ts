import type { Plant } from "#engine/plant.ts";
import { elapsed, type Instant, seconds } from "#time/instant.ts";
import { durationWords } from "#time/words.ts";
import type { SheetProps } from "#ui/sheet.tsx";
import { clocksBetween } from "../../event-words.ts";
import type { ManyChosen } from "./many-props.ts";
import { words } from "./words.ts";

/** The panel's head: how much is chosen, on how many machines, when and how long. */
export function headOf(
  plant: Plant,
  { selected, parts }: ManyChosen,
  now: Instant,
): Pick<SheetProps, "over" | "title" | "under"> {
  const machines = words.machines(new Set(parts.map(({ machine }) => machine)).size);
  if (selected.kind === "across") {
    const { startsAt, endsAt } = selected;
    return {
      over: clocksBetween(plant, startsAt, endsAt),
      title: machines,
      under: words.each(durationWords(elapsed(startsAt, endsAt))),
    };
  }
  if (parts.length === 0) return { title: words.noEvents };
  const lasted = parts.reduce(
    (sum, { startsAt, endsAt }) => sum + Math.max(0, (endsAt ?? now) - startsAt),
    0,
  );
  return {
    title: words.onMachines(words.stops(parts.length), machines),
    under: words.together(durationWords(seconds(lasted))),
  };
}
