import { type ReactElement, type ReactNode, useRef, useState } from "react";
import { Later, useLater } from "./later.ts";
import type { MenuAction, MenuChoice } from "./menu-list.tsx";
import { PressButton } from "./press-button.tsx";

export type { MenuAction } from "./menu-list.tsx";

const list = new Later(() => import("./menu-list.tsx"));

export interface MenuProps {
  /** What the button says; an icon alone takes `label` as its name. */
  readonly children: ReactNode;
  readonly label?: string;
  readonly isSquare?: boolean;
  /** Stand above the actions. */
  readonly choices?: readonly MenuChoice[];
  readonly actions: readonly MenuAction[];
}

/** A button that opens a short list of things to do. */
export function Menu(props: MenuProps): ReactElement {
  const { children, label, isSquare = false, choices = [], actions } = props;
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const loaded = useLater(list, isOpen);
  return (
    <>
      <PressButton
        ref={trigger}
        kind="quiet"
        isSquare={isSquare}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          setOpen(true);
        }}
        {...(label === undefined ? {} : { "aria-label": label })}
      >
        {children}
      </PressButton>
      {loaded === undefined ? undefined : (
        <loaded.MenuList
          triggerRef={trigger}
          label={label}
          isOpen={isOpen}
          onOpenChange={setOpen}
          choices={choices}
          actions={actions}
        />
      )}
    </>
  );
}
