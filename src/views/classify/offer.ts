import type { MachineId, RawState, ReasonCode } from "#engine/names.ts";
import { notOffered, type NotOffered, type Reason } from "#engine/plant.ts";

/** Where a reason is to be given. */
export interface OfferPlace {
  readonly machine: MachineId;
  /** What the machine reported there; `undefined` where that is not known. */
  readonly raw: RawState | undefined;
}

/** Which reasons a person is offered, and which not. */
export interface Offer {
  readonly offered: readonly Reason[];
  readonly others: readonly { readonly reason: Reason; readonly why: NotOffered }[];
}

/** The reasons that at least one of the places may have. What the others cannot have is left out of them. */
export function offerOf(reasons: readonly Reason[], places: readonly OfferPlace[]): Offer {
  const offered: Reason[] = [];
  const others: { reason: Reason; why: NotOffered }[] = [];
  for (const reason of reasons) {
    const whys = places.map(({ machine, raw }) => notOffered(reason, machine, raw));
    const [why] = whys;
    if (why === undefined || whys.includes(undefined)) offered.push(reason);
    else others.push({ reason, why });
  }
  return { offered, others };
}

export function isOffered({ offered }: Offer, reason: ReasonCode | undefined): boolean {
  return offered.some(({ code }) => code === reason);
}
