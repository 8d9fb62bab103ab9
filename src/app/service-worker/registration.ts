import { HalfTyped, type Locks, type Where } from "./half-typed.ts";
import { APPLY } from "./message.ts";

/** Whether this browser opens the page without a network, and whether a newer build is at hand. */
export type ShellState =
  | { readonly kind: "unsupported"; readonly why: WhyUnsupported }
  /** Being kept for the first time; until that is done the page needs the network to open. */
  | { readonly kind: "installing" }
  | { readonly kind: "ready" }
  /** `ready`, and a newer build is kept as well. It takes over when {@link Registration.applyUpdate} says so. */
  | { readonly kind: "update-waiting" };

/**
 * - `no-https`: the address is neither https nor this very machine, so browsers allow no worker.
 * - `refused`: it is https, but the browser does not trust the certificate (or forbids workers).
 * - `browser`: the browser knows no workers, or is in a private window.
 */
export type WhyUnsupported = "no-https" | "refused" | "browser";

/** What is used of the browser; a test brings its own. */
export interface Needs {
  readonly isSecure: boolean;
  readonly container: Container | undefined;
  readonly locks: Locks | undefined;
  readonly reload: () => void;
}

export interface Container {
  readonly controller: object | null;
  register(
    url: string,
    options: { readonly scope: string; readonly updateViaCache: "none" },
  ): Promise<Registered>;
  addEventListener(kind: "controllerchange", listener: () => void): void;
}

export interface Registered {
  readonly installing: Worker | null;
  readonly waiting: Worker | null;
  readonly active: Worker | null;
  update(): Promise<unknown>;
  addEventListener(kind: "updatefound", listener: () => void): void;
}

interface Worker {
  postMessage(message: unknown): void;
  addEventListener(kind: "statechange", listener: () => void): void;
}

const SCRIPT = "/service-worker.js";
/** A worker that was told to take over does so in milliseconds, or is gone. */
const TAKEOVER_MS = 10_000;

/** Registers the worker, says how that stands, and brings in a newer build when asked to. */
export class Registration {
  private readonly needs: Needs;
  private readonly halfTyped: HalfTyped;
  private readonly listeners = new Set<() => void>();
  private registered: Registered | undefined;
  private current: ShellState;
  /** The next worker to take over brings another build; the first of all brings what this page has. */
  private hasOlder: boolean;

  constructor(needs: Needs) {
    this.needs = needs;
    this.halfTyped = new HalfTyped(needs.locks, () => this.tell());
    this.current =
      needs.container === undefined
        ? { kind: "unsupported", why: needs.isSecure ? "browser" : "no-https" }
        : { kind: "installing" };
    this.hasOlder = needs.container?.controller != null;
    needs.container?.addEventListener("controllerchange", () => {
      if (this.hasOlder) this.halfTyped.whenFree(needs.reload);
      this.hasOlder = true;
    });
  }

  readonly state = (): ShellState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /**
   * Asks the server for a newer build. Without a network, or behind a captive portal, nothing changes and the
   * next call tries again; a first installation that failed is begun anew.
   */
  readonly check = async (): Promise<void> => {
    const { container } = this.needs;
    if (container === undefined || this.current.kind === "unsupported") return;
    try {
      const held = this.registered;
      if (held !== undefined && (held.active ?? held.waiting ?? held.installing) !== null) {
        await held.update();
      } else {
        this.follow(await container.register(SCRIPT, { scope: "/", updateViaCache: "none" }));
      }
    } catch (failure) {
      if (!(failure instanceof Error)) throw failure;
      // A TypeError is the network's, and passes; this one is the browser's last word.
      if (failure.name === "SecurityError") this.become({ kind: "unsupported", why: "refused" });
    }
    this.look();
  };

  /** Whether something is half-typed in this tab, so that there is no use in offering a newer build. */
  readonly isHeldHere = (): boolean => this.halfTyped.isHeldHere;

  /** From now until the returned function is called, no newer build takes over this browser's tabs. */
  readonly holdUpdates = (): (() => void) => this.halfTyped.hold();

  /**
   * Lets the newer build take over: this tab and all others of this browser load it. Nothing happens while
   * something is half-typed in one of them; the answer says where, for `here` and `elsewhere` differ in what
   * a person can do about it.
   */
  readonly applyUpdate = (): Promise<Where> =>
    this.halfTyped.unlessHeld(async () => {
      const waiting = this.registered?.waiting;
      if (waiting == null) return;
      waiting.postMessage(APPLY);
      // Kept until the page goes, so that no other tab begins something in between.
      await new Promise((done) => setTimeout(done, TAKEOVER_MS));
    });

  private follow(registered: Registered): void {
    if (registered === this.registered) return;
    this.registered = registered;
    const look = (): void => this.look();
    registered.waiting?.addEventListener("statechange", look);
    registered.installing?.addEventListener("statechange", look);
    registered.addEventListener("updatefound", () => {
      registered.installing?.addEventListener("statechange", look);
    });
    look();
  }

  private look(): void {
    const { registered, current } = this;
    if (registered === undefined || current.kind === "unsupported") return;
    if (registered.active === null) return this.become({ kind: "installing" });
    if (registered.waiting === null) return this.become({ kind: "ready" });
    // Without a controller too: a page that was reloaded past its worker is taken over all the same.
    this.hasOlder = true;
    this.become({ kind: "update-waiting" });
  }

  private become(next: ShellState): void {
    if (next.kind === this.current.kind) return;
    this.current = next;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
