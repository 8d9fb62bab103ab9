import type { Plant } from "#engine/plant.ts";
import { type Instant, later } from "#time/instant.ts";
import type { ReactElement } from "react";
import type { AcrossSelection } from "../../selection.ts";
import type { Intent } from "../draft.ts";
import { Times } from "../times.tsx";
import type { ManyChosen } from "./many-props.ts";

export interface AcrossTimesProps {
  readonly plant: Plant;
  readonly many: ManyChosen;
  readonly selected: AcrossSelection;
  readonly intent: Intent | undefined;
  readonly now: Instant;
  readonly onMove: (selected: AcrossSelection) => void;
  readonly onIntent: (intent: Intent) => void;
}

/** From when to when on all of the machines, or from when on. */
export function AcrossTimes(props: AcrossTimesProps): ReactElement {
  const { plant, many, selected, intent, now, onMove, onIntent } = props;
  const { machines, startsAt, endsAt } = selected;
  const chosen = many.machines.filter(({ machine }) => machines.includes(machine.id));
  const firsts = chosen.flatMap(({ firstReadingAt }) => firstReadingAt ?? []);
  const [machine] = machines;
  return (
    <Times
      plant={plant}
      selection={{ kind: "span", machine: machine ?? ("" as never), startsAt, endsAt }}
      intent={intent?.kind === "span" ? intent : { kind: "span", isOngoing: false }}
      // A machine that began later is told for itself.
      first={firsts.length === 0 ? undefined : firsts.reduce((a, b) => (a < b ? a : b))}
      knownFrom={chosen.reduce((from, { knownFrom }) => later(from, knownFrom), 0 as Instant)}
      now={now}
      nextEventAt={undefined}
      onMove={(from, to) => onMove({ ...selected, startsAt: from, endsAt: to })}
      onOngoing={(isOngoing) => onIntent({ kind: "span", isOngoing })}
    />
  );
}
