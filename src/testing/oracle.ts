import type { Request, UndoRequest } from "#engine/request.ts";
import type { Cell, Cells, Ending, Mine } from "./oracle-cells.ts";

/*
 * The timeline rules told a second time, as simply as they can be: one cell for each second, and loops over
 * them. Nothing of the engine is used, nothing is fast, nothing is clever. Each step below names its rule.
 *
 * Where the engine and this file disagree, one of them has misread the rules.
 */

export type OracleRequest = Exclude<Request, UndoRequest>;
export type Verdict =
  | { readonly ok: true; readonly cells: Cells }
  | { readonly ok: false; readonly status: 409 | 422 };

const REFUSED: Verdict = { ok: false, status: 422 };
const EXISTS: Verdict = { ok: false, status: 409 };

/** What becomes of the cells when `request` is asked at `now`; the cells given are never changed. */
export function ask(cells: Cells, request: OracleRequest, now: number, id: string): Verdict {
  const start = request.startsAt ?? now;
  const end = request.kind === "post" ? undefined : request.endsAt;
  const { first } = cells.at(now);
  // P7, C7.
  if (!cells.world.reasons.has(request.reason)) return REFUSED;
  if (first === undefined || start < first || start > now) return REFUSED;
  if (end !== undefined && start >= end) return REFUSED;
  const wish = new Wish(cells.copy(), now, start, id);
  if (request.kind === "post") return wish.post(request);
  return { ok: true, cells: end === undefined ? wish.open(request) : wish.span(request, end) };
}

class Wish {
  private readonly cells: Cells;
  private readonly now: number;
  private readonly start: number;
  private readonly id: string;

  constructor(cells: Cells, now: number, start: number, id: string) {
    this.cells = cells;
    this.now = now;
    this.start = start;
    this.id = id;
  }

  post(request: OracleRequest & { kind: "post" }): Verdict {
    const { cells, start, now } = this;
    const event = this.eventAt(start);
    if (event.startsAt === start) {
      // P1's last sentence, P5.
      if (!request.updateIfExists && request.startsAt !== undefined) return EXISTS;
      cells.repaint(event, now, {
        reason: request.reason,
        raw: request.raw ?? event.raw,
        pending: request.pending ?? false,
        comment: request.comment ?? event.comment,
        id: this.id,
        ending: event.ending,
      });
      return { ok: true, cells };
    }
    const fresh: Omit<Mine, "ending"> = {
      reason: request.reason,
      raw: request.raw ?? event.raw, // P6
      pending: request.pending ?? false, // P6
      comment: request.comment ?? "", // P6
      id: this.id,
    };
    if (event.endsAt === undefined) {
      // P1, P4: it takes over the rest of the current event, with whatever end that had.
      const rest = cells.cut(start, now);
      cells.repaint(rest, now, { ...fresh, ending: fromOnward(rest.ending, start) });
      return { ok: true, cells };
    }
    // P2: up to where the next event starts, as known now.
    const nextStart = event.endsAt;
    const next = this.eventAt(nextStart);
    cells.cut(start, now);
    const mine: Mine = { ...fresh, ending: { kind: "set" } };
    cells.paint(start, nextStart, mine);
    if (next.reason === request.reason) this.joinOnto(mine, start, next); // P3
    return { ok: true, cells: cells.tidy() };
  }

  /** C1 and C2, after C5. */
  span(request: OracleRequest & { kind: "classify" | "add" }, end: number): Cells {
    const { cells, start, now } = this;
    this.endOngoing(end);
    const mine = this.mine(request, { kind: "set" });
    cells.cut(start, now);
    cells.cut(end, now);
    cells.paint(start, end, mine);
    const joined = this.joinBefore(mine, start, end);
    if (end <= now) {
      const next = this.eventAt(end);
      if (next.reason === request.reason) {
        this.joinOnto(joined, this.eventAt(start).startsAt, next);
      }
    }
    return cells.tidy();
  }

