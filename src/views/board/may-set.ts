import type { Person } from "#query/person.ts";

/** Whether a person may change the machines of an area, as far as the page can know; the server decides. */
export function maySet({ role, areas }: Person, areaId: string): boolean {
  if (role === "admin") return true;
  return role === "supervisor" && (areas.length === 0 || areas.includes(areaId));
}
