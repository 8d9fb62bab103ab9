import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import { useLink } from "#query/link.ts";
import type { Entry } from "#query/outbox/entry.ts";
import { usePending } from "#query/use-live.ts";
import { clock } from "#time/words.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Icon } from "#ui/icon.tsx";
import { StatusMark } from "#ui/status-mark.tsx";
import { type ReactElement, useState } from "react";
import styles from "./header.module.css";
import { words } from "./words.ts";

/** How much of what was confirmed here the server does not have, and what it would not take. */
export function UnsentMark({ plant }: { readonly plant: Plant }): ReactElement | undefined {
  const [isOpen, setOpen] = useState(false);
  const { outbox } = useLink();
  const entries = usePending();
  const unsent = entries.filter(({ state }) => state.kind === "saved" && state.attempts > 0);
  const refused = entries.filter(({ state }) => state.kind === "refused");
  if (unsent.length === 0 && refused.length === 0) return undefined;
  return (
    <>
      {unsent.length === 0 ? undefined : (
        <StatusMark icon="info">{words.unsent(unsent.length)}</StatusMark>
      )}
      {refused.length === 0 ? undefined : (
        <Button kind="danger" onPress={() => setOpen(true)}>
          <Icon name="alert" />
          {words.refused(refused.length)}
        </Button>
      )}
      <Dialog
        title={words.refusedTitle}
        isOpen={isOpen && refused.length > 0}
        onClose={() => setOpen(false)}
      >
        <p>{words.nothingChanged}</p>
        <ul className={styles["refused"]}>
          {refused.map((entry) => (
            <li key={entry.id}>
              <p>
                <strong>{askedWords(plant, entry)}</strong>
              </p>
              <p>{whyWords(entry)}</p>
              <Button onPress={() => void outbox.discard(entry.id)}>{words.discard}</Button>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}

/** "Mazak 2, 09:12–09:47: Tool change (Ana, 10:02)". */
function askedWords(plant: Plant, { machineId, request, madeAt, madeBy }: Entry): string {
  const zone = plant.timeZone;
  const machine = plant.areas
    .flatMap(({ machines }) => machines)
    .find(({ id }) => id === machineId);
  const start = request.kind === "undo" ? undefined : (request.startsAt ?? madeAt);
  const end = request.kind === "classify" || request.kind === "add" ? request.endsAt : undefined;
  const from = start === undefined ? "" : `, ${clock(zone, start)}–`;
  const to = end === undefined ? "" : clock(zone, end);
  const made = `${madeBy.name}, ${clock(zone, madeAt)}`;
  return `${machine?.name ?? machineId}${from}${to}: ${reasonWords(plant, request)} (${made})`;
}

function reasonWords(plant: Plant, request: Request): string {
  if (request.kind === "undo") return words.undo;
  return plant.reasons.find(({ code }) => code === request.reason)?.name ?? request.reason;
}

function whyWords({ state }: Entry): string {
  if (state.kind !== "refused") return "";
  return state.problem.detail === "" ? state.problem.title : state.problem.detail;
}
