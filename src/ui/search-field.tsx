import type { ReactElement, Ref } from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { SearchField as AriaSearchField } from "react-aria-components/SearchField";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";
import { Icon } from "./icon.tsx";

export interface SearchFieldProps {
  /** Says what is searched; shown inside the field while it is empty. */
  readonly label: string;
  readonly clearLabel: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter. */
  readonly onSubmit?: () => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Escape clears it first; an empty one lets Escape pass. */
export function SearchField(props: SearchFieldProps): ReactElement {
  const { label, clearLabel, value, onChange, onSubmit, ref } = props;
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      {...(onSubmit === undefined ? {} : { onSubmit: () => onSubmit() })}
      className={classNames(styles["search"])}
    >
      <span className={styles["glass"]}>
        <Icon name="search" />
      </span>
      <Input
        className={classNames(styles["input"])}
        placeholder={label}
        enterKeyHint="done"
        {...(ref === undefined ? {} : { ref })}
      />
      <Button className={classNames(styles["clear"])} aria-label={clearLabel}>
        <Icon name="close" />
      </Button>
    </AriaSearchField>
  );
}
