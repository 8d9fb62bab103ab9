import { useEffect, useSyncExternalStore } from "react";

/**
 * Code that is not needed for the first picture: fetched when someone wants it, or when there is nothing else
 * to do. Unlike `React.lazy` it tries again after it could not be had, so a moment without network costs
 * nothing but the moment.
 */
export class Later<T> {
  private readonly load: () => Promise<T>;
  private readonly listeners = new Set<() => void>();
  private isOnItsWay = false;
  private had: T | undefined;

  constructor(load: () => Promise<T>) {
    this.load = load;
    all.add(this);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** `undefined` until it has been fetched. */
  readonly held = (): T | undefined => this.had;

  /** Says whether it is there now. Never rejects. */
  async fetch(): Promise<boolean> {
    if (this.had !== undefined) return true;
    if (this.isOnItsWay) return false;
    this.isOnItsWay = true;
    try {
      this.had = await this.load();
    } catch {
      // No network, or the build has gone: whoever wants it asks again.
      return false;
    } finally {
      this.isOnItsWay = false;
    }
    for (const listener of this.listeners) listener();
    return true;
  }
}

const all = new Set<Later<unknown>>();

/** Fetches, one after the other, all that has not been wanted yet: later there may be no network. */
export async function fetchAllLater(): Promise<void> {
  for (const later of all) await later.fetch();
}

/** Until a fetch is tried again, milliseconds. */
const AGAIN_MS = 2_000;

/** What is to be fetched, as soon as it is wanted and there; `undefined` before. */
export function useLater<T>(later: Later<T>, isWanted: boolean): T | undefined {
  const held = useSyncExternalStore(later.subscribe, later.held);
  const isMissing = isWanted && held === undefined;
  useEffect(() => {
    if (!isMissing) return undefined;
    void later.fetch();
    const again = setInterval(() => void later.fetch(), AGAIN_MS);
    return () => clearInterval(again);
  }, [later, isMissing]);
  return held;
}
