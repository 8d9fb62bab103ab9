import type { ClassifyPanelProps } from "#views/classify/panel-props.ts";
import type { BoardProps } from "#views/board/board-props.ts";
import { readText, writeText } from "./storage.ts";

/** The reasons that one person has starred, kept on this device. */
export function favouriteStore(person: string): ClassifyPanelProps["favourites"] {
  const key = `shiftlane.favourites.${person}`;
  return {
    read: () => readText("local", key),
    write: (text) => writeText("local", key, text),
  };
}

/** The machines that one person has pinned, kept on this device. */
export function pinStore(person: string): BoardProps["pins"] {
  const key = `shiftlane.pins.${person}`;
  return {
    read: () => readText("local", key),
    write: (text) => writeText("local", key, text),
  };
}

/** What one person has typed and not sent yet, kept over a reload of this tab. */
export function draftStore(person: string): ClassifyPanelProps["drafts"] {
  const key = `shiftlane.draft.${person}`;
  return {
    read: () => readText("session", key),
    write: (text) => writeText("session", key, text),
  };
}
