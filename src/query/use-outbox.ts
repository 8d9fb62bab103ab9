import { useMemo, useSyncExternalStore } from "react";
import { type Link, useLink } from "./link.ts";
import type { OutboxActions, OutboxView } from "./outbox/outbox-view.ts";
import type { Outbox } from "./outbox/outbox.ts";
import { usePlant } from "./plant.ts";
import { seenNow } from "./seen.ts";
import { useSession } from "./session.ts";

export interface UseOutbox {
  readonly view: OutboxView;
  readonly actions: OutboxActions;
  /**
   * Asks how it stands now and what the choices of a conflict are; what is resolved afterwards is what was
   * looked at. `undefined`: no answer, or no conflict any more.
   */
  readonly look: Outbox["look"];
}

/** What is not yet sent, refused or in conflict, and what a person can do about it. */
export function useOutbox(): UseOutbox {
  const link = useLink();
  const { outbox } = link;
  const session = useSession();
  const load = usePlant();
  const account = session.kind === "signedIn" ? session.person.id : undefined;
  const plant = load.kind === "loaded" ? load.plant : undefined;
  const version = useSyncExternalStore(outbox.subscribe, outbox.version);
  const view = useMemo(
    () => outbox.view(account, plant),
    // The version stands for everything that the outbox holds.
    // oxlint-disable-next-line react/exhaustive-deps
    [outbox, account, plant, version],
  );
  const actions = useMemo(() => actionsOf(link), [link]);
  return { view, actions, look: outbox.look };
}

function actionsOf(link: Link): OutboxActions {
  const { outbox } = link;
  return {
    retry: (id) => outbox.retry(id),
    change: (id, request) => outbox.change(id, request, seenNow(link, id)),
    discard: (id, options) => outbox.discard(id, options),
    resolve: (id, choice) => outbox.resolve(id, choice),
  };
}
