import type { LocalDate } from "#time/local-date.ts";
import { Button } from "#ui/button.tsx";
import { type FormEvent, type ReactElement, useId, useState } from "react";
import styles from "./header.module.css";
import { words } from "./words.ts";

export interface DateFormProps {
  /** ISO 8601, as a date field has it. */
  readonly value: string;
  readonly latest: string;
  readonly onDate: (date: LocalDate) => void;
  readonly onCancel: () => void;
}

/** Which day to show. */
export function DateForm({ value, latest, onDate, onCancel }: DateFormProps): ReactElement {
  const [typed, setTyped] = useState(value);
  const id = useId();
  const date = dateOf(typed);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (date !== undefined) onDate(date);
  };
  return (
    <form className={styles["dates"]} onSubmit={submit}>
      <label htmlFor={id}>{words.date}</label>
      <input
        id={id}
        type="date"
        required
        max={latest}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className={styles["actions"]}>
        <Button onPress={onCancel}>{words.cancel}</Button>
        <Button kind="primary" type="submit" isDisabled={date === undefined}>
          {words.show}
        </Button>
      </div>
    </form>
  );
}

/** "2026-11-20"; `undefined` while a date is only half typed. */
function dateOf(text: string): LocalDate | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || Number(year) < 1971) return undefined;
  return { year: Number(year), month: Number(month), day: Number(day) };
}
