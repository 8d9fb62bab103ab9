import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { ShiftPattern, TimeOfDay, Weekday } from "#time/calendar.ts";
import { type Instant, later, plus } from "#time/instant.ts";
import { timeZone } from "#time/zone.ts";
import { apply, type Context, type Outcome } from "#engine/apply.ts";
import type { Edit } from "#engine/edit.ts";
import type { UtilizationEvent } from "#engine/event.ts";
import { Layer } from "#engine/layer.ts";
import { type RawState, reasonCode } from "#engine/names.ts";
import type { Mapping, Meaning, Reason } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import { Signal } from "#engine/signal.ts";
import { eventsBetween, type Timeline } from "#engine/timeline.ts";
import {
  type Doing,
  doingOf,
  doingsOfPicture,
  LETTERS,
  letterOf,
  rawLetterOf,
  SIX,
} from "./notation.ts";

export const REASONS: readonly Reason[] = LETTERS.map(({ reason, letter }, index) => ({
  code: reason,
  reasCd: index + 1,
  name: reason,
  group: [],
  oee:
    letter === "R" ? "runtime" : letter === "O" ? "none" : letter === "B" ? "planned" : "unplanned",
  commentRequired: false,
}));

const MEANINGS: readonly (readonly [RawState, Meaning])[] = LETTERS.flatMap(
  ({ raw, reason, pending }) => (raw === undefined ? [] : [[raw, { reason, pending }] as const]),
);

/** The plant of every example, as far as a request is judged by it. */
export const MAPPING: Mapping = {
  rawStates: new Map(MEANINGS),
  unknown: { reason: reasonCode("OFF"), pending: true },
};

const EVERY_DAY: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/** Far enough ahead to see every end that is known. */
const FAR = 40 * 86_400;

/** An example as it is told: see README.md. Every request in it is held to the laws. */
export class Example {
  timeline: Timeline = { signal: Signal.empty, layer: Layer.empty };
  now = SIX;
  /** The last accepted request: what it did, and to what. */
  done: { readonly before: Timeline; readonly edit: Edit } | undefined;
  private outcome: Outcome | undefined;
  private readonly edits: Edit[] = [];
  private readonly patterns: ShiftPattern[] = [];

  constructor(picture: string, steps: readonly string[]) {
    const doings = [...doingsOfPicture(picture), ...steps.map(doingOf)];
    for (const [index, doing] of doings.entries()) {
      this.do(doing);
      const isLast = index === doings.length - 1;
      if (this.refusal !== undefined && !isLast)
        throw new Error(`refused on the way: ${this.refusal}`);
    }
  }

  /** `refused 422 futureStart`, when the last request was. */
  get refusal(): string | undefined {
    if (this.outcome === undefined || this.outcome.ok) return undefined;
    const { status, kind } = this.outcome.refusal;
    return `refused ${status} ${kind}`;
  }

  get context(): Context {
    const plant = {
      reasons: REASONS,
      mapping: MAPPING,
      calendar: { zone: timeZone("UTC"), patterns: this.patterns },
    };
    const requestId = `request ${this.edits.length + 1}`;
    return { plant, now: this.now, origin: { requestId, by: "Ana" } };
  }

  events(timeline = this.timeline, now: Instant = this.now): readonly UtilizationEvent[] {
    return eventsBetween(timeline, MAPPING, SIX, now, now);
  }

  /** As it will be if the machine reports nothing more than it has by now. */
  eventsAhead(timeline = this.timeline): readonly UtilizationEvent[] {
    const signal = Signal.of(timeline.signal.readings(SIX, this.now));
    return this.events({ ...timeline, signal }, plus(SIX, FAR));
  }

  private do(doing: Doing): void {
    this.outcome = undefined;
    switch (doing.kind) {
      case "now":
        this.now = doing.at;
        return;
      case "read": {
        // A reading cannot be heard of before it happens; a late one does not turn the clock back.
        this.now = later(this.now, doing.at);
        const { at, raw } = doing;
        this.timeline = {
          ...this.timeline,
          signal: this.timeline.signal.with({ at, nanos: 0, raw }),
        };
        return;
      }
      case "shift":
        this.patterns.push(shiftOf(doing.start, doing.end));
        return;
      case "undo": {
        const nth = doing.nth ?? this.edits.length;
        const edit = this.edits[nth - 1];
        if (edit === undefined) throw new Error(`there is no request ${nth} to take back`);
        this.ask({ kind: "undo", of: `request ${nth}`, edit });
        return;
      }
      case "ask":
        this.ask(doing.request);
    }
  }

