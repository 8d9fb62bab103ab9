import type { Use } from "#engine/availability.ts";
import { seconds } from "#time/instant.ts";
import { durationWords } from "#time/words.ts";
import type { ReactElement } from "react";
import styles from "./shift.module.css";
import type { MachineTally } from "./tally.ts";
import { words } from "./words.ts";

/** The shift's figures, each named for what it is. */
export function Figures({ total }: { readonly total: Use }): ReactElement {
  const { unexplained } = total;
  return (
    <dl className={styles["figures"]}>
      <div className={styles["great"]}>
        <dt>{words.availability}</dt>
        <dd>
          <strong>{ratioWords(total)}</strong>
          <small>{words.availabilityIs}</small>
        </dd>
      </div>
      <Figure name={words.running} value={durationWords(total.runtime)} />
      <Figure name={words.planned} value={durationWords(total.planned)} />
      <Figure name={words.unplanned} value={durationWords(total.unplanned)} />
      <Figure name={words.notCounted} value={durationWords(total.notCounted)} />
      <Figure
        name={words.unexplained}
        value={unexplained.count === 0 ? words.none : stopsWords(unexplained)}
      />
    </dl>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Machine by machine: availability, and what is unexplained. */
export function MachineTable(props: { readonly machines: readonly MachineTally[] }): ReactElement {
  return (
    <table className={styles["machines"]}>
      <thead>
        <tr>
          <th scope="col">{words.machine}</th>
          <th scope="col">{words.availability}</th>
          <th scope="col">{words.unexplained}</th>
        </tr>
      </thead>
      <tbody>
        {props.machines.map(({ machine, use }) => (
          <tr key={machine.id}>
            <th scope="row">{machine.name}</th>
            <td>{use === undefined ? words.noFigure : ratioWords(use)}</td>
            <td>
              {use === undefined || use.unexplained.count === 0
                ? words.noFigure
                : durationWords(use.unexplained.seconds)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ratioWords({ availability }: Use): string {
  return availability === undefined ? words.noFigure : words.percent(availability);
}

export function stopsWords(stops: { readonly count: number; readonly seconds: number }): string {
  return words.stops(stops.count, durationWords(seconds(stops.seconds)));
}
