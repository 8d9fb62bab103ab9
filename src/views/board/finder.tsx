import type { MachineId } from "#engine/names.ts";
import type { Area } from "#engine/plant.ts";
import { Button, IconButton } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { IconToggle } from "#ui/icon-toggle.tsx";
import { SearchField } from "#ui/search-field.tsx";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { findMachines } from "./find.ts";
import styles from "./finder.module.css";
import type { Pins } from "./use-pins.ts";
import { words } from "./words.ts";

export interface FinderProps {
  /** All of the plant: what is looked for need not be on the board. */
  readonly areas: readonly Area[];
  readonly pins: Pins;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onFind: (machine: MachineId) => void;
}

/** The way to one of many machines: type a part of its name, tap it, and the board goes there. */
export function Finder(props: FinderProps): ReactElement {
  const { isOpen, onOpen } = props;
  return (
    <>
      <IconButton icon="search" label={words.find} onPress={() => onOpen(true)} />
      <Dialog title={words.find} isOpen={isOpen} onClose={() => onOpen(false)}>
        <Machines {...props} />
      </Dialog>
    </>
  );
}

/** Lines at a time: whoever looks for one of a thousand types another letter. */
const MOST = 40;

function Machines({ areas, pins, onOpen, onFind }: FinderProps): ReactElement {
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