  /** Without an end: C4 for a classification, "it becomes the current event" for an AddEvent. */
  open(request: OracleRequest & { kind: "classify" | "add" }): Cells {
    const { cells, start, now } = this;
    if (request.kind === "classify") {
      const until = cells.world.ongoingEnd(now);
      const mine = this.mine(request, { kind: "ongoing", since: start });
      cells.cut(start, now);
      const wholeAt = this.eventAt(until).startsAt === until;
      const rest = cells.cut(until, now);
      // What it cuts off and would have ended with the next reading does not come back.
      if (!wholeAt && rest.mine && rest.ending.kind === "reading") cells.give(rest.mine, until);
      cells.paint(start, until, mine);
      this.joinBefore(mine, start, until);
      return cells.tidy();
    }
    // The rules do not say how an AddEvent without an end ends. As P4 has it: with whatever end the
    // current event had. What stood between its start and the current event is covered, as C1 has it.
    const rest = cells.cut(start, now);
    const current = rest.endsAt === undefined ? rest : this.eventAt(now);
    const ending = fromOnward(current.ending, start);
    const mine = this.mine(request, ending);
    cells.repaint(current, now, mine);
    cells.paint(start, current.startsAt, mine);
    this.joinBefore(mine, start, cells.endOf(mine));
    return cells.tidy();
  }

  private eventAt(second: number): Cell {
    const cell = this.cells.at(this.now).cells[second - this.cells.world.from];
    if (cell === undefined) throw new Error(`no event is in force at ${second}`);
    return cell;
  }

  private mine(request: OracleRequest & { kind: "classify" | "add" }, ending: Ending): Mine {
    const asked = request.kind === "add" ? request : undefined;
    return {
      reason: request.reason,
      raw: asked?.raw ?? this.eventAt(this.start).raw, // C1
      pending: asked?.pending ?? false, // C1
      comment: request.comment ?? "",
      id: this.id,
      ending,
    };
  }

  /** C5: the ongoing classification in force ends here, and gives the machine back what it covered. */
  private endOngoing(end: number): void {
    const { mine } = this.eventAt(this.now);
    if (mine?.ending.kind !== "ongoing" || end <= mine.ending.since) return;
    this.cells.cut(this.start, this.now);
    const reaching = this.eventAt(this.now);
    if (reaching.mine === undefined) return;
    this.cells.give(reaching.mine, this.start);
    // What ended where the ongoing one started has been cut there, and does not reach on now.
    this.cells.settle(reaching.startsAt, this.now);
  }

  /** C2, M: the event that ends at the start, of the same reason, and `mine` become one. */
  private joinBefore(mine: Mine, start: number, end: number): Mine {
    const before = this.cells.at(this.now).cells[start - 1 - this.cells.world.from];
    if (before === undefined || before.reason !== mine.reason) return mine;
    const joined = { ...mine, raw: before.raw, comment: lines(before.comment, mine.comment) };
    this.cells.paint(before.startsAt, end, joined);
    return joined;
  }

  /** P3, C2, M: `mine` and the next event become one, which ends as the next one does (C6). */
  private joinOnto(mine: Mine, start: number, next: Cell): void {
    const { ending } = next;
    const joined = { ...mine, comment: lines(mine.comment, next.comment), ending };
    this.cells.repaint(next, this.now, joined);
    this.cells.paint(start, next.startsAt, joined);
  }
}

/** The way of ending that a new start takes over: the later of the two counts, for a mark and for C5. */
function fromOnward(ending: Ending, start: number): Ending {
  if (ending.kind === "reading") return { ...ending, mark: Math.max(ending.mark, start) };
  if (ending.kind === "ongoing") return { ...ending, since: Math.max(ending.since, start) };
  return ending;
}

/** M: every distinct non-empty line, in time order. */
function lines(...comments: readonly string[]): string {
  const all = comments.flatMap((comment) => comment.split("\n")).filter((line) => line !== "");
  return [...new Set(all)].join("\n");
}
