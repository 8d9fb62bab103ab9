import { durationWords } from "#time/words.ts";
import type { ReactElement } from "react";
import styles from "./shift.module.css";
import type { Cause } from "./tally.ts";
import { words } from "./words.ts";

/** Time that machines did not run, by why, the most first: a table whose rows have bars. */
export function Pareto({ causes }: { readonly causes: readonly Cause[] }): ReactElement {
  if (causes.length === 0) return <p>{words.noStops}</p>;
  const longest = causes[0]?.seconds ?? 1;
  return (
    <table className={styles["pareto"]}>
      <thead>
        <tr>
          <th scope="col">{words.reason}</th>
          <th scope="col">{words.time}</th>
          <th scope="col">{words.share}</th>
          <th scope="col">{words.sum}</th>
        </tr>
      </thead>
      <tbody>
        {causes.map(({ reason, oee, count, seconds, share, sum }) => (
          <tr key={reason?.code ?? ""} data-kind={reason === undefined ? "unexplained" : oee}>
            <th scope="row">
              {reason?.name ?? words.unexplained}
              <small>
                {" "}
                {count} × {reason === undefined ? "" : `· ${words.counts[oee]}`}
              </small>
              <span
                className={styles["bar"]}
                style={{ inlineSize: `${(100 * seconds) / longest}%` }}
              />
            </th>
            <td>{durationWords(seconds)}</td>
            <td>{words.percent(share)}</td>
            <td>{words.percent(sum)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
