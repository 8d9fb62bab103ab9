import type { Plant } from "#engine/plant.ts";
import type { UndoRequest } from "#engine/request.ts";
import type { Done } from "#query/history.ts";
import type { Person } from "#query/person.ts";
import { type Preview, previewOf } from "#query/preview.ts";
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
import { obstacleOf } from "./in-the-way.ts";
import { coreOf } from "./told.ts";
import { problemWords } from "../problem-words.ts";
import { words } from "./words.ts";

export interface TakeBackProps {
  readonly plant: Plant;
  readonly person: Person;
  readonly done: Done;
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
  const { plant, person, done, known, now, onLeave, onDone, onGoTo, onConflict } = props;
  const changesId = useId();
  const send = useSend();
  const announce = useAnnounce();
  const [state, setState] = useState<Taking>({ kind: "idle" });
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  const shown = useShown(plant, windowOver(props));
  const machine = shown.kind === "shown" ? shown.machines.get(done.machineId) : undefined;
  if (machine === undefined || !reaches(machine.truth, done)) {
    return (
      <div ref={top} tabIndex={-1} className={styles["taking"]}>
        <p className={styles["quiet"]}>{words.checking}</p>
      </div>
    );
  }
  const isRedo = done.request.kind === "undo";
  const core = coreOf(plant, done, known);
  const name = placeOf(plant, done.machineId)?.machine.name ?? done.machineId;
  const request: UndoRequest = { kind: "undo", of: done.requestId, edit: done.edit };
  const isSending = state.kind === "sending";
  const preview = isSending ? state.preview : previewOf(machine.timeline, request, plant, now);
  const obstacle = isSending ? undefined : obstacleOf(plant, machine.timeline, done, known, now);

  async function confirm(): Promise<void> {
    if (machine === undefined) return;
    setState({ kind: "sending", preview });
    const fate = await send({ truth: machine.truth, request, by: person });
    if (fate.kind === "refused") {
      const detail = problemWords(fate.problem);
      announce(`${words.notTaken} ${detail}`);
      setState({ kind: "refused", detail });
      return;
    }
    if (fate.kind === "conflict") onConflict(fate.id);
    const said = fateWords(fate, (isRedo ? words.sentPutBack : words.sent)(name, core));
    announce(said);
    onDone(said);
  }

  return (
    <div ref={top} tabIndex={-1} className={styles["taking"]}>
      {preview.kind === "change" && obstacle === undefined ? (
        <>
          <Changes plant={plant} change={preview} id={changesId} />
          {state.kind === "refused" ? (
            <Notice tone="alert" title={words.notTaken}>
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
        </Notice>
      )}
    </div>
  );
}

type Taking =
  | { readonly kind: "idle" }
  /** Once it is kept here it shows as done: what was confirmed stays before the eye meanwhile. */
  | { readonly kind: "sending"; readonly preview: Preview }
  | { readonly kind: "refused"; readonly detail: string };

function GoTo(props: {
  readonly obstacle: ReturnType<typeof obstacleOf>;
  readonly onGoTo: (requestId: string) => void;
}): ReactElement | undefined {
  const { requestId, by } = props.obstacle ?? {};
  if (requestId === undefined || by === undefined) return undefined;
  return <Button onPress={() => props.onGoTo(requestId)}>{words.lookAtThat(by)}</Button>;
}

/** What lies around the seconds that were touched has to be loaded for an exact preview. */
function windowOver({ window, done, now }: TakeBackProps): TimelinesWindow {
  const { start, end } = done.edit.touched;
  return nextWindow(window, span(start, later(end ?? now, plus(start, 1))));
}

/** Until another window has come, what is shown may still be the one before. */
function reaches({ knownFrom, knownTo }: MachineTruth, { edit: { touched } }: Done): boolean {
  return (
    knownFrom <= touched.start &&
    (knownTo === undefined || (touched.end !== undefined && touched.end <= knownTo))
  );
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
