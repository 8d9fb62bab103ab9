import type { ReactElement, Ref } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextArea as AriaTextArea } from "react-aria-components/TextArea";
import { TextField as AriaTextField } from "react-aria-components/TextField";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Said beneath the field while all is well. */
  readonly note?: string | undefined;
  /** What is wrong and how to mend it; its presence marks the field. */
  readonly problem?: string | undefined;
  readonly isRequired?: boolean;
}

export interface TextFieldProps extends FieldProps {
  readonly type?: "text" | "email" | "password";
  readonly name?: string;
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

export function TextField(props: TextFieldProps): ReactElement {
  const { label, value, onChange, note, problem, isRequired = false, ref, ...rest } = props;
  return (
    <AriaTextField
      {...rest}
      value={value}
      onChange={onChange}
      isRequired={isRequired}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      className={classNames(styles["field"])}
    >
      <Label className={classNames(styles["label"])}>{label}</Label>
      <Input className={classNames(styles["input"])} {...(ref === undefined ? {} : { ref })} />
      <Beneath note={note} problem={problem} />
    </AriaTextField>
  );
}

export interface TextAreaProps extends FieldProps {
  readonly rows?: number;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Grows with what is written. */
export function TextArea(props: TextAreaProps): ReactElement {
  const { label, value, onChange, note, problem, isRequired = false, rows = 1, ref } = props;
  return (
    <AriaTextField
      value={value}
      onChange={onChange}
      isRequired={isRequired}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      className={classNames(styles["field"])}
    >
      <Label className={classNames(styles["label"])}>{label}</Label>
      <AriaTextArea
        rows={rows}
        className={classNames(styles["input"], styles["area"])}
        {...(ref === undefined ? {} : { ref })}
      />
      <Beneath note={note} problem={problem} />
    </AriaTextField>
  );
}

function Beneath({
  note,
  problem,
}: {
  readonly note: string | undefined;
  readonly problem: string | undefined;
}): ReactElement | undefined {
  if (problem !== undefined) {
    return <FieldError className={classNames(styles["problem"])}>{problem}</FieldError>;
  }
  if (note === undefined) return undefined;
  return (
    <Text slot="description" className={classNames(styles["note"])}>
      {note}
    </Text>
  );
}
