import { setImmediate as turn } from "node:timers/promises";

/** Whose work a piece of work is: a tab's, the server's, the network's. It can stand still, and it can end. */
export class Life {
  readonly name: string;
  state: "running" | "frozen" | "ended" = "running";
  /** What fell due while it stood still, in order. */
  readonly held: (() => void)[] = [];

  constructor(name: string) {
    this.name = name;
  }
}

interface Due {
  readonly atMs: number;
  readonly order: number;
  readonly life: Life;
  readonly work: () => void;
  isOff: boolean;
}

/**
 * Virtual time. One piece of work after another, each with everything that follows from it, before the next
 * begins: so a run is the same each time, and what goes on can be told by whose piece it was.
 */
export class Schedule {
  nowMs = 0;
  /** Whose work is being done: timers that it sets are its own. */
  current: Life;
  /** Pieces of work done so far. */
  done = 0;
  private order = 0;
  private readonly heap: Due[] = [];
  private underWay = 0;
  /** Told after each piece of work and all that followed from it; false: the story is over. */
  private readonly goesOn: () => boolean;
  isOver = false;

  constructor(ground: Life, goesOn: () => boolean) {
    this.current = ground;
    this.goesOn = goesOn;
  }

  /** Does `work` once, `ms` from now, unless `life` has ended by then. Returns how to call it off. */
  after(ms: number, life: Life, work: () => void): () => void {
    const atMs = this.nowMs + Math.max(0, Number.isFinite(ms) ? ms : 0);
    const due: Due = { atMs, order: this.order++, life, work, isOff: false };
    push(this.heap, due);
    return () => {
      due.isOff = true;
    };
  }

  freeze(life: Life): void {
    if (life.state === "running") life.state = "frozen";
  }

  /** What fell due meanwhile is done now, in its order. */
  thaw(life: Life): void {
    if (life.state !== "frozen") return;
    life.state = "running";
    for (const work of life.held.splice(0)) this.after(0, life, work);
  }

  end(life: Life): void {
    life.state = "ended";
    life.held.length = 0;
  }

  /** Marks what goes on outside of virtual time (a call inside the server): time stands still until it is over. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.underWay += 1;
    try {
      return await work;
    } finally {
      this.underWay -= 1;
    }
  }

  /** Does something now as `life`, with all that follows from it. */
  async now(life: Life, work: () => void): Promise<void> {
    if (life.state === "ended" || this.isOver) return;
    this.current = life;
    work();
    this.done += 1;
    do await turn();
    while (this.underWay > 0);
    this.isOver = !this.goesOn();
  }

  /** Does something now that is nobody's in particular, or that says itself whose it is. */
  inBetween(work: () => unknown): Promise<void> {
    return this.now(new Life("between"), () => void work());
  }

  async advance(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms;
    for (;;) {
      const next = this.heap[0];
      if (next === undefined || next.atMs > untilMs || this.isOver) break;
      pop(this.heap);
      if (next.isOff || next.life.state === "ended") continue;
      this.nowMs = Math.max(this.nowMs, next.atMs);
      if (next.life.state === "frozen") {
        next.life.held.push(() => {
          if (!next.isOff) next.work();
        });
      } else await this.now(next.life, next.work);
    }
    this.nowMs = untilMs;
  }
}

function isBefore(a: Due, b: Due): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}

function push(heap: Due[], due: Due): void {
  let at = heap.length;
  heap.push(due);
  while (at > 0) {
    const up = (at - 1) >> 1;
    const parent = heap[up];
    if (parent === undefined || !isBefore(due, parent)) break;
    heap[at] = parent;
    at = up;
  }
  heap[at] = due;
}

function pop(heap: Due[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let at = 0;
  for (;;) {
    let down = 2 * at + 1;
    let child = heap[down];
    if (child === undefined) break;
    const other = heap[down + 1];
    if (other !== undefined && isBefore(other, child)) {
      child = other;
      down += 1;
    }
    if (!isBefore(child, last)) break;
    heap[at] = child;
    at = down;
  }
  heap[at] = last;
}
