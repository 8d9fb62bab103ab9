import type { KnownStore } from "#query/known/known-store.ts";

/** Where one browser keeps what its pages knew last, shared by its tabs. */
export class KnownShelf implements KnownStore {
  private readonly named = new Map<string, unknown>();
  private readonly kept = new Map<string, unknown>();

  get(name: string): Promise<unknown> {
    return Promise.resolve(structuredClone(this.named.get(name)));
  }

  put(name: string, value: unknown): Promise<void> {
    this.named.set(name, structuredClone(value));
    return Promise.resolve();
  }

  rows(): Promise<readonly unknown[]> {
    return Promise.resolve(structuredClone([...this.kept.values()]));
  }

  putRow(key: string, row: unknown): Promise<void> {
    this.kept.set(key, structuredClone(row));
    return Promise.resolve();
  }

  deleteRows(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.kept.delete(key);
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.named.clear();
    this.kept.clear();
    return Promise.resolve();
  }
}
