import { arrived, type Done } from "./panel-state.ts";

/** From one stop to the next, which came by itself. */
export interface Walked {
  /** What came of the stop before this one; `undefined`: this one was chosen by hand. */
  readonly behind: Done | undefined;
  /** Counts the stops that came by themselves: with each the keyboard's focus goes to the reasons. */
  readonly advances: number;
}

export const NOT_WALKED: Walked = { behind: undefined, advances: 0 };

export type Step =
  | { readonly kind: "wentOn"; readonly behind: Done }
  /** Something was chosen by hand. */
  | { readonly kind: "left" }
  /** What waited on this tablet has its answers. `words`: how they read, if they are good. */
  | { readonly kind: "caughtUp"; readonly words: string | undefined };

export function walkedOn(walked: Walked, step: Step): Walked {
  const { behind, advances } = walked;
  switch (step.kind) {
    case "wentOn":
      return { behind: step.behind, advances: advances + 1 };
    case "left":
      return behind === undefined ? walked : { behind: undefined, advances };
    case "caughtUp":
      return behind?.isKept === true ? { behind: arrived(behind, step.words), advances } : walked;
  }
}
