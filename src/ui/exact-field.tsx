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
  /** Why a value cannot be taken; it then stays as typed, with the reason beneath. */
  readonly check: (value: Value) => string | undefined;
  /** The next value in a direction; `undefined`: there is none. */
  readonly step: (value: Value, by: 1 | -1) => Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly words: {
    readonly less: string;
    readonly more: string;
    readonly notUnderstood: string;
  };
  readonly ref?: Ref<HTMLInputElement>;
}

/**
 * A value that can be typed exactly or stepped: minus, the text, plus. What is typed takes effect on
 * Enter or on leaving; until then the field shows the person's own characters, whatever happens around it.
 */
export function ExactField<Value>(props: ExactFieldProps<Value>): ReactElement {
  const { label, value, format, parse, check, step, onChange, words, ref } = props;
  const [typed, setTyped] = useState<string>();
  const id = useId();
  const noteId = useId();
  const note = noteOn(typed);
  const less = reachable(step(value, -1));
  const more = reachable(step(value, 1));

  function noteOn(text: string | undefined): string | undefined {
    if (text === undefined || text.trim() === "") return undefined;
    const understood = parse(text);
    return understood === undefined ? words.notUnderstood : check(understood);
  }

  function reachable(to: Value | undefined): Value | undefined {
    return to === undefined || check(to) !== undefined ? undefined : to;
  }

  function take(): void {
    if (typed === undefined) return;
    if (typed.trim() === "") {
      setTyped(undefined);
      return;
    }
    const understood = parse(typed);
    if (understood === undefined || check(understood) !== undefined) return;
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
          data-length={lengthOf(typed ?? format(value))}
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

/** Longer texts are set smaller, so that none of them is cut off. */
function lengthOf(text: string): "short" | "long" | "longest" {
  if (text.length <= 5) return "short";
  return text.length <= 8 ? "long" : "longest";
}
