import { Button } from "#ui/button.tsx";
import { useAnnounce } from "#ui/announcer.tsx";
import type { Preview } from "#query/preview.ts";
import { type ReactElement, useId } from "react";
import type { Selection } from "../selection.ts";
import { changeSentences } from "../change-words.ts";
import { Changes } from "../changes.tsx";
import styles from "./confirm.module.css";
import { requestWords } from "./confirm-words.ts";
import type { Draft, Intent } from "./draft.ts";
import { InTheWay } from "./in-the-way.tsx";
import type { Chosen, ClassifyPanelProps } from "./panel-props.ts";
import type { Confirmed } from "./panel-state.ts";
import type { Panel } from "./use-panel.ts";
import { words } from "./words.ts";

export interface ConfirmProps extends Pick<ClassifyPanelProps, "plant" | "now" | "preview"> {
  readonly chosen: Chosen;
  readonly panel: Panel;
  readonly draft: Draft;
  readonly intend: (intent: Intent) => void;
  readonly moveTo: (selection: Selection) => void;
  readonly changesId: string;
  /** What a locked shift asks for. */
  readonly lock: "locked" | "why" | undefined;
  /** Confirm was pressed though something is missing: the panel leads there. */
  readonly onLack: (lack: ToEnter) => void;
}

/** The foot of the panel: what will change, or what is in the way and how to go on; then Confirm. */
export function Confirm(props: ConfirmProps): ReactElement {
  const { plant, now, chosen, panel, draft, changesId } = props;
  const announce = useAnnounce();
  const lackId = useId();
  const request = "request" in draft ? draft.request : undefined;
  // While a request is under way the foot goes on saying what it said when it was confirmed.
  const sent = panel.state.kind === "sending" ? panel.state.sent : undefined;
  const preview = sent?.preview ?? (request === undefined ? undefined : props.preview(request));
  const lack = sent === undefined ? lackOf(props, preview) : undefined;
  const what =
    request === undefined || preview === undefined
      ? undefined
      : requestWords(plant, request, preview, now);

  function press(): void {
    if (lack !== undefined) {
      announce(words.lacks[lack]);
      if (isToEnter(lack)) props.onLack(lack);
    } else if (request !== undefined && preview !== undefined && sent === undefined) {
      void panel.confirm(request, preview, chosen);
    }
  }

  return (
    <>
      {sent === undefined ? <InTheWay {...props} shown={preview} /> : undefined}
      {preview?.kind === "change" ? (
        <Changes plant={plant} change={preview} id={changesId} />
      ) : undefined}
      {lack === undefined ? undefined : (
        // What is in the way has said the rest already, to those who see it.
        <p className={isToEnter(lack) ? styles["lack"] : "visually-hidden"} id={lackId}>
          {words.lacks[lack]}
        </p>
      )}
      <Button
        kind={lack === undefined ? "primary" : "quiet"}
        isWide
        isPending={sent !== undefined}
        describedBy={lack === undefined ? changesId : lackId}
        onPress={press}
      >
        {labelOf(what, sent)}
      </Button>
    </>
  );
}

function labelOf(what: string | undefined, sent: Confirmed | undefined): string {
  if (sent !== undefined) return words.sending(sent.words);
  return what === undefined ? words.confirmBare : words.confirm(what);
}

type Lack = keyof typeof words.lacks;

type ToEnter = Extract<Lack, "reason" | "comment" | "why">;

/** What the person has yet to enter. */
function isToEnter(lack: Lack): lack is ToEnter {
  return lack === "reason" || lack === "comment" || lack === "why";
}

/** Why Confirm has to wait; `undefined`: it need not. */
function lackOf(
  { plant, draft, lock }: Pick<ConfirmProps, "plant" | "draft" | "lock">,
  preview: Preview | undefined,
): Lack | undefined {
  if (lock === "locked") return lock;
  if (draft.kind === "noReason") return "reason";
  if (draft.kind === "noEvent") return "event";
  if (preview?.kind === "refused") return "refusal";
  if (draft.kind === "noComment") return "comment";
  if (preview?.kind === "change" && changeSentences(plant, preview).length === 0) return "change";
  return lock;
}
