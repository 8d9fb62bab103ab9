import type { Plant } from "#engine/plant.ts";
import { elapsed, type Instant } from "#time/instant.ts";
import { clock, durationWords } from "#time/words.ts";
import { Check } from "#ui/check.tsx";
import { type ReactElement, useState } from "react";
import { eventAt } from "#engine/timeline.ts";
import { clocksBetween, growingWords, reasonName } from "../../event-words.ts";
import {
  type EventSelection,
  type EventsSelection,
  extended,
  isSameStretch,
  toggled,
} from "../../selection.ts";
import { words as panelWords } from "../words.ts";
import styles from "./many.module.css";
import type { ManyChosen, ManyMachine } from "./many-props.ts";
import { words } from "./words.ts";

export interface EventChecksProps {
  readonly plant: Plant;
  readonly many: ManyChosen;
  readonly selected: EventsSelection;
  readonly now: Instant;
  readonly onChange: (selected: EventsSelection) => void;
}

/** The events that are chosen, machine by machine. One that is left out stays to be seen, and to be taken back. */
export function EventChecks({
  plant,
  many,
  selected,
  now,
  onChange,
}: EventChecksProps): ReactElement {
  const [seen, setSeen] = useState(selected);
  const all = extended(seen, selected.of);
  if (all.of.length > seen.of.length) setSeen(all);
  return (
    <div className={styles["areas"]}>
      {many.machines.map((its) => {
        const events = all.of
          .filter(({ machine }) => machine === its.machine.id)
          .toSorted((a, b) => a.startsAt - b.startsAt);
        if (events.length === 0) return undefined;
        return (
          <fieldset key={its.machine.id} className={styles["area"]}>
            <legend className={styles["legend"]}>{its.machine.name}</legend>
            {events.map((event) => (
              <Check
                key={event.startsAt}
                isOn={selected.of.some((chosen) => isSameStretch(chosen, event))}
                onChange={() => onChange(toggled(selected, event))}
              >
                <EventWords plant={plant} of={its} event={event} now={now} />
              </Check>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}

interface EventWordsProps {
  readonly plant: Plant;
  readonly of: ManyMachine;
  readonly event: EventSelection;
  readonly now: Instant;
}

function EventWords({ plant, of, event, now }: EventWordsProps): ReactElement {
  const { startsAt, endsAt } = event;
  const is = eventAt(of.timeline, plant.mapping, startsAt, now);
  const when =
    endsAt === undefined
      ? panelWords.sinceClock(clock(plant.timeZone, startsAt))
      : clocksBetween(plant, startsAt, endsAt);
  const duration =
    endsAt === undefined
      ? growingWords(elapsed(startsAt, now > startsAt ? now : startsAt))
      : durationWords(elapsed(startsAt, endsAt));
  const said =
    is === undefined
      ? []
      : [
          reasonName(plant, is.reason),
          is.pending ? words.unexplained : standingWords(is.origin?.by),
        ];
  return (
    <>
      <span className={styles["event"]}>
        <span>{when}</span>
        <span>{duration}</span>
      </span>
      <span className={styles["quiet"]}>{said.join(", ")}</span>
    </>
  );
}

function standingWords(by: string | undefined): string {
  return by === undefined ? panelWords.asReported : panelWords.explainedBy(by);
}
