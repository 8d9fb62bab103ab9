import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import type { PreviewOfAll } from "#query/preview.ts";
import type { LockedShift } from "#query/locked-shifts.ts";
import { elapsed, type Instant, later } from "#time/instant.ts";
import { durationWords } from "#time/words.ts";
import { useAnnounce } from "#ui/announcer.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { type ReactElement, useId } from "react";
import { changeSentences } from "../../change-words.ts";
import { Changes } from "../../changes.tsx";
import { growingWords } from "../../event-words.ts";
import type { Chosen } from "../panel-props.ts";
import { lackOfLock } from "../locked.tsx";
import type { Panel } from "../use-panel.ts";
import { words as panelWords } from "../words.ts";
import type { Parts } from "./parts.ts";
import { lacksReason } from "./requests.ts";
import styles from "./split.module.css";
import { words } from "./words.ts";

export interface SplitConfirmProps {
  readonly plant: Plant;
  readonly chosen: Chosen;
  readonly panel: Panel;
  readonly now: Instant;
  readonly parts: Parts;
  readonly requests: readonly Request[];
  /** What the requests do together. */
  readonly preview: PreviewOfAll | undefined;
  readonly locked: readonly LockedShift[];
  /** Confirm was pressed though a part lacks something: it is to be opened. */
  readonly onLack: (index: number) => void;
}

/** The foot: what will change, what a part still lacks, then Confirm. */
export function SplitConfirm(props: SplitConfirmProps): ReactElement {
  const { plant, chosen, panel, now, parts, requests, preview } = props;
  const announce = useAnnounce();
  const [changesId, lackId] = [useId(), useId()];
  const sent = panel.state.kind === "sending" ? panel.state.sent : undefined;
  const lack = sent === undefined ? lackOf(props) : undefined;
  const what = words.parts(parts.length, lengthOf(parts, now));

  function press(): void {
    if (lack !== undefined) {
      announce(lack.words);
      if (lack.part !== undefined) props.onLack(lack.part);
    } else if (sent === undefined) void panel.confirmParts(requests, what, chosen);
  }

  return (
    <>
      {sent === undefined && preview?.kind === "refused" ? (
        <Notice tone="alert" title={panelWords.refusals[preview.refusal.kind]} />
      ) : undefined}
      {sent === undefined && preview?.kind === "change" ? (
        <Changes plant={plant} change={preview} id={changesId} />
      ) : undefined}
      {lack === undefined ? undefined : (
        <p className={styles["lack"]} id={lackId}>
          {lack.words}
        </p>
      )}
      <Button
        kind={lack === undefined ? "primary" : "quiet"}
        isWide
        isPending={sent !== undefined}
        describedBy={lack === undefined ? changesId : lackId}
        onPress={press}
      >
        {sent === undefined ? panelWords.confirm(what) : panelWords.sending(sent.words)}
      </Button>
    </>
  );
}

interface Lack {
  readonly words: string;
  readonly part: number | undefined;
}

/** Why Confirm has to wait; `undefined`: it need not. */
function lackOf(props: SplitConfirmProps): Lack | undefined {
  const { plant, chosen, now, parts, preview, locked } = props;
  const { timeline } = chosen;
  if (lackOfLock(locked, "") === "locked") {
    return { words: panelWords.lacks.locked, part: undefined };
  }
  const unnamed = lacksReason(parts, { timeline, plant, now });
  if (unnamed !== undefined) {
    const part = parts.indexOf(unnamed);
    return { words: words.lacksReason(part + 1), part };
  }
  for (const [part, { reason, comment }] of parts.entries()) {
    const of = plant.reasons.find(({ code }) => code === reason);
    if (of?.commentRequired === true && comment.trim() === "") {
      return { words: words.lacksComment(part + 1, of.name), part };
    }
  }
  if (preview?.kind === "refused") return { words: panelWords.lacks.refusal, part: undefined };
  if (preview === undefined || changeSentences(plant, preview).length === 0) {
    return { words: words.nothing, part: undefined };
  }
  // Each part is a request of its own, and has to say why.
  const silent = parts.findIndex(({ comment }) => lackOfLock(locked, comment) === "why");
  return silent < 0 ? undefined : { words: panelWords.lacks.why, part: silent };
}

function lengthOf(parts: Parts, now: Instant): string {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) return "";
  const end = last.endsAt ?? later(now, first.startsAt);
  const length = elapsed(first.startsAt, end);
  return last.endsAt === undefined ? growingWords(length) : durationWords(length);
}
