import type { Plant } from "#engine/plant.ts";
import type { ChangeOfAll } from "#query/preview.ts";
import { useOverflows } from "#ui/use-overflows.ts";
import { type ReactElement, useId, useRef } from "react";
import { changeSentences, figureWords, type FigureWords, transferWords } from "./change-words.ts";
import styles from "./changes.module.css";
import { sentences } from "./sentences.ts";

export interface ChangesProps {
  readonly plant: Plant;
  readonly change: ChangeOfAll;
  readonly id: string;
}

/** What the request would do, in words: the events, the minutes, the shift's figures. */
export function Changes({ plant, change, id }: ChangesProps): ReactElement {
  const headingId = useId();
  const box = useRef<HTMLElement>(null);
  const said = changeSentences(plant, change);
  const moved = transferWords(plant, change);
  return (
    <section
      className={styles["changes"]}
      id={id}
      aria-labelledby={headingId}
      ref={box}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
      tabIndex={useOverflows(box) ? 0 : undefined}
    >
      <h3 id={headingId} className={styles["heading"]}>
        {sentences.whatWillChange}
      </h3>
      {said.length === 0 ? (
        <p>{sentences.nothingWillChange}</p>
      ) : (
        <ul className={styles["said"]}>
          {said.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {moved.length > 0 ? <li className={styles["moved"]}>{moved.join(" · ")}</li> : undefined}
        </ul>
      )}
      <dl className={styles["figures"]}>
        {figureWords(change).map((figure) => (
          <Figure key={figure.name} {...figure} />
        ))}
      </dl>
    </section>
  );
}

function Figure({ name, before, after }: FigureWords): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {before}
        {after === undefined ? undefined : (
          <>
            <span aria-hidden="true"> → </span>
            <span className="visually-hidden">{sentences.nowIs}</span>
            <strong>{after}</strong>
          </>
        )}
      </dd>
    </div>
  );
}
