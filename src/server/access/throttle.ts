import type { Instant } from "#time/instant.ts";

export interface ThrottleRule {
  /** So many failures cost nothing: people mistype. */
  readonly free: number;
  /** After those the wait doubles with each failure, from a second up to this. */
  readonly longestWait: number;
  /** After so many seconds without a failure all is forgotten. */
  readonly forget: number;
}

interface Failures {
  readonly count: number;
  readonly last: Instant;
}

/** More keys than any plant has people; beyond it the oldest go, so that made-up emails do not fill memory. */
const MOST_KEYS = 10_000;

/** Slows down whoever fails again and again under one key. Kept in memory: a restart forgives. */
export class Throttle {
  private readonly rule: ThrottleRule;
  /** In order of their last failure. */
  private readonly failures = new Map<string, Failures>();

  constructor(rule: ThrottleRule) {
    this.rule = rule;
  }

  /** Seconds until the next attempt is looked at; 0: now. */
  wait(key: string, now: Instant): number {
    const failures = this.recent(key, now);
    if (failures === undefined || failures.count < this.rule.free) return 0;
    const wait = Math.min(2 ** (failures.count - this.rule.free), this.rule.longestWait);
    return Math.max(0, failures.last + wait - now);
  }

  failed(key: string, now: Instant): void {
    const count = (this.recent(key, now)?.count ?? 0) + 1;
    this.failures.delete(key);
    this.failures.set(key, { count, last: now });
    const [oldest] = this.failures.keys();
    if (this.failures.size > MOST_KEYS && oldest !== undefined) this.failures.delete(oldest);
  }

  succeeded(key: string): void {
    this.failures.delete(key);
  }

  private recent(key: string, now: Instant): Failures | undefined {
    const failures = this.failures.get(key);
    return failures !== undefined && now - failures.last < this.rule.forget ? failures : undefined;
  }
}
