import type { Plant, Reason } from "#engine/plant.ts";
import type { Instant } from "#time/instant.ts";
import { useAnnounce } from "#ui/announcer.tsx";
import { Button } from "#ui/button.tsx";
import { useOverflows } from "#ui/use-overflows.ts";
import { type ReactElement, useId, useRef } from "react";
import type { Panel } from "../use-panel.ts";
import { words as panelWords } from "../words.ts";
import styles from "./many.module.css";
import type { ManyChosen } from "./many-props.ts";
import { type MachinePlan, type PlanTotal, totalOf } from "./plan.ts";
import { leftOutLines, totalWords, unexplainedWords, whatWords } from "./plan-words.ts";
import { words } from "./words.ts";

export interface ManyConfirmProps {
  readonly plant: Plant;
  readonly now: Instant;
  readonly many: ManyChosen;
  readonly panel: Panel;
  readonly plans: readonly MachinePlan[];
  readonly reason: Reason | undefined;
  readonly lacksComment: boolean;
  /** What a locked shift asks for. */
  readonly lock: "locked" | "why" | undefined;
  /** Confirm was pressed though something is missing: the panel leads there. */
  readonly onLack: (lack: "reason" | "comment" | "why") => void;
}

type Lack = keyof typeof words.lacks | "locked" | "why";

/** The foot of the panel: what will change on all machines together, what is left out, then Confirm. */
export function ManyConfirm(props: ManyConfirmProps): ReactElement {
  const { plant, now, many, panel, plans, reason } = props;
  const announce = useAnnounce();
  const [changesId, lackId] = [useId(), useId()];
  const total = reason === undefined ? undefined : totalOf(plans, reason.code, now);
  const sent = panel.state.kind === "sending" ? panel.state.sent : undefined;
  const lack = sent === undefined ? lackOf(props, total) : undefined;
  const what =
    total === undefined || reason === undefined || total.parts === 0
      ? undefined
      : words.done(reason.name, whatWords(many, total));

  function press(): void {
    if (lack !== undefined) {
      announce(lackWords(lack));
      if (lack === "reason" || lack === "comment" || lack === "why") props.onLack(lack);
    } else if (what !== undefined && sent === undefined) void panel.confirmMany(plans, what);
  }

  return (
    <>
      {total === undefined || sent !== undefined ? undefined : (
        <Total plant={plant} many={many} plans={plans} total={total} id={changesId} />
      )}
      {lack === undefined ? undefined : (
        <p className={styles["lack"]} id={lackId}>
          {lackWords(lack)}
        </p>
      )}
      <Button
        kind={lack === undefined ? "primary" : "quiet"}
        isWide
        isPending={sent !== undefined}
        describedBy={lack === undefined ? changesId : lackId}
        onPress={press}
      >
        {sent !== undefined
          ? panelWords.sending(sent.words)
          : what === undefined
            ? panelWords.confirmBare
            : panelWords.confirm(what)}
      </Button>
    </>
  );
}

interface TotalProps {
  readonly plant: Plant;
  readonly many: ManyChosen;
  readonly plans: readonly MachinePlan[];
  readonly total: PlanTotal;
  readonly id: string;
}

function Total({ plant, many, plans, total, id }: TotalProps): ReactElement {
  const headingId = useId();
  const box = useRef<HTMLElement>(null);
  const [before, after] = [unexplainedWords(total.before), unexplainedWords(total.after)];
  const left = leftOutLines(plant, plans);
  return (
    <section
      className={styles["total"]}
      id={id}
      aria-labelledby={headingId}
      ref={box}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
      tabIndex={useOverflows(box) ? 0 : undefined}
    >
      <h3 id={headingId} className={styles["heading"]}>
        {panelWords.whatWillChange}
      </h3>
      {total.parts === 0 ? undefined : <p>{totalWords(plant, many, total)}</p>}
      {total.parts === 0 ? undefined : (
        <p className={styles["figure"]}>
          <span className={styles["quiet"]}>{words.unexplainedOnThese}</span> {before}
          {before === after ? undefined : (
            <>
              <span aria-hidden="true"> → </span>
              <span className="visually-hidden"> {panelWords.becomes} </span>
              <strong>{after}</strong>
            </>
          )}
        </p>
      )}
      {left.length === 0 ? undefined : (
        <>
          <p>{words.isLeftOut}</p>
          <ul className={styles["left"]}>
            {left.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function lackWords(lack: Lack): string {
  return lack === "locked" || lack === "why" ? panelWords.lacks[lack] : words.lacks[lack];
}

/** Why Confirm has to wait; `undefined`: it need not. */
function lackOf(
  { many, reason, lacksComment, lock }: ManyConfirmProps,
  total: PlanTotal | undefined,
): Lack | undefined {
  if (lock === "locked") return lock;
  if (many.parts.length === 0) return many.selected.kind === "across" ? "machines" : "events";
  if (reason === undefined || total === undefined) return "reason";
  if (total.parts === 0) return "change";
  return lacksComment ? "comment" : lock;
}
