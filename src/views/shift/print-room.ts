import type { ShiftEntry } from "#engine/closing.ts";

/*
 * A page of A4 has so much room: 773 pt between its margins. The rest of the handover takes what its rows take
 * (print-page.module.css), and its notes what is left; heights are reckoned for the widest usual fonts.
 */
const PAGE = 773;
/** Points: heading, figures, headings of the sections, the gaps between. */
const FRAME = 165;
const CAUSE = 17;
const STRETCH = 11;
const MACHINE = 14;
/** Of 8 pt text. */
const LINE = 11;
/** Signs to a line, at the width of the page. */
const SIGNS = 105;

/** What is printed above the notes. */
export interface PrintedRows {
  readonly causes: number;
  readonly unexplained: number;
  readonly machines: number;
}

/** How many lines of notes the page has room for, the one that says what is left out among them. */
export function linesFor({ causes, unexplained, machines }: PrintedRows): number {
  const left = causes * CAUSE + (unexplained === 0 ? 0 : 20 + unexplained * STRETCH);
  const right = machines * MACHINE;
  return Math.max(2, Math.floor((PAGE - FRAME - Math.max(left, right)) / LINE));
}

/** Notes as far as there is room for them, and the number of lines that there is none for. */
export interface FittingNotes {
  readonly entries: readonly ShiftEntry[];
  readonly left: number;
}

/** The notes in their order, cut after so many lines; each has a line that says who wrote it when. */
export function fitting(entries: readonly ShiftEntry[], lines: number): FittingNotes {
  const needed = entries.reduce((sum, { note }) => sum + 1 + linesOf(note).length, 0);
  if (needed <= lines) return { entries, left: 0 };
  let room = lines - 1;
  const shown: ShiftEntry[] = [];
  for (const entry of entries) {
    // Who wrote, without a word of what, says nothing.
    if (room < 2) break;
    const note = linesOf(entry.note).slice(0, room - 1);
    shown.push({ ...entry, note: note.join("\n") });
    room -= 1 + note.length;
  }
  const used = shown.reduce((sum, { note }) => sum + 1 + linesOf(note).length, 0);
  return { entries: shown, left: needed - used };
}

/** A note as lines that fit side by side on the page, broken between words where that is possible. */
function linesOf(note: string): readonly string[] {
  if (note === "") return [];
  return note.split("\n").flatMap((line) => {
    const broken = line.match(new RegExp(`.{1,${SIGNS}}(?:\\s|$)|.{1,${SIGNS}}`, "gu"));
    return broken === null ? [""] : broken.map((part) => part.trimEnd());
  });
}
