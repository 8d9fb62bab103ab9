import { type Entry, inState } from "./entry.ts";
import type { Timer } from "./ports.ts";
import type { Placed } from "./rows.ts";

/** An id that left the store. `revision` undefined: a person took it away. */
export interface Gone {
  readonly id: string;
  readonly revision?: number | undefined;
}

export interface GhostNeeds {
  readonly timer: Timer;
  /** Fetches the truth afresh; false: no answer. */
  readonly renewTruth: () => Promise<boolean>;
  readonly onChange: () => void;
}

const REMEMBERED = 500;
const AGAIN_MS = 5_000;
/** No truth ever reaches it: it left the store, and nobody has said yet whether the server has it. */
export const NEVER = Number.MAX_SAFE_INTEGER;

/**
 * Entries that another tab has let go of because its picture has them, while this tab's picture does not yet:
 * a tab in the background, or one whose stream is a moment behind. They are replayed until this tab's truth
 * has them too. Otherwise what a person entered would vanish and come back.
 */
export class Ghosts {
  private readonly needs: GhostNeeds;
  private readonly held = new Map<string, Placed>();
  private readonly reasons = new Map<string, Gone>();
  private stopTrying: (() => void) | undefined;
  private isRenewing = false;

  constructor(needs: GhostNeeds) {
    this.needs = needs;
  }

  stop(): void {
    this.stopTrying?.();
    this.held.clear();
  }

  list(): readonly Placed[] {
    return [...this.held.values()];
  }

  /** Another tab says why ids are gone, before or after this tab notices. */
  told(gone: readonly Gone[]): void {
    for (const reason of gone) {
      const placed = this.held.get(reason.id);
      if (placed === undefined) this.remember(reason);
      else if (reason.revision === undefined) this.held.delete(reason.id);
      else this.keep(placed, reason.revision);
    }
    this.needs.onChange();
  }

  /** Whether another tab has said why it is gone. */
  knows(id: string): boolean {
    return this.reasons.has(id);
  }

  /** It is not in the store any more, and this tab did not take it away. */
  vanished(placed: Placed): void {
    const { id, state } = placed.entry;
    const reason = this.reasons.get(id);
    if (reason !== undefined) {
      if (reason.revision !== undefined) this.keep(placed, reason.revision);
    } else if (state.kind === "sent") this.held.set(id, placed);
    else if (state.kind === "saved" || state.kind === "sending") {
      // Sent and let go of, or taken away by the person: the truth will tell.
      this.keep(placed, NEVER);
      void this.renew();
    }
  }

  letGo(isContained: (entry: Entry) => boolean): void {
    for (const [id, { entry }] of this.held) if (isContained(entry)) this.held.delete(id);
  }

  private async renew(): Promise<void> {
    if (this.isRenewing) return;
    this.isRenewing = true;
    this.stopTrying?.();
    const before = this.unexplained();
    const isRenewed = await this.needs.renewTruth();
    this.isRenewing = false;
    if (isRenewed) {
      for (const id of before) if (this.isUnexplained(id)) this.held.delete(id);
      this.needs.onChange();
    }
    if (this.unexplained().length === 0) return;
    this.stopTrying = this.needs.timer.after(AGAIN_MS, () => void this.renew());
  }

  private unexplained(): readonly string[] {
    return [...this.held.keys()].filter((id) => this.isUnexplained(id));
  }

  private isUnexplained(id: string): boolean {
    const state = this.held.get(id)?.entry.state;
    return state?.kind === "sent" && state.revision === NEVER;
  }

  private keep({ key, entry }: Placed, revision: number): void {
    this.held.set(entry.id, { key, entry: inState(entry, { kind: "sent", revision }) });
  }

  private remember(reason: Gone): void {
    this.reasons.set(reason.id, reason);
    for (const id of this.reasons.keys()) {
      if (this.reasons.size <= REMEMBERED) break;
      this.reasons.delete(id);
    }
  }
}
