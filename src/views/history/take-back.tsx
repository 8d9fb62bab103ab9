import type { Plant } from "#engine/plant.ts";
import { randomId } from "#query/client-id.ts";
import type { Done } from "#query/history.ts";
import { partKeys } from "#query/part-key.ts";
import type { Person } from "#query/person.ts";
import { type PreviewOfAll, previewOfAll } from "#query/preview.ts";
import { type Fate, useSend } from "#query/send.ts";
import { useShown } from "#query/use-shown.ts";
import type { MachineTruth } from "#query/truth.ts";
import { nextWindow, type TimelinesWindow } from "#query/window.ts";
import { type Instant, later, plus } from "#time/instant.ts";
import { span } from "#time/span.ts";
import { useAnnounce } from "#ui/announcer.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import { Changes } from "../changes.tsx";
import { placeOf } from "../place.ts";
import styles from "./history.module.css";
import { obstacleOfAll, type Obstacle, undoOf } from "./in-the-way.ts";
import { coreOfAll } from "./told.ts";
import type { Change } from "./together.ts";
import { problemWords } from "../problem-words.ts";
import { words } from "./words.ts";

export interface TakeBackProps {
  readonly plant: Plant;
  readonly person: Person;
  readonly change: Change;
  readonly known: ReadonlyMap<string, Done>;
  /** What the board has loaded: asked for again only where it does not reach. */
  readonly window: TimelinesWindow;
  readonly now: Instant;
  readonly onLeave: () => void;
  /** It was accepted, by the server or by this tablet. */
  readonly onDone: (said: string) => void;
  /** Shows the change that is in the way. */
  readonly onGoTo: (requestId: string) => void;
  readonly onConflict: (id: string) => void;
}

/** What taking a change back would do, and doing it; or what is in the way, and whose. */
export function TakeBack(props: TakeBackProps): ReactElement {
  const { plant, person, change, known, now, onLeave, onDone, onGoTo, onConflict } = props;
  const changesId = useId();
  const send = useSend();
  const announce = useAnnounce();
  const [state, setState] = useState<Taking>({ kind: "idle" });
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  const shown = useShown(plant, windowOver(props));
  const [done] = change;
  const machine = shown.kind === "shown" ? shown.machines.get(done.machineId) : undefined;
  if (machine === undefined || !change.every((its) => reaches(machine.truth, its))) {
    return (
      <div ref={top} tabIndex={-1} className={styles["taking"]}>
        <p className={styles["quiet"]}>{words.checking}</p>
      </div>
    );
  }
  const isRedo = done.request.kind === "undo";
  const core = coreOfAll(plant, change, known);
  const name = placeOf(plant, done.machineId)?.machine.name ?? done.machineId;
  // Each was a request of its own, and is taken back by one.
  const requests = change.map(undoOf);
  const isSending = state.kind === "sending";
  const preview = isSending ? state.preview : previewOfAll(machine.timeline, requests, plant, now);
  const obstacle = isSending
    ? undefined
    : obstacleOfAll(plant, machine.timeline, change, known, now);

  async function confirm(): Promise<void> {
    if (machine === undefined) return;
    setState({ kind: "sending", preview });
    const { truth } = machine;
    const keys = partKeys(requests.length, randomId);
    const fates = await Promise.all(
      requests.map((request, index) => send({ truth, request, by: person, key: keys[index] })),
    );
    const fate = worstOf(fates);
    if (fate === undefined) return;
    if (fate.kind === "refused") {
      const isPartly = fates.some(({ kind }) => kind !== "refused");
      const title = isPartly ? words.partlyTaken : words.notTaken;
      const detail = problemWords(fate.problem);
      announce(`${title} ${detail}`);
      setState({ kind: "refused", title, detail });
      return;
    }
    if (fate.kind === "conflict") onConflict(fate.id);
    const said = fateWords(fate, (isRedo ? words.sentPutBack : words.sent)(name, core));
    announce(said);
    onDone(said);
  }

  return (
    <div ref={top} tabIndex={-1} className={styles["taking"]}>
      {preview?.kind === "change" && obstacle === undefined ? (
        <>
          <Changes plant={plant} change={preview} id={changesId} />
          {state.kind === "refused" ? (
            <Notice tone="alert" title={state.title}>
              {state.detail}
            </Notice>
          ) : undefined}
          <div className={styles["actions"]}>
            <Button onPress={onLeave}>{words.leaveIt}</Button>
            <Button
              kind="primary"
              describedBy={changesId}
              isPending={isSending}
              onPress={() => void confirm()}
            >
              {isSending ? words.sending : (isRedo ? words.doPutBack : words.doTakeBack)(core)}
            </Button>
          </div>
        </>
      ) : (
        <Notice
          tone="alert"
          title={words.inTheWay}
          actions={
            <>
              <Button onPress={onLeave}>{words.leaveIt}</Button>
              <GoTo obstacle={obstacle} onGoTo={onGoTo} />
            </>
          }
        >
          <p>{obstacle?.words ?? words.ownReport}</p>
          <p>{words.firstThat}</p>
          {change.length > 1 ? <p>{words.orSingly}</p> : undefined}
        </Notice>
      )}
    </div>
  );
}

type Taking =
  | { readonly kind: "idle" }
  /** Once it is kept here it shows as done: what was confirmed stays before the eye meanwhile. */
  | { readonly kind: "sending"; readonly preview: PreviewOfAll | undefined }
  | { readonly kind: "refused"; readonly title: string; readonly detail: string };

function GoTo(props: {
  readonly obstacle: Obstacle | undefined;
  readonly onGoTo: (requestId: string) => void;
}): ReactElement | undefined {
  const { requestId, by } = props.obstacle ?? {};
  if (requestId === undefined || by === undefined) return undefined;
  return <Button onPress={() => props.onGoTo(requestId)}>{words.lookAtThat(by)}</Button>;
}

/** What lies around the seconds that were touched has to be loaded for an exact preview. */
function windowOver({ window, change, now }: TakeBackProps): TimelinesWindow {
  return change.reduce(
    (
      held,
      {
        edit: {
          touched: { start, end },
        },
      },
    ) => {
      return nextWindow(held, span(start, later(end ?? now, plus(start, 1))));
    },
    window,
  );
}

/** Until another window has come, what is shown may still be the one before. */
function reaches({ knownFrom, knownTo }: MachineTruth, { edit: { touched } }: Done): boolean {
  return (
    knownFrom <= touched.start &&
    (knownTo === undefined || (touched.end !== undefined && touched.end <= knownTo))
  );
}

/** Of several requests what went least well is what has to be known. */
function worstOf(fates: readonly Fate[]): Fate | undefined {
  const kinds = ["refused", "conflict", "kept", "sent"] as const;
  return kinds.map((kind) => fates.find((fate) => fate.kind === kind)).find((fate) => fate);
}

function fateWords(fate: Exclude<Fate, { readonly kind: "refused" }>, sent: string): string {
  switch (fate.kind) {
    case "sent":
      return sent;
    case "kept":
      return fate.trouble === undefined ? words.kept : words.keptInPage;
    case "conflict":
      return words.conflict;
  }
}
