import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Fragment, type ReactElement, useEffect } from "react";
import styles from "./shortcut-list.module.css";
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
      <Section title={words.onLanes} of={LANE_SHORTCUTS} />
      <Section title={words.inTimes} of={TIME_SHORTCUTS} />
      <Section title={words.everywhere} of={SHORTCUTS} />
      <Button kind="primary" onPress={onClose}>
        {words.closeShortcuts}
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
          <Fragment key={does}>
            <dt>{words.does[does]}</dt>
            <dd>
              {keys.map((caps, index) => (
                <Fragment key={caps.join(" ")}>
                  {index === 0 ? undefined : ` ${words.or} `}
                  <span className={styles["together"]}>
                    {caps.map((cap) => (
                      <kbd key={cap} className={styles["cap"]}>
                        {words.caps[cap]}
                      </kbd>
                    ))}
                  </span>
                </Fragment>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

/** "?" opens the list, unless it is being typed, or something lies over the page. */
export function useShortcutKey(onPress: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== "?" || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
      if (event.target instanceof Element && event.target.closest(NOT_THERE) !== null) return;
      event.preventDefault();
      onPress();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [onPress]);
}

const NOT_THERE =
  "input, textarea, select, [contenteditable], [role=menu], [role=listbox], [aria-modal]";
