import type { Changing } from "#views/classify/panel-props.ts";

/** What stands beside the board, or comes up over its lower part. */
export type Side =
  | { readonly kind: "panel" }
  /** What is not yet sent; `deciding`: the conflict of it that is being settled. */
  | { readonly kind: "list"; readonly deciding: string | undefined }
  /** The panel, with an entry's request in it; then back to the list. */
  | { readonly kind: "changing"; readonly entry: Changing & { readonly id: string } };

export const PANEL: Side = { kind: "panel" };
export const LIST: Side = { kind: "list", deciding: undefined };
