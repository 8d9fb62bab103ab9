import type { NotOffered, Plant } from "#engine/plant.ts";
import { Fold } from "#ui/fold.tsx";
import { type ReactElement, useState } from "react";
import { placeOf } from "../place.ts";
import { listWords } from "../sentences.ts";
import type { Offer } from "./offer.ts";
import styles from "./reason-picker.module.css";
import { words } from "./words.ts";

/** Which reasons a person is not offered here, and why: nobody has to wonder where one has gone. */
export function NotOfferedList({
  plant,
  others,
}: {
  readonly plant: Plant;
  readonly others: Offer["others"];
}): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <Fold title={words.notOffered(others.length)} isOpen={isOpen} onChange={setOpen}>
      <ul className={styles["others"]}>
        {others.map(({ reason, why }) => (
          <li key={reason.code}>
            <strong>{reason.name}</strong>: {notOfferedWords(plant, why)}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

/** "only on Lathe 1 and Lathe 2", "only after FEED_HOLD". */
export function notOfferedWords(plant: Plant, why: NotOffered): string {
  switch (why.kind) {
    case "otherMachines":
      return words.onlyOn(
        listWords(why.machines.map((id) => placeOf(plant, id)?.machine.name ?? id)),
      );
    case "otherRawStates":
      return words.onlyAfter(listWords(why.rawStates));
  }
}
