import { type Edit, reachOf } from "#engine/edit.ts";
import type { UtilizationEvent } from "#engine/event.ts";
import { isLive } from "#engine/piece.ts";
import type { Plant } from "#engine/plant.ts";
import type { Signal } from "#engine/signal.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import { previewOf } from "#query/preview.ts";
import { type Instant, instant, later } from "#time/instant.ts";
import type { Complaints } from "./complaints.ts";
import type { Ledger, Made, Seen } from "./ledger.ts";
import type { Effect } from "./witness.ts";

/** Judges each change that the server makes, at the moment when it is durable. */
export class Judge {
  private readonly ledger: Ledger;
  private readonly complaints: Complaints;
  private readonly plant: Plant;
  private readonly all: Effect[] = [];

  constructor(ledger: Ledger, complaints: Complaints, plant: Plant) {
    this.ledger = ledger;
    this.complaints = complaints;
    this.plant = plant;
  }

  effect(effect: Effect): void {
    const { key } = effect;
    this.gaps(effect);
    if (key !== undefined) this.keyed(effect, key);
    this.all.push(effect);
  }

  private keyed(effect: Effect, key: string): void {
    const { complaints, ledger } = this;
    if (ledger.effects.has(key)) complaints.add("once", `${key} was made twice`);
    ledger.effects.set(key, effect);
    const made = ledger.made.get(key);
    if (made === undefined) return complaints.add("stored", `${key} was never stored`);
    if (made.account !== effect.accountId)
      complaints.add("ownName", `${key} was made in the name of ${effect.accountId}`);
    if (made.givenUp && !effect.isLate) complaints.add("givenUp", `${key} had been taken back`);
    this.order(made);
    if (made.seen === undefined) return;
    this.colleague(effect, made.seen);
    this.preview(effect, made.seen);
  }

  private order(made: Made): void {
    if (made.key === undefined || made.wasUnsettled) return;
    for (const other of this.ledger.made.values()) {
      const isLater =
        other.browser === made.browser &&
        other.machine === made.machine &&
        other.account === made.account &&
        other.key !== undefined &&
        other.key > made.key &&
        !other.wasUnsettled;
      if (isLater && this.ledger.effects.has(other.id))
        this.complaints.add("order", `${other.id} was made before ${made.id}`);
    }
  }

  /** A second that someone else set since, and that its maker did not see so, is not theirs to change. */
  private colleague(effect: Effect, seen: Seen): void {
    const { now } = effect;
    const signal = effect.before.signal;
    const saw: Timeline = { signal, layer: seen.timeline.layer };
    for (const other of this.all) {
      const isTheirs =
        other.machine === effect.machine &&
        other.revision > seen.revision &&
        (other.clientId === undefined || other.clientId !== effect.clientId);
      if (!isTheirs) continue;
      // A reading that came late may have ended theirs since.
      const theirs = reachOf(other.edit, signal, now);
      const from = Math.max(theirs.start, effect.edit.touched.start, seen.from);
      const ends = [theirs.end, effect.edit.touched.end, seen.to, now];
      const to = Math.min(...ends.map((end) => end ?? Infinity));
      // What stands there by now is their own: they were asked, or will be.
      const isOwn = (id: string | undefined): boolean =>
        this.all.some((its) => its.requestId === id && its.clientId === effect.clientId);
      const second = this.difference(saw, effect.before, from, to, now, isOwn);
      if (second === undefined) continue;
      this.complaints.add("colleague", `${effect.key} replaced ${other.requestId} at ${second}`);
      return;
    }
  }

  /** The first second of `[from, to)` in which two timelines differ, other than by what `isOwn` in the second. */
  private difference(
    a: Timeline,
    b: Timeline,
    from: number,
    to: number,
    now: Instant,
    isOwn: (requestId: string | undefined) => boolean,
  ): number | undefined {
    if (from >= to) return undefined;
    const { mapping } = this.plant;
    const left = eventsBetween(a, mapping, instant(from), instant(to), now);
    const right = eventsBetween(b, mapping, instant(from), instant(to), now);
    const edges = [...left, ...right].map(({ startsAt }) => Math.max(from, startsAt));
    return edges
      .filter((at) => at < to)
      .sort((one, other) => one - other)
      .filter((at) => !isOwn(eventAt(right, at)?.origin?.requestId))
      .find((at) => contentOf(eventAt(left, at)) !== contentOf(eventAt(right, at)));
  }

  /** L9: only where the server stood where the maker's picture did. */
  private preview(effect: Effect, seen: Seen): void {
    if (!seen.isTruth || effect.revision !== seen.revision + 1) return;
    const { before, edit, now, request } = effect;
    if (signalText(before, seen) !== signalText(seen.timeline, seen)) return;
    const preview = previewOf(seen.timeline, request, this.plant, now);
    const shown =
      preview.kind === "change"
        ? spansText(preview.edit, seen.timeline.signal, now)
        : preview.refusal.kind;
    const made = spansText(edit, before.signal, now);
    if (shown !== made)
      this.complaints.add("preview", `${effect.key}: shown ${shown}, made ${made}`);
  }

  private gaps({ after, machine, now }: Effect): void {
    const problem = gapIn(after, this.plant, now);
    if (problem !== undefined) this.complaints.add("contiguous", `server, ${machine}: ${problem}`);
  }
}

/** Where a timeline is not contiguous, in words. */
export function gapIn(timeline: Timeline, { mapping }: Plant, now: Instant): string | undefined {
  const first = timeline.signal.first ?? now;
  const events = eventsBetween(timeline, mapping, first, later(first, now), now);
  for (const [index, event] of events.entries()) {
    const next = events[index + 1];
    if (event.endsAt !== undefined && event.endsAt <= event.startsAt)
      return `the event at ${event.startsAt} has no seconds`;
    if (event.endsAt !== next?.startsAt)
      return `the event at ${event.startsAt} ends at ${event.endsAt}, the next is at ${next?.startsAt}`;
  }
  return undefined;
}

function eventAt(events: readonly UtilizationEvent[], at: number): UtilizationEvent | undefined {
  return events.find(
    ({ startsAt, endsAt }) => startsAt <= at && (endsAt === undefined || at < endsAt),
  );
}

function contentOf(event: UtilizationEvent | undefined): string {
  if (event === undefined) return "";
  const { reason, raw, pending, comment } = event;
  return JSON.stringify([reason, raw, pending, comment]);
}

function signalText({ signal }: Timeline, { from, to }: Seen): string {
  const last = signal.last?.at;
  if (last === undefined) return "";
  return JSON.stringify([...signal.readings(from, instant(Math.min(last, to ?? last)))]);
}

/** What an edit does. A span without a second that a late reading has left is not in what a tablet is sent. */
function spansText({ removed: all, inserted: put }: Edit, signal: Signal, now: Instant): string {
  const removed = all.filter((span) => isLive(span, signal, now)).map(({ startsAt }) => startsAt);
  // Pieces of older spans keep their origin, which bears other ids here than there.
  const inserted = put.map(({ startsAt, ending, reason, raw, pending, comment }) => {
    const { kind, ...end } = ending;
    return [
      startsAt,
      kind,
      Object.entries(end).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      reason,
      raw,
      pending,
      comment,
    ];
  });
  return JSON.stringify({ removed, inserted });
}
