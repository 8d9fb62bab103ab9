import type { Person } from "#query/person.ts";
import { randomId } from "#query/client-id.ts";
import { partKeys } from "#query/part-key.ts";
import { useSend } from "#query/send.ts";
import type { Shown } from "#query/use-shown.ts";
import type { BoardProps } from "#views/board/board-props.ts";
import type { ClassifyPanelProps } from "#views/classify/panel-props.ts";
import { type ManyChosen, manyOf } from "#views/classify/many/many-props.ts";
import { isMany, type Selected } from "#views/selection.ts";
import { useCallback, useState } from "react";

export interface ManyUse {
  readonly many: ManyChosen | undefined;
  readonly onConfirmMany: ClassifyPanelProps["onConfirmMany"];
}

/** Several stretches at once: what is chosen, and one request for each of them. */
export function useMany(
  plant: BoardProps["plant"],
  person: Person,
  shown: Shown,
  selected: Selected | undefined,
): ManyUse {
  const send = useSend();
  const machines = shown.kind === "shown" ? shown.machines : undefined;
  const many = useSame(
    isMany(selected) && machines !== undefined
      ? manyOf(plant, machines, selected, person)
      : undefined,
  );
  const onConfirmMany = useCallback<ClassifyPanelProps["onConfirmMany"]>(
    (asks) =>
      Promise.all(
        asks.map(async ({ machine, requests, isSplit }) => {
          const truth = machines?.get(machine)?.truth;
          if (truth === undefined) throw new Error("confirming needs something chosen");
          // In their order, each without waiting for the one before: they are kept in this order, and sent so.
          const keys = isSplit === true ? partKeys(requests.length, randomId) : [];
          const fates = requests.map((request, index) =>
            send({ truth, request, by: person, key: keys[index] }),
          );
          return { machine, fates: await Promise.all(fates) };
        }),
      ),
    [machines, person, send],
  );
  return { many, onConfirmMany };
}

/** The same object as long as nothing in it has changed: planning many requests is not done for nothing. */
function useSame(fresh: ManyChosen | undefined): ManyChosen | undefined {
  const [held, setHeld] = useState(fresh);
  if (held === fresh || (held !== undefined && fresh !== undefined && isSame(held, fresh)))
    return held;
  setHeld(fresh);
  return fresh;
}

function isSame(a: ManyChosen, b: ManyChosen): boolean {
  return (
    a.selected === b.selected &&
    a.machines.length === b.machines.length &&
    a.machines.every((its, index) => {
      const other = b.machines[index];
      return its.machine === other?.machine && its.timeline === other.timeline;
    })
  );
}
