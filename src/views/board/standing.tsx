import type { Area, Plant } from "#engine/plant.ts";
import { isSilentPlant, type Shown } from "#query/use-shown.ts";
import type { Instant } from "#time/instant.ts";
import type { ReactElement } from "react";
import styles from "./board.module.css";
import { asItWas, words } from "./words.ts";

export interface StandingProps {
  readonly plant: Plant;
  readonly areas: readonly Area[];
  readonly shown: Shown;
  /** The weeks in view are not on this tablet, and the server does not answer. */
  readonly isAfarMissing: boolean;
  readonly now: Instant;
}

/** Why there is nothing, or not everything, to see. Names and lanes stand already: only this comes and goes. */
export function Standing(props: StandingProps): ReactElement | undefined {
  const { plant, areas, shown, isAfarMissing, now } = props;
  const count = areas.reduce((sum, { machines }) => sum + machines.length, 0);
  if (plant.areas.every(({ machines }) => machines.length === 0)) {
    return <Empty title={words.emptyTitle} help={words.emptyHelp} />;
  }
  if (shown.kind === "shown" && isSilentPlant(shown)) {
    return <Empty title={words.silentTitle} help={words.silentHelp} />;
  }
  const isComing =
    shown.kind === "shown" &&
    shown.knownAt === undefined &&
    !isAfarMissing &&
    shown.progress.loaded < shown.progress.of;
  const told = saidOf(plant, count, shown, now);
  const said = isAfarMissing && told === words.loadingMore ? undefined : told;
  const isSaid = said !== undefined || isAfarMissing;
  return (
    <output className={styles["standing"]} data-shown={isSaid ? "" : undefined}>
      {said}
      {isAfarMissing ? <p>{words.afarMissing}</p> : undefined}
      {isComing ? (
        // Seen, not heard: a number that counts up would not let anyone hear anything else.
        <span className={styles["count"]} aria-hidden="true">
          {words.loadedOf(shown.progress)}
        </span>
      ) : undefined}
    </output>
  );
}

/** What a plant lacks before there is anything to see, and what to do about it. */
function Empty({ title, help }: { readonly title: string; readonly help: string }): ReactElement {
  return (
    <div className={styles["empty"]}>
      <h2>{title}</h2>
      <p>{help}</p>
    </div>
  );
}

function saidOf(plant: Plant, count: number, shown: Shown, now: Instant): string | undefined {
  if (shown.kind === "loading")
    return shown.unreachable === undefined ? words.loading(count) : words.unreachable;
  // From what this tablet kept: the server has not answered yet.
  if (shown.knownAt !== undefined) return asItWas(plant, shown.knownAt, now);
  return shown.progress.loaded < shown.progress.of ? words.loadingMore : undefined;
}
