/*
 * One machine's seconds, one cell each. A cell holds what a person set there, or nothing: then the machine
 * speaks. Cells that hold the same object are one event of a person's.
 */

/** How a person's event ends. Where its cells stop; before that, with the machine's first change after `mark`. */
export type Ending =
  | { readonly kind: "set" }
  | { readonly kind: "reading"; readonly mark: number }
  /** `since`: what C5 calls its start. */
  | { readonly kind: "ongoing"; readonly since: number };

/** One event that a person set. */
export interface Mine {
  readonly reason: string;
  readonly raw: string;
  readonly pending: boolean;
  readonly comment: string;
  /** The request that set it. */
  readonly id: string;
  readonly ending: Ending;
}

/** The event in force at one second. */
export interface Cell {
  readonly startsAt: number;
  /** Where the next event starts; undefined for the event that is current at the `now` of the look. */
  readonly endsAt: number | undefined;
  readonly reason: string;
  readonly raw: string;
  readonly pending: boolean;
  readonly comment: string;
  readonly ending: Ending;
  /** Undefined: it is the machine's own. */
  readonly mine: Mine | undefined;
}

/** A reading: its second, and the rest of its time. */
export interface Report {
  readonly at: number;
  readonly nanos: number;
  readonly raw: string;
}

export interface World {
  /** The second of the first cell, and the number of cells; nothing may happen outside of them. */
  readonly from: number;
  readonly count: number;
  readonly reasons: ReadonlySet<string>;
  readonly meaning: (raw: string) => { readonly reason: string; readonly pending: boolean };
  /** C4: where a classification without an end ends at the latest, when it is asked for at `now`. */
  readonly ongoingEnd: (now: number) => number;
}

export interface Look {
  /** The event in force at each second from `world.from` on, the future as far as it is known. */
  readonly cells: readonly (Cell | undefined)[];
  /** The second of the machine's first reading. */
  readonly first: number | undefined;
}

export class Cells {
  readonly world: World;
  readonly reports: readonly Report[];
  private readonly held: (Mine | undefined)[];

  private constructor(world: World, reports: readonly Report[], held: (Mine | undefined)[]) {
    this.world = world;
    this.reports = reports;
    this.held = held;
  }

  static of(world: World, reports: readonly Report[]): Cells {
    return new Cells(world, reports, Array.from({ length: world.count }));
  }

  copy(): Cells {
    return new Cells(this.world, this.reports, [...this.held]);
  }

  /** The same people's seconds over a signal that has gained a reading. */
  reported(report: Report): Cells {
    return new Cells(this.world, [...this.reports, report], this.held);
  }

  /** The timeline, second by second, as it stands at `now`. */
  at(now: number): Look {
    const raws = this.signalAt(now);
    const shown = [...this.held];
    for (const mine of new Set(this.held)) {
      if (mine?.ending.kind !== "reading") continue;
      const end = changeAfter(raws, mine.ending.mark - this.world.from);
      for (let index = end; index < shown.length; index++) {
        if (shown[index] === mine) shown[index] = undefined;
      }
    }
    const first = raws.findIndex((raw) => raw !== undefined);
    const current = now - this.world.from;
    const cells: (Cell | undefined)[] = [];
    let index = Math.max(first, 0);
    while (first >= 0 && index < raws.length) {
      const raw = raws[index] ?? "";
      const mine = shown[index];
      let end = index + 1;
      while (end < raws.length && shown[end] === mine && (mine !== undefined || raws[end] === raw))
        end++;
      const startsAt = index + this.world.from;
      const what = mine ?? { ...this.world.meaning(raw), raw, comment: "" };
      const isCurrent = index <= current && current < end;
      // It ended where a person's event starts, and not with a reading.
      const cut = !isCurrent && raws[end] === raw;
      const cell: Cell = {
        startsAt,
        endsAt: isCurrent ? undefined : end + this.world.from,
        reason: what.reason,
        raw: what.raw,
        pending: what.pending,
        comment: what.comment,
        ending: mine?.ending ?? (cut ? { kind: "set" } : { kind: "reading", mark: startsAt }),
        mine,
      };
      for (; index < end; index++) cells[index] = cell;
    }
    return { cells, first: first < 0 ? undefined : first + this.world.from };
  }

  /** The events in force at some second up to `now`, in order. */
  events(now: number): readonly Cell[] {
    const seen = this.at(now).cells.slice(0, now - this.world.from + 1);
    return [...new Set(seen)].filter((cell) => cell !== undefined);
  }

