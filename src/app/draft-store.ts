import type { ClassifyPanelProps } from "#views/classify/panel-props.ts";
import { readText, writeText } from "./storage.ts";

/** What one person has typed and not sent yet, kept over a reload of this tab. */
export function draftStore(person: string): ClassifyPanelProps["drafts"] {
  const key = `shiftlane.draft.${person}`;
  return {
    read: () => readText("session", key),
    write: (text) => writeText("session", key, text),
  };
}
