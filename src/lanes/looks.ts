import type { ReasonCode } from "#engine/names.ts";
import type { Reason } from "#engine/plant.ts";
import { lookFor, type Look, type LookKind } from "./look.ts";

/** The looks of one plant's reasons. A lane's `looks` are indices into `looks`. */
export interface LookTable {
  readonly looks: readonly Look[];
  /** The look of what is there and is not shown: it loses to every other. */
  readonly hidden: number;
  /** The look of an event with that reason; a pending one looks unexplained whatever its reason. */
  indexOf(reason: ReasonCode, pending: boolean): number;
}

const STOP_KINDS: readonly LookKind[] = ["technical", "material", "quality", "organisation"];

/**
 * Chooses a look for each reason. How it counts decides first (`runtime`, `planned`, `none`); unplanned
 * stops take the look of their outermost group, which the plant file names freely: a group called like
 * one of ours gets that look, the others share out what is left, in the plant file's order.
 */
export function looksOf(reasons: readonly Reason[]): LookTable {
  const ofGroup = kindsOfGroups(reasons);
  const looks: Look[] = [];
  const places = new Map<ReasonCode, number>();
  for (const reason of reasons) {
    places.set(reason.code, looks.length);
    looks.push(lookFor(kindOf(reason, ofGroup), reason.name), lookFor("unexplained", reason.name));
  }
  const unknown = looks.length;
  looks.push(lookFor("idle", ""), lookFor("unexplained", ""));
  const hidden = looks.length;
  looks.push({ kind: "off", label: "", priority: 0 });
  return {
    looks,
    hidden,
    indexOf: (reason, pending) => (places.get(reason) ?? unknown) + (pending ? 1 : 0),
  };
}

function kindOf(reason: Reason, ofGroup: ReadonlyMap<string, LookKind>): LookKind {
  switch (reason.oee) {
    case "runtime":
      return "running";
    case "planned":
      return "planned";
    case "none":
      return "off";
    case "unplanned":
      return ofGroup.get(reason.group[0] ?? "") ?? "idle";
  }
}

function kindsOfGroups(reasons: readonly Reason[]): ReadonlyMap<string, LookKind> {
  const groups = new Set<string>();
  for (const reason of reasons) {
    const outermost = reason.group[0];
    if (reason.oee === "unplanned" && outermost !== undefined) groups.add(outermost);
  }
  const kinds = new Map<string, LookKind>();
  for (const group of groups) {
    const named = STOP_KINDS.find((kind) => group.toLowerCase().startsWith(kind));
    if (named !== undefined) kinds.set(group, named);
  }
  const taken = new Set(kinds.values());
  const free = [...STOP_KINDS.filter((kind) => !taken.has(kind)), "idle" as const];
  let next = 0;
  for (const group of groups) {
    if (kinds.has(group)) continue;
    kinds.set(group, free[next % free.length] ?? "idle");
    next += 1;
  }
  return kinds;
}
