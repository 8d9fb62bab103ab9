/** What is used of the browser's lock manager. */
export interface Locks {
  request<T>(
    name: string,
    options:
      | { readonly mode: "shared" }
      | { readonly mode: "exclusive"; readonly ifAvailable: true },
    work: (lock: object | null) => Promise<T>,
  ): Promise<T>;
}

const NAME = "shiftlane-half-typed";

/** Where something was begun and not yet confirmed. */
export type Where = "here" | "elsewhere" | "nowhere";

/**
 * Which tabs of this browser hold something half-typed. A newer build takes over all tabs at once, so one of
 * them is enough to make it wait. A tab that holds something shares a lock with the others that do; the one
 * that wants the newer build asks for it alone. The browser gives the lock back when a tab is closed.
 */
export class HalfTyped {
  /** `undefined` where the browser has none: then each tab knows of itself alone. */
  private readonly locks: Locks | undefined;
  private holds = 0;
  /** The browser takes a moment to take a lock back, and until then would call this tab another one. */
  private readonly given = new Set<Promise<void>>();
  private waiting: (() => void)[] = [];
  private readonly onChange: () => void;

  /** @param onChange called when this tab begins or ceases to hold something. */
  constructor(locks: Locks | undefined, onChange: () => void) {
    this.locks = locks;
    this.onChange = onChange;
  }

  get isHeldHere(): boolean {
    return this.holds > 0;
  }

  /** From now until the returned function is called, something is half-typed here. */
  readonly hold = (): (() => void) => {
    this.holds += 1;
    if (this.holds === 1) this.onChange();
    let free: (() => void) | undefined = (): void => undefined;
    const released = new Promise<void>((resolve) => (free = resolve));
    const lock = this.locks
      ?.request(NAME, { mode: "shared" }, () => released)
      // Refused only to a page that is on its way out, which has nothing left to lose.
      .catch(() => undefined);
    return () => {
      if (free === undefined) return;
      if (lock !== undefined) {
        this.given.add(lock);
        void lock.finally(() => this.given.delete(lock));
      }
      free();
      free = undefined;
      this.holds -= 1;
      if (this.holds > 0) return;
      this.onChange();
      for (const done of this.waiting.splice(0)) done();
    };
  };

  /** Runs `work` while no other tab can begin to hold anything; not at all if one does. Answers where. */
  async unlessHeld(work: () => Promise<void>): Promise<Where> {
    if (this.holds > 0) return "here";
    if (this.locks === undefined) {
      await work();
      return "nowhere";
    }
    await Promise.all(this.given);
    return this.locks.request<Where>(
      NAME,
      { mode: "exclusive", ifAvailable: true },
      async (lock) => {
        if (lock === null) return "elsewhere";
        await work();
        return "nowhere";
      },
    );
  }

  /** Calls once, as soon as nothing is half-typed in this tab; at once, if nothing is. */
  whenFree(done: () => void): void {
    if (this.holds === 0) done();
    else this.waiting.push(done);
  }
}
