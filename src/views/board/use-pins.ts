import { type MachineId, machineId } from "#engine/names.ts";
import { useCallback, useMemo, useState } from "react";
import { type KeptText, listFrom, textOf, withWord } from "../kept-list.ts";

/** The machines that a person wants on top, on this device. */
export interface Pins {
  readonly machines: ReadonlySet<MachineId>;
  readonly pin: (machine: MachineId, isPinned: boolean) => void;
}

/** Kept as they change; where the browser keeps nothing they last as long as the page. */
export function usePins({ read, write }: KeptText): Pins {
  const [list, setList] = useState(() => listFrom(read()).map((id) => machineId(id)));
  const pin = useCallback(
    (machine: MachineId, isPinned: boolean) => {
      const next = withWord(list, machine, isPinned);
      setList([...next]);
      write(textOf(next));
    },
    [list, write],
  );
  return useMemo(() => ({ machines: new Set(list), pin }), [list, pin]);
}