  private ask(request: Request): void {
    const before = this.timeline;
    const was = [this.events(), this.eventsAhead()];
    this.outcome = apply(before, request, this.context);
    deepStrictEqual([this.events(before), this.eventsAhead(before)], was, "L3, L5");
    if (!this.outcome.ok) return;
    const { timeline, edit } = this.outcome;
    strictEqual(timeline.signal, before.signal, "L5");
    const events = this.events(timeline);
    const ends = [...events.slice(1).map(({ startsAt }) => startsAt), undefined];
    deepStrictEqual(
      events.map(({ endsAt }) => endsAt),
      ends,
      "L1",
    );
    strictEqual(events[0]?.startsAt, was[0]?.[0]?.startsAt, "L1");
    const back = apply(timeline, { kind: "undo", of: "it", edit }, this.context);
    const restored = back.ok && [this.events(back.timeline), this.eventsAhead(back.timeline)];
    deepStrictEqual(restored, was, "L6");
    this.timeline = timeline;
    this.done = { before, edit };
    this.edits.push(edit);
  }
}

function shiftOf(start: Instant, end: Instant): ShiftPattern {
  const clock = (at: Instant): TimeOfDay => {
    const time = new Date(at * 1000);
    return { hour: time.getUTCHours(), minute: time.getUTCMinutes() };
  };
  return { name: "shift", days: EVERY_DAY, start: clock(start), end: clock(end) };
}

/** One letter for each minute up to now; `/` where an event starts though the letter stays. */
function picture(events: readonly UtilizationEvent[], until: Instant): string {
  let text = "";
  for (const [index, event] of events.entries()) {
    const name = letterOf(event.reason, event.origin !== undefined);
    const before = events[index - 1];
    const sameLetter = text.endsWith(name) && before !== undefined;
    const columns = ((event.endsAt ?? until) - event.startsAt) / 60;
    if (index === 0) text = "·".repeat((event.startsAt - SIX) / 60);
    text += (sameLetter ? "/" : "") + name.repeat(columns);
  }
  return text;
}

/** The timeline up to now, as a picture: `after("rrrrrr", "classify 1-4 J")` is `"rJJJrr"`. */
export function after(machine: string, ...steps: readonly string[]): string {
  const told = new Example(machine, steps);
  return told.refusal ?? picture(told.events(), told.now);
}

/**
 * The same with what lies ahead, as far as it is known: `ahead("rrrr", "classify 1-6 J")` is `"rJJJ|JJr…"`.
 * The bar is now; `…` goes on for as long as the machine reports nothing.
 */
export function ahead(machine: string, ...steps: readonly string[]): string {
  const told = new Example(machine, steps);
  if (told.refusal !== undefined) return told.refusal;
  const events = told.eventsAhead();
  const last = events.at(-1);
  const drawn = picture(events, plus(later(last?.startsAt ?? told.now, told.now), 60));
  const bar = drawn
    .split("")
    .findIndex((_, index) => columnsIn(drawn.slice(0, index)) === (told.now - SIX) / 60);
  const rest = drawn.slice(bar);
  return `${drawn.slice(0, bar)}|${rest}…`;
}

/** An event as a letter and its columns: `"J 1-4"`, the current one `"r 4-…"`. */
export function inColumns({ startsAt, endsAt, reason, origin }: UtilizationEvent): string {
  const column = (at: Instant): number => (at - SIX) / 60;
  const end = endsAt === undefined ? "…" : `${column(endsAt)}`;
  return `${letterOf(reason, origin !== undefined)} ${column(startsAt)}-${end}`;
}

function columnsIn(drawn: string): number {
  return drawn.replaceAll("/", "").length;
}

/** The events up to now, one a line: `"6:30 J raw r"`, `"7:00 s pending"`, `"8:00 J raw r \"oil\""`. */
export function diary(machine: string, ...steps: readonly string[]): readonly string[] {
  const told = new Example(machine, steps);
  if (told.refusal !== undefined) return [told.refusal];
  return told.events().map(({ startsAt, reason, raw, pending, comment, origin }) => {
    const minutes = Math.floor((startsAt - SIX) / 60) + 360;
    const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
    const isPersons = origin !== undefined;
    const more = [
      ...(isPersons ? [`raw ${rawLetterOf(raw)}`] : []),
      ...(pending ? ["pending"] : []),
      ...(comment === "" ? [] : [JSON.stringify(comment)]),
    ];
    return [time, letterOf(reason, isPersons), ...more].join(" ");
  });
}
