import type { ShiftEntry } from "#engine/closing.ts";
import type { Plant } from "#engine/plant.ts";
import { span } from "#time/span.ts";
import { durationWords, spanWords } from "#time/words.ts";
import type { ReactElement } from "react";
import { createPortal } from "react-dom";
import { Figures, MachineTable } from "./figures.tsx";
import { Notes } from "./notes.tsx";
import { Pareto } from "./pareto.tsx";
import styles from "./print-page.module.css";
import { lengthOf, type ShiftTally, worthPrinting } from "./tally.ts";
import { fitting, linesFor } from "./print-room.ts";
import { words } from "./words.ts";

export interface PrintPageProps {
  readonly plant: Plant;
  /** "Early · Friday, 20 November 2026 · 06:00–14:00 UTC+1". */
  readonly title: string;
  readonly tally: ShiftTally;
  readonly entries: readonly ShiftEntry[];
}

/** As many rows as a page of A4 has room for beside the rest. */
const MOST_CAUSES = 12;
const MOST_UNEXPLAINED = 8;
const MOST_MACHINES = 32;

/** The handover as one printed page; on the screen it is not there. */
export function PrintPage({ plant, title, tally, entries }: PrintPageProps): ReactElement {
  const { shown, others } = worthPrinting(tally.machines, MOST_MACHINES);
  const causes = tally.causes.slice(0, MOST_CAUSES);
  const unexplained = tally.unexplained.slice(0, MOST_UNEXPLAINED);
  const rows = {
    causes: causes.length,
    unexplained: unexplained.length,
    machines: shown.length + (others === 0 ? 0 : 2),
  };
  const notes = fitting(entries, linesFor(rows));
  return createPortal(
    <article className={styles["page"]}>
      <header>
        <p>{words.handoverOf(plant.name)}</p>
        <h1>{title}</h1>
      </header>
      <Figures total={tally.total} />
      <div className={styles["columns"]}>
        <section>
          <h2>{words.pareto}</h2>
          <Pareto causes={causes} />
          {unexplained.length === 0 ? undefined : (
            <>
              <h2>{words.longest}</h2>
              <ul>
                {unexplained.map((piece) => (
                  <li key={`${piece.machine.id} ${piece.startsAt}`}>
                    {piece.machine.name} ·{" "}
                    {spanWords(plant.timeZone, span(piece.startsAt, piece.endsAt))} ·{" "}
                    {durationWords(lengthOf(piece))}
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
        <section>
          <h2>{words.machines}</h2>
          <MachineTable machines={shown} />
          {others === 0 ? undefined : <p>{words.otherMachines(others)}</p>}
        </section>
      </div>
      <section className={styles["notes"]}>
        <h2>{words.notes}</h2>
        <Notes plant={plant} entries={notes.entries} />
        {notes.left === 0 ? undefined : <p>{words.notesLeft(notes.left)}</p>}
      </section>
    </article>,
    document.body,
  );
}
