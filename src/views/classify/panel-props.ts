import type { Consequence } from "#engine/consequence.ts";
import type { Machine, Plant } from "#engine/plant.ts";
import type { Refusal } from "#engine/refusal.ts";
import type { Request } from "#engine/request.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Instant } from "#time/instant.ts";
import type { Span } from "#time/span.ts";
import type { Selection } from "../selection.ts";

/**
 * What the panel needs of the world. It stays mounted while nothing is selected, so that what was
 * typed outlives a closed panel.
 */
export interface ClassifyPanelProps {
  readonly plant: Plant;
  /** `undefined`: nothing is chosen, the panel is closed. */
  readonly chosen: Chosen | undefined;
  /** The server's clock, ticking at least every ten seconds. */
  readonly now: Instant;
  readonly permission: Permission;
  /** The person moved an edge, typed a time or chose the whole event. */
  readonly onSelectionChange: (selection: Selection) => void;
  readonly onClose: () => void;
  /** What the engine says a request would do to the timeline on show. Pure, called while rendering. */
  readonly preview: (request: Request) => Preview;
  /** The request as it now reads, for the board to draw; `undefined`: not yet complete. */
  readonly onDraftChange: (request: Request | undefined) => void;
  /** Resolves when the request's fate is known; never rejects. */
  readonly onConfirm: (request: Request) => Promise<Sent>;
  /** Where unsent words are kept, so that a reload or a crash loses none. */
  readonly drafts: DraftStore;
}

export interface Chosen {
  readonly machine: Machine;
  readonly areaName: string;
  readonly selection: Selection;
  /** As shown: the server's truth with this person's unsent requests replayed over it. */
  readonly timeline: Timeline;
}

export type Permission =
  | { readonly kind: "mayWrite" }
  | { readonly kind: "mayOnlyRead"; readonly why: string };

export type Preview =
  | {
      readonly kind: "change";
      readonly consequence: Consequence;
      /** The shift that the figures speak of. */
      readonly over: Span;
      readonly before: Figures;
      readonly after: Figures;
    }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** One machine's figures over the shift on show (the engine's `availability` fits). */
export interface Figures {
  readonly unexplained: { readonly count: number; readonly seconds: number };
  /** runtime / (runtime + counted downtime), 0..1; `undefined` when nothing was counted. */
  readonly ratio: number | undefined;
}

export type Sent =
  | { readonly kind: "sent" }
  /** The server refused it: its problem's own words (RFC 9457). Nothing changed. */
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly title: string;
      readonly detail: string | undefined;
    }
  /** No answer came. It may or may not have been taken; sending it again does no harm. */
  | { readonly kind: "noAnswer" };

/** Keeps one text; both may fail silently where the browser allows no storage. */
export interface DraftStore {
  readonly read: () => string | undefined;
  readonly write: (text: string | undefined) => void;
}
