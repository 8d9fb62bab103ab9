import type { Instant } from "#time/instant.ts";

/** A stretch of a sample machine's time: what it reports, and what a person would say about it. */
export interface Stretch {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly raw: string;
  /** `undefined` for what needs no person: running, pauses, switched off. */
  readonly why: Why | undefined;
}

/** What truly happened. The machine does not report it; the sample's supervisor says so, mostly. */
export interface Why {
  /** The reason's code in the plant file. */
  readonly reason: string;
  /** How soon someone says so. */
  readonly attention: Attention;
  readonly note: string;
  /** A second reason that took over during the stretch: the fitter came, the waiting became repair. */
  readonly later: { readonly at: Instant; readonly reason: string } | undefined;
}

/** `atOnce`: breaks and everything planned. `slight`: not worth the walk. */
export type Attention = "atOnce" | "usual" | "slight";
