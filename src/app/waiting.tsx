import type { Unreachable } from "#query/client.ts";
import { Notice } from "#ui/notice.tsx";
import type { ReactElement } from "react";
import styles from "./waiting.module.css";
import { words as app } from "./words.ts";

export interface WaitingProps {
  readonly words?: string;
  /** Why it takes so long, once that is known. */
  readonly unreachable: Unreachable | undefined;
}

/** Nothing to show yet. A moment goes by before it says so: mostly there is something by then. */
export function Waiting({ words = app.asking, unreachable }: WaitingProps): ReactElement {
  return (
    <main className={styles["waiting"]}>
      {unreachable === undefined ? (
        <p className={styles["words"]}>{words}</p>
      ) : (
        <Notice tone="alert" title={app.unreachable[unreachable]} isSpoken>
          {app.stillAsking}
        </Notice>
      )}
    </main>
  );
}
