import { lateEditsOf, mayReopen, type ShiftSpan } from "#engine/closing.ts";
import type { Person } from "#query/person.ts";
import { type ShiftClosing, type ShiftStep, useShiftStep } from "#query/shift-closing.ts";
import { dateTimeWords } from "#time/words.ts";
import { useAnnounce } from "#ui/announcer.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { TextArea } from "#ui/text-field.tsx";
import { type ReactElement, useId, useRef, useState } from "react";
import { Checks, type ChecksProps } from "./checks.tsx";
import { Notes } from "./notes.tsx";
import styles from "./shift.module.css";
import { problemWords } from "../problem-words.ts";
import { words } from "./words.ts";

export interface ClosingProps extends ChecksProps {
  readonly person: Person;
  readonly shift: ShiftSpan;
  readonly closing: ShiftClosing;
}

/** The handover: notes, what is left to see to, closing the shift, and opening it again. */
export function Closing(props: ClosingProps): ReactElement {
  const { plant, person, closing } = props;
  const mayWrite = person.role === "supervisor" || person.role === "admin";
  const ids = { notes: useId(), closing: useId() };
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <>
      <section className={styles["section"]} aria-labelledby={ids.notes}>
        <h3 id={ids.notes}>{words.notes}</h3>
        <Notes plant={plant} entries={closing.entries} />
      </section>
      <section className={styles["section"]} aria-labelledby={ids.closing}>
        <h3 id={ids.closing} ref={heading} tabIndex={-1}>
          {closing.standing === "open" ? words.checks : words.closing}
        </h3>
        {closing.standing === "open" ? <Checks {...props} /> : <Closed {...props} />}
        {mayWrite ? (
          <Writing
            key={closing.standing}
            {...props}
            // What was pressed has gone.
            onTurned={() => heading.current?.focus()}
          />
        ) : undefined}
      </section>
    </>
  );
}

function Closed({ plant, person, shift, closing, now }: ClosingProps): ReactElement {
  const last = closing.entries.findLast(({ kind }) => kind === "closed");
  const when = (at: typeof now): string => dateTimeWords(plant.timeZone, at);
  const may = mayReopen(person.role, shift, lateEditsOf(plant), now);
  return (
    <Notice
      tone="info"
      title={
        last === undefined || closing.standing === "late"
          ? words.tooOld
          : words.closedBy(last.by, when(last.at))
      }
    >
      {words.closedMeans}{" "}
      {may
        ? person.role === "admin"
          ? undefined
          : words.reopenUntil(when(closing.lateFrom))
        : words.onlyAdmin}
    </Notice>
  );
}

function saidOf(step: ShiftStep): string {
  return {
    notes: words.saidNoted,
    close: words.saidClosed,
    reopen: words.saidReopened,
  }[step];
}

/** One note, and what can be done with it. */
function Writing(
  props: ClosingProps & { readonly onTurned: () => void },
): ReactElement | undefined {
  const { plant, person, shift, closing, now, tally, unsent } = props;
  const take = useShiftStep(shift);
  const announce = useAnnounce();
  const lackId = useId();
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string>();
  const [underWay, setUnderWay] = useState<ShiftStep>();
  const isOpen = closing.standing === "open";
  if (!isOpen && !mayReopen(person.role, shift, lateEditsOf(plant), now)) return undefined;
  const isEmpty = note.trim() === "";
  const needsNote = !isOpen || tally.total.unexplained.count > 0;
  const lack = !isOpen
    ? undefined
    : now < shift.endsAt
      ? words.lacks.over
      : unsent > 0
        ? words.lacks.sent
        : needsNote && isEmpty
          ? words.lacks.note
          : undefined;

  async function step(which: ShiftStep): Promise<void> {
    setUnderWay(which);
    setProblem(undefined);
    const taken = await take(which, note, person.id);
    setUnderWay(undefined);
    if (taken.kind === "done") {
      setNote("");
      announce(saidOf(which));
      if (which !== "notes") props.onTurned();
      return;
    }
    const detail = taken.kind === "refused" ? problemWords(taken.problem) : words.unreachable;
    setProblem(detail);
    announce(detail);
  }
  const button = (which: ShiftStep, label: string, isDisabled: boolean, kind?: "primary") => (
    <Button
      kind={kind ?? "quiet"}
      isPending={underWay === which}
      isDisabled={isDisabled || (underWay !== undefined && underWay !== which)}
      describedBy={which === "close" && lack !== undefined ? lackId : undefined}
      onPress={() => void step(which)}
    >
      {underWay === which ? words.sending : label}
    </Button>
  );

  return (
    <div className={styles["writing"]}>
      <TextArea
        label={isOpen ? (needsNote ? words.noteNeeded : words.note) : words.whyReopen}
        note={isOpen ? words.noteHint : undefined}
        value={note}
        onChange={setNote}
        rows={3}
        isRequired={needsNote}
        problem={problem}
      />
      {isOpen && lack !== undefined ? (
        <p id={lackId} className={styles["quiet"]}>
          {lack}
        </p>
      ) : undefined}
      <div className={styles["actions"]}>
        {isOpen ? button("notes", words.saveNote, isEmpty) : undefined}
        {isOpen
          ? button("close", words.closeShift, lack !== undefined, "primary")
          : button("reopen", words.reopen, isEmpty, "primary")}
      </div>
    </div>
  );
}
