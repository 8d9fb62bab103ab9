import type { MachineId } from "#engine/names.ts";
import { Button } from "#ui/button.tsx";
import { IconToggle } from "#ui/icon-toggle.tsx";
import { SearchField } from "#ui/search-field.tsx";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { findMachines } from "./find.ts";
import type { FinderProps } from "./finder.tsx";
import styles from "./finder.module.css";
import { words } from "./words.ts";

/** Lines at a time: whoever looks for one of a thousand types another letter. */
const MOST = 40;

/** What is typed, and the machines that it finds. */
export function FoundMachines({ areas, pins, onOpen, onFind }: FinderProps): ReactElement {
  const [typed, setTyped] = useState("");
  const field = useRef<HTMLInputElement>(null);
  // Whoever comes here has come to type.
  useEffect(() => field.current?.focus(), []);
  const found = findMachines(areas, typed);
  const go = (machine: MachineId): void => {
    onOpen(false);
    onFind(machine);
  };
  return (
    <div className={styles["finder"]}>
      <SearchField
        ref={field}
        label={words.findLabel}
        clearLabel={words.clear}
        value={typed}
        onChange={setTyped}
        onSubmit={() => {
          const [first] = found;
          if (first !== undefined) go(first.machine.id);
        }}
      />
      <output className={styles["count"]}>{words.found(found.length)}</output>
      <ul className={styles["list"]}>
        {found.slice(0, MOST).map(({ machine, area }) => (
          <li key={machine.id} className={styles["line"]}>
            <Button isWide onPress={() => go(machine.id)}>
              <span className={styles["name"]}>{machine.name}</span>
              <span className={styles["area"]}>{area.name}</span>
            </Button>
            <IconToggle
              icon="pin"
              label={words.pin(machine.name)}
              isOn={pins.machines.has(machine.id)}
              onChange={(isOn) => pins.pin(machine.id, isOn)}
            />
          </li>
        ))}
      </ul>
      {found.length > MOST ? <p className={styles["count"]}>{words.findMore}</p> : undefined}
      <Button onPress={() => onOpen(false)}>{words.close}</Button>
    </div>
  );
}
