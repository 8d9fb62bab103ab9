import type { Area } from "#engine/plant.ts";
import type { Placed } from "./groups.ts";

/**
 * The machines that a text may mean: every word of it is in the machine's name, id, entity number or area,
 * whatever the case and the accents. The one that is called so comes first, then those whose names begin so,
 * else the board's order.
 */
export function findMachines(areas: readonly Area[], text: string): readonly Placed[] {
  const wanted = folded(text).trim();
  const words = wanted.split(/\s+/).filter((word) => word !== "");
  return areas
    .flatMap((area) => area.machines.map((machine) => ({ machine, area })))
    .filter((placed) => words.every((word) => told(placed).includes(word)))
    .map((placed) => ({ placed, rank: rankOf(folded(placed.machine.name), wanted) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ placed }) => placed);
}

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  return name.startsWith(wanted) ? 1 : 2;
}

function told({ machine, area }: Placed): string {
  return folded([machine.name, machine.id, machine.entId, area.name].join(" "));
}

/** "Fräse" and "frase" are the same to a finger in a hurry. */
function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
