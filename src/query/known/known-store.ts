/**
 * Where a page keeps what it knew last, to open without a network. It is a cache: whatever fails, fails
 * quietly, and reading answers as if nothing had been kept. No promise rejects.
 */
export interface KnownStore {
  /** `undefined`: nothing of that name. */
  get(name: string): Promise<unknown>;
  put(name: string, value: unknown): Promise<void>;
  /** Every stretch of timelines that is kept. */
  rows(): Promise<readonly unknown[]>;
  putRow(key: string, row: unknown): Promise<void>;
  deleteRows(keys: readonly string[]): Promise<void>;
  /** Forgets everything. */
  clear(): Promise<void>;
}

/** Where nothing can be kept. */
export const nothingKnown: KnownStore = {
  get: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
  rows: () => Promise.resolve([]),
  putRow: () => Promise.resolve(),
  deleteRows: () => Promise.resolve(),
  clear: () => Promise.resolve(),
};
