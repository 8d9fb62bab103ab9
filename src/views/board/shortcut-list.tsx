import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Fragment, type ReactElement } from "react";
import styles from "./shortcut-list.module.css";
import { shortcutWords } from "./shortcut-words.ts";
import { LANE_SHORTCUTS, type Shortcut, SHORTCUTS, TIME_SHORTCUTS } from "./shortcuts.ts";
import { words } from "./words.ts";

export interface ShortcutListProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What the keys do, for who works without a mouse. */
export function ShortcutList({ isOpen, onClose }: ShortcutListProps): ReactElement {
  return (
    <Dialog title={words.shortcuts} isOpen={isOpen} onClose={onClose}>
      <Section title={shortcutWords.onLanes} of={LANE_SHORTCUTS} />
      <Section title={shortcutWords.inTimes} of={TIME_SHORTCUTS} />
      <Section title={shortcutWords.everywhere} of={SHORTCUTS} />
      <Button kind="primary" onPress={onClose}>
        {shortcutWords.closeShortcuts}
      </Button>
    </Dialog>
  );
}

function Section(props: {
  readonly title: string;
  readonly of: readonly Shortcut[];
}): ReactElement {
  return (
    <section>
      <h3 className={styles["title"]}>{props.title}</h3>
      <dl className={styles["keys"]}>
        {props.of.map(({ does, keys }) => (
          <div key={does} className={styles["line"]}>
            <dt>{shortcutWords.does[does]}</dt>
            <dd>
              {keys.map((caps, index) => (
                <Fragment key={caps.join(" ")}>
                  {index === 0 ? undefined : ` ${shortcutWords.or} `}
                  <span className={styles["together"]}>
                    {caps.map((cap) => (
                      <kbd key={cap} className={styles["cap"]}>
                        {shortcutWords.caps[cap]}
                      </kbd>
                    ))}
                  </span>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
