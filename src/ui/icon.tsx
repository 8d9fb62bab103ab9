import type { ReactElement } from "react";
import styles from "./icon.module.css";

/* Drawn on a grid of 20 by 20 with a stroke of 2, which stays legible at an arm's length. */
const paths = {
  minus: "M4 10h12",
  plus: "M4 10h12M10 4v12",
  back: "M12.5 4.5 7 10l5.5 5.5",
  forth: "M7.5 4.5 13 10l-5.5 5.5",
  down: "M4.5 7.5 10 13l5.5-5.5",
  up: "M4.5 12.5 10 7l5.5 5.5",
  close: "M5 5l10 10M15 5 5 15",
  search: "M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M13 13l4 4",
  check: "M4 10.5 8 14.5 16 5.5",
  alert: "M10 3 1.8 17h16.4zM10 8v4M10 14.2v.3",
  info: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M10 9v5M10 6v.3",
  offline:
    "M3 3l14 14M10 16v.3M6.5 12.6a5 5 0 0 1 2.2-1.3M3.5 9.4A10 10 0 0 1 7 7.2M10 6.5c2.5 0 4.8 1 6.5 2.7",
  tablet: "M5 2.5h10v15H5zM9 14.5h2",
  send: "M10 16.5V4M5 9l5-5 5 5",
  fork: "M10 17.5V12M10 12 4.5 6.5M4.5 11V6.5H9M10 12l5.5-5.5M11 6.5h4.5V11",
  undo: "M4 8.5h8a4.5 4.5 0 0 1 0 9H8M4 8.5 8 4.5M4 8.5l4 4",
  report: "M4.5 2.5h8l3 3v12h-11zM7.5 13.5v-3M10 13.5v-5M12.5 13.5v-2",
  history: "M3.5 10a6.5 6.5 0 1 0 2-4.7L3.5 7.2M3.5 3.5v3.7h3.7M10 6.5V10l2.5 1.5",
  star: "M10 2.8l2.2 4.6 5 .7-3.6 3.5.9 5L10 14.2l-4.5 2.4.9-5L2.8 8.1l5-.7z",
  pin: "M7 3h6l-.8 5 2.8 3H5l2.8-3zM10 11v6",
  more: "M4 10h.01M10 10h.01M16 10h.01",
  day: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M16 4l-1.4 1.4M5.4 14.6 4 16",
  night: "M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5",
  system: "M3 4h14v9H3zM7.5 16.5h5M10 13v3.5",
  contrast: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15v15M11.5 6h4M11.5 10h5.5M11.5 14h4",
  language:
    "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M2.5 10h15M10 2.5c-4.5 4-4.5 11 0 15c4.5-4 4.5-11 0-15",
  keyboard: "M2.5 5h15v10h-15zM5.5 8h.3M8.5 8h.3M11.5 8h.3M14.3 8h.3M6.5 12h7",
  person: "M10 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M3.5 17c.6-3.4 3.2-5 6.5-5s5.9 1.6 6.5 5",
  leave: "M12 6V3.5H4v13h8V14M8 10h9M14 7l3 3-3 3",
} as const;

export type IconName = keyof typeof paths;

/** Those that point along the line of reading: where that runs from right to left, so do they. */
const pointing: ReadonlySet<IconName> = new Set(["back", "forth", "undo", "leave"]);

/** A sign beside words, or inside a button that has a label; never the only bearer of a meaning. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg
      className={styles.icon}
      data-points={pointing.has(name) ? "" : undefined}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
