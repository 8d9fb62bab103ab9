import type { MachineId } from "#engine/names.ts";
import type { Area } from "#engine/plant.ts";
import { IconButton } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Later, useLater } from "#ui/later.ts";
import type { ReactElement } from "react";
import type { Pins } from "./use-pins.ts";
import { words } from "./words.ts";

const list = new Later(() => import("./found-machines.tsx"));

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
  const loaded = useLater(list, isOpen);
  return (
    <>
      <IconButton icon="search" label={words.find} onPress={() => onOpen(true)} />
      <Dialog title={words.find} isOpen={isOpen} onClose={() => onOpen(false)}>
        {loaded === undefined ? undefined : <loaded.FoundMachines {...props} />}
      </Dialog>
    </>
  );
}
