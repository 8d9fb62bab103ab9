// How long it takes until everyone has seen a change.

/** @typedef {import("./browser.mjs").Browser} Browser */

/** A change and who has seen it, when. @typedef {{ sentAt: number | undefined, seen: Map<Browser, number> }} Seen */

export class Delays {
  /** Milliseconds from the moment of sending to a browser's having it. @type {number[]} */
  all = [];
  #browsers;
  /** @type {Map<string, Seen>} */
  #open = new Map();

  /** @param {number} browsers how many there are to see each change */
  constructor(browsers) {
    this.#browsers = browsers;
  }

  /**
   * A browser has seen a change: before its sender is answered, maybe.
   * @param {Browser} browser
   * @param {string} machineId
   * @param {number} revision
   */
  seen(browser, machineId, revision) {
    const change = this.#of(machineId, revision);
    if (!change.seen.has(browser)) change.seen.set(browser, performance.now());
    this.#settle(machineId, revision, change);
  }

  /**
   * @param {string} machineId
   * @param {number} revision what the sender was answered
   * @param {number} sentAt
   */
  sent(machineId, revision, sentAt) {
    const change = this.#of(machineId, revision);
    change.sentAt = sentAt;
    this.#settle(machineId, revision, change);
  }

  /** How often a change has not been seen by a browser yet. */
  get missing() {
    return [...this.#open.values()].reduce((sum, { seen }) => sum + this.#browsers - seen.size, 0);
  }

  /** @param {string} machineId @param {number} revision */
  #of(machineId, revision) {
    const key = `${machineId} ${revision}`;
    /** @type {Seen} */
    const change = this.#open.get(key) ?? { sentAt: undefined, seen: new Map() };
    this.#open.set(key, change);
    return change;
  }

  /** @param {string} machineId @param {number} revision @param {Seen} change */
  #settle(machineId, revision, { sentAt, seen }) {
    if (sentAt === undefined || seen.size < this.#browsers) return;
    for (const at of seen.values()) this.all.push(at - sentAt);
    this.#open.delete(`${machineId} ${revision}`);
  }
}

/**
 * @param {readonly number[]} sorted
 * @param {number} share 0 to 1
 */
export function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/**
 * The straight line's rise that fits best, per unit of x.
 * @param {readonly (readonly [x: number, y: number])[]} points
 */
export function slope(points) {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  if (spread === 0) return 0;
  return points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
}
