import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { type HistoryScope, useHistory } from "#query/history.ts";
import type { Person } from "#query/person.ts";
import { useNow } from "#query/use-now.ts";
import { useOutbox } from "#query/use-outbox.ts";
import type { TimelinesWindow } from "#query/window.ts";
import { Button } from "#ui/button.tsx";
import { NARROW, useMedia } from "#ui/media.ts";
import { Notice } from "#ui/notice.tsx";
import { Sheet } from "#ui/sheet.tsx";
import { type ReactElement, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { EntryCard } from "./entry-card.tsx";
import styles from "./history.module.css";
import { TakeBack } from "./take-back.tsx";
import { Singly } from "./singly.tsx";
import { scopeWords, takenBack } from "./told.ts";
import { type Change, changesOf } from "./together.ts";
import { words } from "./words.ts";

export interface HistoryProps {
  readonly plant: Plant;
  readonly person: Person;
  readonly scope: HistoryScope;
  /** Changes when a machine's revision does. */
  readonly stamp: number;
  readonly window: TimelinesWindow;
  readonly mayWrite: (machine: MachineId) => boolean;
  readonly onConflict: (id: string) => void;
  readonly onClose: () => void;
}

/** What people did, newest first; each of it can be taken back, where the seconds still stand as it left them. */
export function History(props: HistoryProps): ReactElement {
  const { plant, scope, stamp, mayWrite, onClose } = props;
  const load = useHistory(scope, stamp);
  const now = useNow(10);
  const { items } = useOutbox().view;
  const isNarrow = useMedia(NARROW);
  const [isTall, setTall] = useState(true);
  const [taking, setTaking] = useState<string>();
  const [said, setSaid] = useState<string>();
  const title = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLUListElement>(null);
  // It was opened by a press.
  useEffect(() => title.current?.focus(), []);
  const entries = useMemo(() => (load.kind === "loaded" ? load.entries : []), [load]);
  const known = useMemo(() => new Map(entries.map((done) => [done.requestId, done])), [entries]);
  const undone = useMemo(() => takenBack(entries), [entries]);
  const leaving = new Set(
    items.flatMap(({ request, standing }) =>
      request.kind === "undo" && standing.kind !== "sent" && standing.kind !== "refused"
        ? [request.of]
        : [],
    ),
  );

  const changes = useMemo(() => changesOf(entries), [entries]);

  function goTo(requestId: string): void {
    setTaking(undefined);
    list.current?.querySelector<HTMLElement>(`[data-request~="${CSS.escape(requestId)}"]`)?.focus();
  }

  function card(change: Change, singly?: ReactNode): ReactElement {
    const [done] = change;
    const id = idOf(change);
    const backBy = change.flatMap(({ requestId }) => undone.get(requestId) ?? []);
    return (
      <EntryCard
        key={id}
        plant={plant}
        change={change}
        known={known}
        now={now}
        takenBackBy={backBy.length === change.length ? backBy.at(-1) : undefined}
        isPartlyBack={backBy.length > 0 && backBy.length < change.length}
        isLeaving={change.some(({ requestId }) => leaving.has(requestId))}
        mayWrite={mayWrite(done.machineId)}
        singly={singly}
        onTakeBack={() => {
          setSaid(undefined);
          setTaking(id);
        }}
      >
        {taking === id ? (
          <TakeBack
            {...props}
            change={change}
            known={known}
            now={now}
            onLeave={() => goTo(done.requestId)}
            onDone={(its) => {
              setSaid(its);
              setTaking(undefined);
              title.current?.focus();
            }}
            onGoTo={goTo}
          />
        ) : undefined}
      </EntryCard>
    );
  }

  return (
    <Sheet
      title={words.title}
      over={scopeWords(plant, scope)}
      under={
        load.kind === "loaded" && entries.length > 0
          ? words.count(changes.length, load.more !== undefined)
          : undefined
      }
      closeLabel={words.close}
      onClose={onClose}
      titleRef={title}
      height={{
        isTall: isNarrow && isTall,
        tallerLabel: words.taller,
        lowerLabel: words.lower,
        onChange: setTall,
      }}
    >
      {said === undefined ? undefined : <Notice tone="good" title={said} />}
      {load.kind === "loading" ? <p className={styles["quiet"]}>{words.loading}</p> : undefined}
      {load.kind === "failed" ? (
        <Notice
          tone="alert"
          title={words.unreachable}
          actions={<Button onPress={load.retry}>{words.tryAgain}</Button>}
        />
      ) : undefined}
      {load.kind === "loaded" && entries.length === 0 ? (
        <p className={styles["quiet"]}>{words.none}</p>
      ) : undefined}
      <ul className={styles["entries"]} ref={list}>
        {changes.map((change) =>
          card(
            change,
            change.length === 1 ? undefined : (
              <Singly count={change.length}>{change.map((done) => card([done]))}</Singly>
            ),
          ),
        )}
      </ul>
      {load.kind === "loaded" && load.more !== undefined ? (
        <Button isWide isPending={load.isLoadingMore} onPress={load.more}>
          {load.isLoadingMore ? words.loadingMore : words.more}
        </Button>
      ) : undefined}
    </Sheet>
  );
}

/** One request of a split may be taken back alone: it is told apart from the whole that it belongs to. */
function idOf(change: Change): string {
  const ids = change.map(({ requestId }) => requestId);
  return ids.join(" ");
}
