import { type KeyboardEvent, type ReactElement, type Ref, useId, useState } from "react";
import { Button } from "react-aria-components/Button";
import { classNames } from "./class-names.ts";
import styles from "./exact-field.module.css";
import fieldStyles from "./field.module.css";
import { Icon } from "./icon.tsx";

export interface ExactFieldProps<Value> {
  readonly label: string;
  readonly value: Value;
  readonly format: (value: Value) => string;
  /** `undefined`: the text is not understood; it stays as typed, with `words.notUnderstood` beneath. */
  readonly parse: (text: string) => Value | undefined;
  /** The next value in a direction; `undefined`: there is none. */
  readonly step: (value: Value, by: 1 | -1) => Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly words: {
    readonly less: string;
    readonly more: string;
    readonly notUnderstood: string;
  };
  /** What is wrong with the value itself. */
  readonly problem?: string | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

/**
 * A value that can be typed exactly or stepped: minus, the text, plus. What is typed takes effect on
 * Enter or on leaving; until then the field shows the person's own characters, whatever happens around it.
 */
export function ExactField<Value>(props: ExactFieldProps<Value>): ReactElement {
  const { label, value, format, parse, step, onChange, words, problem, ref } = props;
  const [typed, setTyped] = useState<string>();
  const id = useId();
  const noteId = useId();
  const isStrange = typed !== undefined && typed.trim() !== "" && parse(typed) === undefined;
  const note = isStrange ? words.notUnderstood : problem;
  const less = step(value, -1);
  const more = step(value, 1);

  function take(): void {
    if (typed === undefined) return;
    if (typed.trim() === "") {
      setTyped(undefined);
      return;
    }
    const understood = parse(typed);
    if (understood === undefined) return;
    setTyped(undefined);
    if (format(understood) !== format(value)) onChange(understood);
  }

  function go(to: Value | undefined): void {
    if (to === undefined) return;
    setTyped(undefined);
    onChange(to);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === "Enter") take();
    else if (event.key === "ArrowUp") go(more);
    else if (event.key === "ArrowDown") go(less);
    else if (event.key === "Escape" && typed !== undefined) {
      // The first Escape takes back the typing, the next one leaves.
      event.stopPropagation();
      setTyped(undefined);
      return;
    } else return;
    event.preventDefault();
  }

  return (
    <div className={fieldStyles["field"]}>
      <label className={fieldStyles["label"]} htmlFor={id}>
        {label}
      </label>
      <div className={styles["row"]} data-invalid={note === undefined ? undefined : ""}>
        <Button
          className={classNames(styles["step"])}
          aria-label={`${label}: ${words.less}`}
          isDisabled={less === undefined}
          onPress={() => go(less)}
        >
          <Icon name="minus" />
        </Button>
        <input
          ref={ref}
          id={id}
          className={styles["text"]}
          value={typed ?? format(value)}
          inputMode="numeric"
          autoComplete="off"
          enterKeyHint="done"
          aria-invalid={note === undefined ? undefined : true}
          aria-describedby={note === undefined ? undefined : noteId}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={take}
          onKeyDown={onKeyDown}
        />
        <Button
          className={classNames(styles["step"])}
          aria-label={`${label}: ${words.more}`}
          isDisabled={more === undefined}
          onPress={() => go(more)}
        >
          <Icon name="plus" />
        </Button>
      </div>
      {note === undefined ? undefined : (
        <p id={noteId} className={fieldStyles["problem"]}>
          {note}
        </p>
      )}
    </div>
  );
}
