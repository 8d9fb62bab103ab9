import type { HistoryScope } from "#query/history.ts";
import type { Period } from "#query/period.ts";

/** A page that stands in the panel's place for a while. */
export type Page =
  /** What people did there and then. */
  | { readonly kind: "history"; readonly scope: HistoryScope }
  /** The shift's figures and its handover. */
  | { readonly kind: "shift"; readonly period: Period };
