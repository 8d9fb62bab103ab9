import type { ReactElement } from "react";
import type { DialogProps } from "./dialog-box.tsx";
import { Later, useLater } from "./later.ts";

const box = new Later(() => import("./dialog-box.tsx"));

/** A question that must be answered before anything else; what lies behind keeps its state. */
export function Dialog(props: DialogProps): ReactElement | undefined {
  const loaded = useLater(box, props.isOpen);
  return loaded === undefined ? undefined : <loaded.DialogBox {...props} />;
}
