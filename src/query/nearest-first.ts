import type { MachineId } from "#engine/names.ts";

interface Waiting {
  readonly machines: readonly MachineId[];
  readonly start: () => void;
}

/**
 * Who is asked for first: of all that wait for their turn, whatever is nearest to what somebody looks at
 * when a place becomes free. So scrolling on changes the order of what has not been asked for yet.
 */
export class NearestFirst {
  private readonly places: () => number;
  private waiting: readonly Waiting[] = [];
  private underWay = 0;
  private ranks: ReadonlyMap<MachineId, number> = new Map();

  /** @param places how many may be under way at once; asked anew each time. */
  constructor(places: () => number) {
    this.places = places;
  }

  /** What is looked at: machines, the nearest to the middle of the view first. */
  attend(machines: readonly MachineId[]): void {
    this.ranks = new Map(machines.map((machine, rank) => [machine, rank]));
  }

  /**
   * Does the work when its machines' turn has come.
   * @param signal whoever wanted it is gone: what still waits is forgotten, and rejects with its reason.
   */
  async take<Value>(
    machines: readonly MachineId[],
    signal: AbortSignal,
    work: () => Promise<Value>,
  ): Promise<Value> {
    await this.turn(machines, signal);
    try {
      return await work();
    } finally {
      this.underWay -= 1;
      this.next();
    }
  }

  private turn(machines: readonly MachineId[], signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const forget = (): void => {
        this.waiting = this.waiting.filter((its) => its !== waiting);
        reject(signal.reason as Error);
      };
      const waiting: Waiting = {
        machines,
        start: () => {
          signal.removeEventListener("abort", forget);
          resolve();
        },
      };
      signal.addEventListener("abort", forget, { once: true });
      this.waiting = [...this.waiting, waiting];
      // Once everyone who asks at this moment stands in line: the first to ask need not be the nearest.
      queueMicrotask(() => this.next());
    });
  }

  private next(): void {
    while (this.underWay < this.places()) {
      const nearest = this.nearest();
      if (nearest === undefined) return;
      this.waiting = this.waiting.filter((its) => its !== nearest);
      this.underWay += 1;
      nearest.start();
    }
  }

  /** The nearest that waits; of several equally far the one that waits longest. */
  private nearest(): Waiting | undefined {
    let best: Waiting | undefined;
    let least = Infinity;
    for (const waiting of this.waiting) {
      const rank = this.rankOf(waiting);
      if (best !== undefined && rank >= least) continue;
      best = waiting;
      least = rank;
    }
    return best;
  }

  private rankOf({ machines }: Waiting): number {
    let least = Infinity;
    for (const machine of machines) least = Math.min(least, this.ranks.get(machine) ?? Infinity);
    return least;
  }
}
