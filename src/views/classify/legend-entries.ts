import type { Reason } from "#engine/plant.ts";
import type { LookKind } from "#lanes/look.ts";
import { looksOf } from "#lanes/looks.ts";
import { words } from "./words.ts";

export interface LegendEntry {
  readonly look: LookKind;
  readonly names: readonly string[];
}

/** One line a look that the plant uses, what needs a person first. */
export function legendOf(reasons: readonly Reason[]): readonly LegendEntry[] {
  const table = looksOf(reasons);
  const names = new Map<LookKind, Set<string>>([["unexplained", new Set([words.needsReason])]]);
  for (const reason of reasons) {
    const look = table.looks[table.indexOf(reason.code, false)]?.kind;
    if (look === undefined) continue;
    const held = names.get(look) ?? new Set();
    names.set(look, held.add(nameOf(reason)));
  }
  return [...names].map(([look, held]) => ({ look, names: [...held] }));
}

function nameOf(reason: Reason): string {
  switch (reason.oee) {
    case "runtime":
      return words.runtime;
    case "planned":
      return words.planned;
    case "none":
      return words.notCounted;
    case "unplanned":
      return reason.group[0] ?? words.otherStops;
  }
}
