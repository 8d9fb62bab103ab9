import type { Area, Plant } from "#engine/plant.ts";
import type { Draft } from "#query/draft.ts";
import type { Period } from "#query/period.ts";
import type { Person } from "#query/person.ts";
import type { TimelinesWindow } from "#query/window.ts";
import type { Instant } from "#time/instant.ts";
import type { Language } from "#time/language.ts";
import type { ReactNode, Ref } from "react";
import type { KeptText } from "../kept-list.ts";
import type { Selected } from "../selection.ts";

/** `contrast`: as the device is set, with as much contrast as there is. */
export type Theme = "system" | "light" | "dark" | "contrast";

/**
 * What the workplace gives the board. Selection, draft and window are held by the workplace because the
 * panel shares them; zoom, scroll, keyboard position and hover are the board's own.
 */
export interface BoardProps {
  readonly plant: Plant;
  readonly person: Person;

  /** `undefined`: nothing is chosen. */
  readonly selection: Selected | undefined;
  /** Called for a tap, the end of a drag or of a handle's move, Enter, Space (one more) and Escape (nothing). */
  readonly onSelectionChange: (selection: Selected | undefined) => void;
  /** Enter on an event, once it is selected: put the keyboard's focus into the panel. */
  readonly onOpen: () => void;

  /** The requests that a person is putting together; drawn on their lanes as they would come out. */
  readonly drafts: readonly Draft[];

  /** The timelines that are loaded; `undefined` until the board has said what it needs. */
  readonly window: TimelinesWindow | undefined;
  /** The board needs other timelines: the shift or the view has moved out of the window. */
  readonly onWindow: (window: TimelinesWindow) => void;

  /** The board has come to show another period or other areas: what stands beside it follows. */
  readonly onShowing: (showing: Showing) => void;
  /** The figure of what waits for a reason was pressed: the way to the list. */
  readonly onUnexplained: () => void;

  /** Where this person's pinned machines are kept on this device. */
  readonly pins: KeptText;

  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  /** `undefined`: as the browser is set. */
  readonly language: Language | undefined;
  readonly onLanguage: (language: Language | undefined) => void;
  readonly onSignOut: () => void;

  /** Stands in the header: how this tablet stands to the server, and what waits on it. */
  readonly mark: ReactNode;

  readonly ref?: Ref<BoardHandle>;
}

/** What the board's figures speak of. */
export interface Showing {
  readonly period: Period;
  /** Those that its filter leaves. */
  readonly areas: readonly Area[];
}

/** What the workplace may ask of the board. */
export interface BoardHandle {
  /** After the panel closes: focus goes back to the lanes, on what was selected. */
  focusLanes(): void;
  /** What lies outside of what is loaded is gone to; what is chosen there is then brought into view. */
  show(at: Instant): void;
}
