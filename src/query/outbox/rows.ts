import { decodeEntry, encodeEntry } from "./entry-codec.ts";
import type { Entry } from "./entry.ts";
import type { Row, Write } from "./ports.ts";

/**
 * What becomes of one entry: the entries in its place (none: it goes), or `undefined`: it stays as it is. It may
 * be asked several times, of the entry as it is in the store at that moment, so it looks at the entry's state first.
 */
export type Decide = (entry: Entry) => readonly Entry[] | undefined;

/** An entry and its place in the order; what is not in the store comes after what is. */
export interface Placed {
  readonly key: number;
  readonly entry: Entry;
}

export interface RowsRead {
  readonly placed: readonly Placed[];
  /** Rows of a later build, or broken ones. */
  readonly unreadable: number;
}

/** Entries that are the same as before keep their object. */
export function readRows(rows: readonly Row[], before: readonly Placed[]): RowsRead {
  const known = new Map(before.map(({ entry }) => [entry.id, entry]));
  const placed: Placed[] = [];
  for (const { key, value } of rows) {
    const decoded = decodeEntry(value);
    if (decoded.kind !== "entry") continue;
    const old = known.get(decoded.entry.id);
    const isSame = old !== undefined && sameEntry(old, decoded.entry);
    placed.push({ key, entry: isSame ? old : decoded.entry });
  }
  return { placed, unreadable: rows.length - placed.length };
}

/** All that ever changes of an entry under its id. */
function sameEntry(a: Entry, b: Entry): boolean {
  const changing = ({ baseRevision, state, request }: Entry): string =>
    JSON.stringify([baseRevision, state, request]);
  return changing(a) === changing(b);
}

/** What the decisions make of one entry, one after the other; the same array of one when nothing. */
export function decided(entry: Entry, decisions: readonly Decide[]): readonly Entry[] {
  return decisions.reduce<readonly Entry[]>(
    (entries, decide) => {
      const at = entries.findIndex(({ id }) => id === entry.id);
      const current = entries[at];
      const becomes = current === undefined ? undefined : decide(current);
      return becomes === undefined
        ? entries
        : [...entries.slice(0, at), ...becomes, ...entries.slice(at + 1)];
    },
    [entry],
  );
}

/** The entry as the decisions leave it, or as it was before the one that takes it away. */
export function lastOf(entry: Entry, decisions: readonly Decide[]): Entry {
  return decisions.reduce((last, decide) => {
    const becomes = decided(last, [decide]);
    return becomes.find(({ id }) => id === last.id) ?? last;
  }, entry);
}

/** How an entry's row becomes others': the first takes its place in the order. */
export function replaceRow(
  rows: readonly Row[],
  id: string,
  decisions: readonly Decide[],
): readonly Write[] {
  const found = findRow(rows, id);
  if (found === undefined) return [];
  const { key, entry } = found;
  const [first, ...others] = decided(entry, decisions);
  if (first === entry && others.length === 0) return [];
  const rest = others.map((its): Write => ({ kind: "add", value: encodeEntry(its) }));
  return first === undefined
    ? [{ kind: "delete", key }, ...rest]
    : [{ kind: "put", key, value: encodeEntry(first) }, ...rest];
}

export function findRow(rows: readonly Row[], id: string): Placed | undefined {
  for (const { key, value } of rows) {
    const decoded = decodeEntry(value);
    if (decoded.kind === "entry" && decoded.entry.id === id) return { key, entry: decoded.entry };
  }
  return undefined;
}

/** Adds what is not there yet: two tabs may put back the same entries after the store was lost. */
export function addRows(rows: readonly Row[], entries: readonly Entry[]): readonly Write[] {
  return entries
    .filter(({ id }) => findRow(rows, id) === undefined)
    .map((entry) => ({ kind: "add", value: encodeEntry(entry) }));
}
