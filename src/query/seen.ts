import type { Plant } from "#engine/plant.ts";
import type { Link } from "./link.ts";
import type { Entry } from "./outbox/entry.ts";
import type { Seen } from "./outbox/asked.ts";
import { plantKey } from "./plant.ts";
import { seenBy, shownOf, startOf } from "./shown.ts";
import { truthsHeld } from "./timelines.ts";
import { type MachineTruth, startOfKnown } from "./truth.ts";

/** What is on screen of a machine: the truth with what its person has pending. */
export function seenOf(
  { queries, outbox }: Pick<Link, "queries" | "outbox">,
  truth: MachineTruth,
  account: string,
  without?: Entry,
): Seen {
  const plant = queries.getQueryData<Plant>(plantKey);
  const { revision } = truth;
  if (plant === undefined) return { revision, timeline: truth.timeline };
  const entries = seenBy(outbox.entries(), account).filter(({ id }) => id !== without?.id);
  return { revision, timeline: shownOf(truth, entries, plant).timeline };
}

/** What a person sees who puts another request in an entry's place; `undefined`: its machine is not on screen. */
export function seenNow(link: Link, id: string): Seen | undefined {
  const entry = link.outbox.entries().find((its) => its.id === id);
  if (entry === undefined) return undefined;
  const truths = truthsHeld(link.queries).flatMap(
    ({ machines }) => machines.get(entry.machineId) ?? [],
  );
  const whole = truths.filter((truth) => startOfKnown(truth) <= startOf(entry));
  const newest = whole.toSorted((a, b) => b.revision - a.revision)[0];
  return newest === undefined ? undefined : seenOf(link, newest, entry.madeBy.account, entry);
}
