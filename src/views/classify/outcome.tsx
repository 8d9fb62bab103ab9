import { durationWords } from "#time/words.ts";
import type { Plant } from "#engine/plant.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import type { ReactElement } from "react";
import { reasonName } from "../event-words.ts";
import styles from "./outcome.module.css";
import type { Explained, Likes } from "./panel-props.ts";
import type { Done } from "./panel-state.ts";
import { words } from "./words.ts";

export interface OutcomeProps {
  readonly plant: Plant;
  readonly done: Done;
  /** The stops that wait and are like the one that was explained. */
  readonly likes: Likes | undefined;
  readonly onLikes: (likes: Likes, explained: Explained) => void;
}

/** What came of the last request, on each machine where there were several; and what is like it. */
export function Outcome({ plant, done, likes, onLikes }: OutcomeProps): ReactElement {
  const { results, explained } = done;
  const isOffered = likes !== undefined && explained !== undefined;
  const isBad = results?.some(({ standing }) => standing === "refused" || standing === "conflict");
  return (
    <Notice
      tone={isBad === true ? "alert" : done.isKept ? "info" : "good"}
      title={done.words}
      actions={
        isOffered ? (
          <Button onPress={() => onLikes(likes, explained)}>
            {words.explainLikes(
              likes.of.length,
              reasonName(plant, explained.reason),
              durationWords(likes.seconds),
            )}
          </Button>
        ) : undefined
      }
    >
      {results === undefined || results.length < 2 ? undefined : (
        <ul className={styles["results"]}>
          {results.map(({ machine, words: said }) => (
            <li key={machine}>
              <strong>{machine}</strong>: {said}
            </li>
          ))}
        </ul>
      )}
      {isOffered ? <p>{words.alike(likes.words)}</p> : undefined}
    </Notice>
  );
}
