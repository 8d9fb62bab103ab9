import type { Done, ToldEvent } from "#query/history.ts";
import { partOf } from "#query/part-key.ts";
import { type Instant, later } from "#time/instant.ts";

/** What was confirmed at once, newest first: one request, or all those that a split came to. */
export type Change = readonly [Done, ...Done[]];

/**
 * The requests of the history as the changes that people made, newest first. A split of which not every request is
 * there (some older, some of other seconds, one refused) is told request by request: it cannot be judged as a whole.
 */
export function changesOf(entries: readonly Done[]): readonly Change[] {
  const wholes = new Map<string, Done[]>();
  for (const done of entries) {
    const name = nameOf(done);
    if (name === undefined) continue;
    const held = wholes.get(name);
    if (held === undefined) wholes.set(name, [done]);
    else held.push(done);
  }
  return entries.flatMap((done): readonly Change[] => {
    const parts = wholes.get(nameOf(done) ?? "");
    if (parts === undefined || parts.length !== partOf(done.key)?.of) return [[done]];
    const [newest, ...others] = parts;
    return newest === done ? [[newest, ...others]] : [];
  });
}

/** Keys are one person's, on one machine. */
function nameOf({ key, by, machineId }: Done): string | undefined {
  const part = partOf(key);
  return part === undefined ? undefined : `${machineId}\n${by}\n${part.name}`;
}

/** What several requests, newest first, made of the events in the end: as if they had been one. */
export function inAll(change: Change): Pick<Done, "before" | "after"> {
  let before: readonly ToldEvent[] = [];
  let after: readonly ToldEvent[] = [];
  for (const done of change.toReversed()) {
    // What an earlier one of them made did not stand there before them all.
    const made = new Set(after.map(({ startsAt }) => startsAt));
    const gone = new Set(done.before.map(({ startsAt }) => startsAt));
    before = [...before, ...done.before.filter(({ startsAt }) => !made.has(startsAt))];
    after = [...after.filter(({ startsAt }) => !gone.has(startsAt)), ...done.after];
  }
  const inOrder = (a: ToldEvent, b: ToldEvent): number => a.startsAt - b.startsAt;
  return { before: before.toSorted(inOrder), after: after.toSorted(inOrder) };
}

/** From where to where a change was asked for; no end: whatever follows. */
export function reachOf(change: Change): {
  readonly start: Instant;
  readonly end: Instant | undefined;
} {
  return change
    .map(({ edit }) => edit.asked)
    .reduce((all, { start, end }) => ({
      start: start < all.start ? start : all.start,
      end: end === undefined || all.end === undefined ? undefined : later(end, all.end),
    }));
}
