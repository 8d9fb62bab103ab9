import { type ReactElement, useRef, useState } from "react";
import { Icon } from "./icon.tsx";
import { Later, useLater } from "./later.ts";
import { PressButton } from "./press-button.tsx";
import type { SelectOption } from "./select-list.tsx";

export type { SelectOption } from "./select-list.tsx";

const list = new Later(() => import("./select-list.tsx"));

export interface SelectProps<Key extends string> {
  /** What is chosen here, for those who do not see where it stands. */
  readonly label: string;
  readonly options: readonly SelectOption<Key>[];
  readonly chosen: Key;
  readonly onChoose: (key: Key) => void;
}

/** One of several, folded into a button that shows it. */
export function Select<Key extends string>(props: SelectProps<Key>): ReactElement {
  const { label, options, chosen, onChoose } = props;
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const loaded = useLater(list, isOpen);
  return (
    <>
      <PressButton
        ref={trigger}
        kind="quiet"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {options.find(({ key }) => key === chosen)?.words}
        <span className="visually-hidden"> {label}</span>
        <Icon name="down" />
      </PressButton>
      {loaded === undefined ? undefined : (
        <loaded.SelectList
          triggerRef={trigger}
          label={label}
          isOpen={isOpen}
          onOpenChange={setOpen}
          options={options}
          chosen={chosen}
          onChoose={(key) => {
            const option = options.find((candidate) => candidate.key === key);
            if (option !== undefined) onChoose(option.key);
          }}
        />
      )}
    </>
  );
}
