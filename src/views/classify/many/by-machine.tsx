import type { Plant } from "#engine/plant.ts";
import { Fold } from "#ui/fold.tsx";
import { type ReactElement, useState } from "react";
import { changeSentences } from "../../change-words.ts";
import styles from "./many.module.css";
import type { MachinePlan } from "./plan.ts";
import { leftOutWords } from "./plan-words.ts";
import { words } from "./words.ts";

export interface ByMachineProps {
  readonly plant: Plant;
  readonly plans: readonly MachinePlan[];
}

/** What would become of each machine's events, in full. */
export function ByMachine({ plant, plans }: ByMachineProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <Fold title={words.moreMachines(plans.length)} isOpen={isOpen} onChange={setOpen}>
      <ul className={styles["machines"]}>
        {plans.map(({ of, parts }) => (
          <li key={of.machine.id}>
            <strong>{of.machine.name}</strong>
            <ul>
              {parts.map((part) => (
                <li key={part.at.startsAt}>
                  {part.kind === "asked"
                    ? changeSentences(plant, part.change).join(" ")
                    : leftOutWords(plant, part.why)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
