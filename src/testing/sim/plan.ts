import type { Who } from "./premises.ts";
import type { StreamMishap } from "./live-line.ts";
import type { Mishap, Weather } from "./weather.ts";

/** Everything that happens in one simulation, drawn beforehand, so that any part of it can be left out. */
export interface Plan {
  readonly seed: number;
  readonly day: Day;
  readonly browsers: readonly BrowserPlan[];
  readonly steps: readonly Step[];
}

/** When the story begins: an ordinary morning, or half an hour before the clocks are changed. */
export const DAYS = {
  ordinary: Date.UTC(2026, 10, 20, 9, 0),
  autumn: Date.UTC(2026, 9, 25, 0, 30),
  spring: Date.UTC(2026, 2, 29, 0, 30),
} as const;
export type Day = keyof typeof DAYS;

export interface BrowserPlan {
  /** Plain http has no Web Locks: the tabs agree among themselves. */
  readonly hasLocks: boolean;
  /** How many of a hundred messages between tabs are lost. */
  readonly lossPercent: number;
  /** How far the tablet's clock is ahead. Milliseconds. */
  readonly clockMs: number;
  /** How slow its disk is. Milliseconds. */
  readonly diskMs: number;
}

/** What happens, and how long after the step before. */
export interface Step {
  readonly afterMs: number;
  readonly what: Happening;
}

interface InTab {
  readonly browser: number;
  readonly tab: number;
}

export type Happening =
  /** A person confirms a request on what they see. */
  | ({ readonly kind: "ask"; readonly ask: Ask } & InTab)
  /** A person settles something in the list of what is not yet sent. */
  | ({ readonly kind: "act"; readonly act: Act; readonly pick: number } & InTab)
  | ({ readonly kind: "tab"; readonly does: TabDoes } & InTab)
  /** Someone else signs in; `undefined`: the person signs out. */
  | ({ readonly kind: "person"; readonly who: Who | undefined } & InTab)
  | ({ readonly kind: "pan"; readonly hoursBack: number } & InTab)
  | { readonly kind: "weather"; readonly browser: number; readonly weather: Weather }
  | { readonly kind: "mishap"; readonly browser: number; readonly mishap: Mishap }
  | { readonly kind: "stream"; readonly browser: number; readonly mishap: StreamMishap }
  | { readonly kind: "oldReading"; readonly browser: number }
  | { readonly kind: "disk"; readonly browser: number; readonly does: DiskDoes }
  | { readonly kind: "clock"; readonly browser: number; readonly byMs: number }
  | { readonly kind: "row"; readonly browser: number; readonly build: RowBuild; readonly ask: Ask }
  | { readonly kind: "server"; readonly does: ServerDoes; readonly downMs: number }
  | { readonly kind: "areas"; readonly who: Who; readonly areas: readonly string[] }
  | {
      readonly kind: "machine";
      readonly machine: number;
      readonly state: string;
      readonly lateSeconds: number;
    }
  /** A program of the plant's, that knows neither keys nor revisions, or does. */
  | { readonly kind: "foreign"; readonly ask: Ask };

/** What a person wants of what they see; the rest depends on what they see by then. */
export interface Ask {
  readonly want: Want;
  readonly machine: number;
  /** Where, as a share of the last three hours up to now. */
  readonly place: number;
  readonly seconds: number;
  readonly reason: number;
}

/**
 * `explain` and `ongoing` go by S0; `fromHere`, `fromNow` and `correct` by S3's post; `add` by AddEvent; `drag` is a
 * span whose edges were dragged on the screen; `undo` takes back what a person did there.
 */
export const WANTS = [
  "explain",
  "explain",
  "drag",
  "ongoing",
  "fromHere",
  "fromNow",
  "correct",
  "add",
  "undo",
] as const;
export type Want = (typeof WANTS)[number];

export const ACTS = [
  "retry",
  "change",
  "discard",
  "discardAnyway",
  "mine",
  "theirs",
  "split",
] as const;
export type Act = (typeof ACTS)[number];

/** `close`: the page says goodbye; `crash`: it does not. Both come back by `open`. */
export const TAB_DOES = [
  "close",
  "crash",
  "reload",
  "open",
  "freeze",
  "thaw",
  "wake",
  "steal",
] as const;
export type TabDoes = (typeof TAB_DOES)[number];

export const DISK_DOES = ["full", "unavailable", "blocked", "newer", "well", "lost"] as const;
export type DiskDoes = (typeof DISK_DOES)[number];

/** `first`: what the first build kept; `later`: what a build after this one keeps; `broken`: neither. */
export const ROW_BUILDS = ["first", "later", "broken"] as const;
export type RowBuild = (typeof ROW_BUILDS)[number];

export const SERVER_DOES = ["kill", "stop", "failWrite", "trimLog", "endSessions"] as const;
export type ServerDoes = (typeof SERVER_DOES)[number];