  /** `[from, to)` becomes `mine`. An event whose start lies in there is gone, with whatever it had ahead of it. */
  paint(from: number, to: number, mine: Mine): void {
    const covered = new Set(this.held.slice(from - this.world.from, to - this.world.from));
    const standing = new Set(this.held.slice(0, from - this.world.from));
    for (const other of covered) {
      if (other !== undefined && !standing.has(other)) this.give(other, from);
    }
    this.held.fill(mine, from - this.world.from, to - this.world.from);
  }

  /** `event`, as it stood at `now`, becomes `mine` over its whole extent, the future included. */
  repaint(event: Cell, now: number, mine: Mine): void {
    const old = event.mine;
    const { cells } = this.at(now);
    for (let index = event.startsAt - this.world.from; index < this.held.length; index++) {
      const theirs = cells[index]?.mine;
      if (old === undefined ? theirs !== undefined && theirs !== mine : this.held[index] !== old)
        break;
      this.held[index] = mine;
    }
    this.tidy();
  }

  /** What `mine` holds from `from` on goes back to the machine. */
  give(mine: Mine, from: number): void {
    for (let index = from - this.world.from; index < this.held.length; index++) {
      if (this.held[index] === mine) this.held[index] = undefined;
    }
  }

  /**
   * Makes a start at `second`: the event in force there becomes two, and the second half is answered. Its way
   * of ending stays with that half (C6), which C5 counts from its own start.
   */
  cut(second: number, now: number): Cell {
    const here = this.here(second, now);
    const { mine } = here;
    if (here.startsAt === second) return here;
    if (mine === undefined) {
      // The machine speaks here. Whatever ended before it does not reach further than this start.
      const ended = this.held[second - this.world.from];
      if (ended !== undefined) this.give(ended, second);
      return { ...here, startsAt: second, ending: { kind: "reading", mark: second } };
    }
    const { ending } = mine;
    const since = ending.kind === "ongoing" ? Math.max(ending.since, second) : 0;
    const right = { ...mine, ending: ending.kind === "ongoing" ? { ...ending, since } : ending };
    const left: Mine = { ...mine, ending: { kind: "set" } };
    this.held.forEach((held, index) => {
      if (held === mine) this.held[index] = index + this.world.from < second ? left : right;
    });
    return this.here(second, now);
  }

  /** The person's event that ends at `second` ends there for good, if no reading ended it. */
  settle(second: number, now: number): void {
    const index = second - this.world.from;
    const mine = this.at(now).cells[index - 1]?.mine;
    const raws = this.signalAt(now);
    if (mine?.ending.kind !== "reading" || raws[index] !== raws[index - 1]) return;
    const settled: Mine = { ...mine, ending: { kind: "set" } };
    for (const [at, held] of this.held.entries()) if (held === mine) this.held[at] = settled;
  }

  /** The second after the last one that `mine` holds. */
  endOf(mine: Mine): number {
    return this.held.lastIndexOf(mine) + 1 + this.world.from;
  }

  /** "A span ends at the latest where the next one starts": what lies behind another's seconds is nobody's. */
  tidy(): this {
    const closed = new Set<Mine | undefined>();
    this.held.forEach((mine, index) => {
      const before = this.held[index - 1];
      if (mine !== before) closed.add(before);
      if (mine !== undefined && closed.has(mine)) this.held[index] = undefined;
    });
    return this;
  }

  private here(second: number, now: number): Cell {
    const cell = this.at(now).cells[second - this.world.from];
    if (cell === undefined) throw new Error(`no event is in force at ${second}`);
    return cell;
  }

  /** The raw state in force at each second: of one second's readings the last, of equal ones the greater. */
  private signalAt(now: number): readonly (string | undefined)[] {
    const winners = new Map<number, Report>();
    for (const report of this.reports) {
      const held = winners.get(report.at);
      const wins =
        held === undefined ||
        report.nanos > held.nanos ||
        (report.nanos === held.nanos && report.raw > held.raw);
      if (report.at <= now && wins) winners.set(report.at, report);
    }
    let raw: string | undefined;
    return this.held.map((_, index) => {
      raw = winners.get(index + this.world.from)?.raw ?? raw;
      return raw;
    });
  }
}

/** The first index after `mark` at which the signal changes. */
function changeAfter(raws: readonly (string | undefined)[], mark: number): number {
  for (let index = mark + 1; index < raws.length; index++) {
    if (raws[index] !== raws[index - 1]) return index;
  }
  return raws.length;
}
