import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  useId,
  useRef,
} from "react";
import { IconButton } from "./button.tsx";
import { useKeepInView } from "./keep-in-view.ts";
import styles from "./sheet.module.css";

export interface SheetProps {
  readonly title: ReactNode;
  /** A small line over the title, and one under it. */
  readonly over?: ReactNode;
  readonly under?: ReactNode;
  readonly children: ReactNode;
  /** Stand in the head, before what closes it. */
  readonly actions?: ReactNode;
  /** Stays in view at the foot, whatever is scrolled. */
  readonly foot?: ReactNode;
  /** Absent: there is nothing to close. */
  readonly closeLabel?: string;
  /** `back`: it leads to where it was opened from. */
  readonly closeIcon?: "close" | "back";
  readonly onClose?: () => void;
  /** On narrow screens: whether the sheet takes most of the screen. */
  readonly height?: {
    readonly isTall: boolean;
    readonly tallerLabel: string;
    readonly lowerLabel: string;
    readonly onChange: (isTall: boolean) => void;
  };
  /** The title, which takes the focus when the sheet is opened by keyboard. */
  readonly titleRef?: Ref<HTMLHeadingElement>;
}

/**
 * A sheet beside the page (wide) or over its lower part (narrow). It is not modal: what lies beside it
 * stays usable, nothing is hidden from a screen reader, and focus is not trapped. Escape closes it.
 */
export function Sheet(props: SheetProps): ReactElement {
  const { title, over, under, children, foot, closeLabel, closeIcon = "close" } = props;
  const { actions, onClose, height, titleRef } = props;
  const titleId = useId();
  const body = useRef<HTMLDivElement>(null);
  useKeepInView(body);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented || onClose === undefined) return;
    event.preventDefault();
    onClose();
  }

  return (
    // The keys that reach here come from the controls inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles["sheet"]}
      aria-labelledby={titleId}
      data-tall={height?.isTall === true ? "" : undefined}
      onKeyDown={onKeyDown}
    >
      <header className={styles["head"]}>
        <div className={styles["titles"]}>
          {over === undefined ? undefined : <p className={styles["over"]}>{over}</p>}
          <h2 id={titleId} ref={titleRef} tabIndex={-1} className={styles["title"]}>
            {title}
          </h2>
          {under === undefined ? undefined : <div className={styles["under"]}>{under}</div>}
        </div>
        {height === undefined ? undefined : (
          <span className={styles["height"]}>
            <IconButton
              icon={height.isTall ? "down" : "up"}
              label={height.isTall ? height.lowerLabel : height.tallerLabel}
              onPress={() => height.onChange(!height.isTall)}
            />
          </span>
        )}
        {actions}
        {closeLabel === undefined || onClose === undefined ? undefined : (
          <IconButton icon={closeIcon} label={closeLabel} onPress={onClose} />
        )}
      </header>
      <div className={styles["body"]} ref={body}>
        {children}
      </div>
      {foot === undefined ? undefined : <footer className={styles["foot"]}>{foot}</footer>}
    </section>
  );
}
