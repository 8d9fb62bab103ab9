import type { Plant } from "#engine/plant.ts";
import { Check } from "#ui/check.tsx";
import type { ReactElement } from "react";
import { type AcrossSelection, acrossToggled } from "../../selection.ts";
import styles from "./many.module.css";
import type { ManyChosen, ManyMachine } from "./many-props.ts";
import { words } from "./words.ts";

export interface MachineChecksProps {
  readonly plant: Plant;
  readonly many: ManyChosen;
  readonly selected: AcrossSelection;
  readonly onChange: (selected: AcrossSelection) => void;
}

/** Which machines the span is on, by area; a whole area with one tap. */
export function MachineChecks({
  plant,
  many,
  selected,
  onChange,
}: MachineChecksProps): ReactElement {
  const order = many.machines.map(({ machine }) => machine.id);
  const isIn = ({ machine }: ManyMachine): boolean => selected.machines.includes(machine.id);
  return (
    <div className={styles["areas"]}>
      {plant.areas.map((area) => {
        const here = many.machines.filter(({ areaId }) => areaId === area.id);
        const mine = here.filter(({ permission }) => permission.kind === "mayWrite");
        if (here.length === 0) return undefined;
        const chosen = mine.filter(isIn);
        return (
          <fieldset key={area.id} className={styles["area"]}>
            <legend className="visually-hidden">{area.name}</legend>
            <Check
              isOn={chosen.length === 0 ? false : chosen.length === mine.length ? true : "some"}
              isDisabled={mine.length === 0}
              onChange={(isOn) => {
                const ids = mine.map(({ machine }) => machine.id);
                const others = selected.machines.filter((id) => !ids.includes(id));
                const all = new Set(isOn ? [...others, ...ids] : others);
                onChange({ ...selected, machines: order.filter((id) => all.has(id)) });
              }}
            >
              <strong>{words.allOf(area.name)}</strong>
            </Check>
            {here.map((its) => (
              <div key={its.machine.id} className={styles["inner"]}>
                <Check
                  isOn={isIn(its)}
                  isDisabled={its.permission.kind !== "mayWrite"}
                  onChange={() => onChange(acrossToggled(selected, its.machine.id, order))}
                >
                  {its.machine.name}
                  {its.permission.kind === "mayWrite" ? undefined : (
                    <span className={styles["quiet"]}>{words.why.mayNot}</span>
                  )}
                </Check>
              </div>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}
