import type { Pressed } from "./keys.ts";
import type { ShortcutWords } from "./shortcut-words.ts";

/** A key as it is written on it; what stands on a key differs from language to language. */
export type Cap = keyof ShortcutWords["caps"];

/** What keys do. */
export type Does = keyof ShortcutWords["does"];

export interface Shortcut {
  readonly does: Does;
  /** One of these does it; the caps of one are pressed together. */
  readonly keys: readonly (readonly Cap[])[];
}

/** While the keyboard is on the lanes; keys.ts is what does it. */
export const LANE_SHORTCUTS: readonly Shortcut[] = [
  { does: "event", keys: [["left"], ["right"]] },
  { does: "machine", keys: [["up"], ["down"]] },
  {
    does: "unexplained",
    keys: [
      ["ctrl", "left"],
      ["ctrl", "right"],
    ],
  },
  { does: "ends", keys: [["home"], ["end"]] },
  {
    does: "machineEnds",
    keys: [
      ["ctrl", "home"],
      ["ctrl", "end"],
    ],
  },
  { does: "open", keys: [["enter"]] },
  { does: "choose", keys: [["space"]] },
  { does: "leave", keys: [["escape"]] },
  { does: "find", keys: [["slash"]] },
  { does: "pin", keys: [["p"]] },
  { does: "zoom", keys: [["plus"], ["minus"]] },
];

/** In a field with a time. */
export const TIME_SHORTCUTS: readonly Shortcut[] = [
  { does: "minute", keys: [["up"], ["down"]] },
  { does: "take", keys: [["enter"]] },
  { does: "putBack", keys: [["escape"]] },
];

/** Wherever nothing is being typed. */
export const SHORTCUTS: readonly Shortcut[] = [
  { does: "next", keys: [["tab"]] },
  { does: "close", keys: [["escape"]] },
  { does: "list", keys: [["question"]] },
];

const KEYS: Readonly<Record<Cap, string>> = {
  ctrl: "Control",
  left: "ArrowLeft",
  right: "ArrowRight",
  up: "ArrowUp",
  down: "ArrowDown",
  home: "Home",
  end: "End",
  enter: "Enter",
  space: " ",
  escape: "Escape",
  tab: "Tab",
  plus: "+",
  minus: "-",
  question: "?",
  slash: "/",
  p: "p",
};

/** What the browser says when these caps are pressed together. */
export function pressedOf(caps: readonly Cap[]): Pressed {
  const last = caps.at(-1);
  return {
    key: last === undefined ? "" : KEYS[last],
    ctrlKey: caps.includes("ctrl"),
    metaKey: false,
    altKey: false,
  };
}
