import { machineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { Select, type SelectOption } from "#ui/select.tsx";
import type { ReactElement } from "react";
import { bandsOf } from "./band.ts";
import type { Filter, Place } from "./filter.ts";
import styles from "./review.module.css";
import type { Stop } from "./stop.ts";
import { bandWords, words } from "./words.ts";

export interface FiltersProps {
  readonly plant: Plant;
  /** All that wait: only machines that have some can be chosen. */
  readonly stops: readonly Stop[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

const ANY = "";

/** Which stops to list: where, and how long. */
export function Filters({ plant, stops, filter, onFilter }: FiltersProps): ReactElement {
  const bands = bandsOf(plant);
  return (
    <div className={styles["filters"]}>
      <Select
        label={words.place}
        options={placesOf(plant, stops, filter.place)}
        chosen={keyOf(filter.place)}
        onChoose={(key) => onFilter({ ...filter, place: placeOfKey(key) })}
      />
      <Select
        label={words.length}
        options={[
          { key: ANY, words: words.anyLength },
          ...bands.map((band) => ({ key: band.key, words: bandWords(band) })),
        ]}
        chosen={filter.band ?? ANY}
        onChoose={(key) =>
          onFilter({ ...filter, band: bands.find((band) => band.key === key)?.key })
        }
      />
    </div>
  );
}

/** All; then each area that has stops, with its machines that have some. What is chosen stays to be seen. */
function placesOf(
  plant: Plant,
  stops: readonly Stop[],
  chosen: Place,
): readonly SelectOption<string>[] {
  const waiting = new Set(stops.map(({ machine }) => machine));
  const options: SelectOption<string>[] = [{ key: ANY, words: words.anywhere }];
  for (const area of plant.areas) {
    const machines = area.machines.filter(
      ({ id }) => waiting.has(id) || (chosen.kind === "machine" && chosen.id === id),
    );
    const isChosen = chosen.kind === "area" && chosen.id === area.id;
    if (machines.length === 0 && !isChosen) continue;
    if (plant.areas.length > 1) {
      options.push({ key: keyOf({ kind: "area", id: area.id }), words: words.area(area.name) });
    }
    for (const { id, name } of machines) {
      options.push({ key: keyOf({ kind: "machine", id }), words: name });
    }
  }
  return options;
}

const AREA = "area ";
const MACHINE = "machine ";

function keyOf(place: Place): string {
  switch (place.kind) {
    case "anywhere":
      return ANY;
    case "area":
      return AREA + place.id;
    case "machine":
      return MACHINE + place.id;
  }
}

function placeOfKey(key: string): Place {
  if (key.startsWith(AREA)) return { kind: "area", id: key.slice(AREA.length) };
  if (key.startsWith(MACHINE)) return { kind: "machine", id: machineId(key.slice(MACHINE.length)) };
  return { kind: "anywhere" };
}
