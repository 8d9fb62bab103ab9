import type { Preview } from "#query/preview.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import type { ReactElement } from "react";
import type { Selection } from "../selection.ts";
import type { Draft, Intent } from "./draft.ts";
import { eventWords } from "../event-words.ts";
import type { Chosen, ClassifyPanelProps } from "./panel-props.ts";
import { type Mend, refusalWords } from "./refusal-words.ts";
import type { Panel } from "./use-panel.ts";
import { words } from "./words.ts";

export interface InTheWayProps extends Pick<ClassifyPanelProps, "plant" | "now"> {
  readonly chosen: Chosen;
  readonly panel: Panel;
  readonly draft: Draft;
  /** What the engine says of the request, where there is one. */
  readonly shown: Preview | undefined;
  readonly intend: (intent: Intent) => void;
  readonly moveTo: (selection: Selection) => void;
}

/** What stands against the request, in the order in which a person would want to know; and the way on. */
export function InTheWay(props: InTheWayProps): ReactElement | undefined {
  const { plant, now, chosen, panel, draft, shown, intend, moveTo } = props;
  const { selection, firstReadingAt } = chosen;
  if (panel.state.kind === "refused") {
    const { title, detail, status } = panel.state.problem;
    return (
      <Notice tone="alert" title={title}>
        <p>{detail}</p>
        <p>{status === 403 ? words.askSomeone : words.refusedByServer}</p>
      </Notice>
    );
  }
  if (draft.kind === "noEvent") {
    const { instead } = draft;
    if (instead === undefined) return undefined;
    const { machine } = selection;
    const { startsAt, endsAt } = instead;
    return (
      <Notice
        tone="info"
        title={words.lacks.event}
        actions={
          <Button onPress={() => moveTo({ kind: "event", machine, startsAt, endsAt })}>
            {words.chooseEvent(eventWords(plant, instead))}
          </Button>
        }
      />
    );
  }
  if (shown?.kind !== "refused") return undefined;
  const { why, mend } = refusalWords(shown.refusal, selection, firstReadingAt, plant.timeZone, now);
  function follow(way: Mend): void {
    if (way.kind === "move") moveTo(way.to);
    else intend(way.intent);
  }
  return (
    <Notice
      tone="alert"
      title={why}
      actions={
        mend === undefined ? undefined : <Button onPress={() => follow(mend)}>{mend.words}</Button>
      }
    />
  );
}
