import type { Area } from "#engine/plant.ts";
import type { Placed } from "./groups.ts";

/**
 * The machines that a text may mean: every word of it is in the machine's name, id or area, or is its entity
 * number, whatever the case and the accents. The one that is called so comes first, then those whose names begin so,
 * else the board's order.
 */
export function findMachines(areas: readonly Area[], text: string): readonly Placed[] {
  const wanted = folded(text).trim();
  const words = wanted.split(/\s+/).filter((word) => word !== "");
  return areas
    .flatMap((area) => area.machines.map((machine) => ({ machine, area })))
    .filter((placed) => {
      const told = toldOf(placed);
      const number = String(placed.machine.entId);
      return words.every((word) => told.includes(word) || number === word);
    })
    .map((placed) => ({ placed, rank: rankOf(folded(placed.machine.name), wanted) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ placed }) => placed);
}

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  return name.startsWith(wanted) ? 1 : 2;
}

function toldOf({ machine, area }: Placed): string {
  return folded([machine.name, machine.id, area.name].join(" "));
}

/** "Fräse" and "frase" are the same to a finger in a hurry. */
function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
