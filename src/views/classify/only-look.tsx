import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Sheet } from "#ui/sheet.tsx";
import type { ReactElement, Ref } from "react";
import { standing } from "./draft.ts";
import styles from "./editor.module.css";
import { headOf } from "./head.tsx";
import type { Chosen, ClassifyPanelProps } from "./panel-props.ts";
import type { Permission } from "./permission.ts";
import { selectedWords } from "./selected-words.ts";
import { listWords } from "../sentences.ts";
import { words } from "./words.ts";

export interface OnlyLookProps extends Pick<
  ClassifyPanelProps,
  "plant" | "now" | "onClose" | "onHistory"
> {
  readonly chosen: Chosen;
  readonly why: Exclude<Permission, { kind: "mayWrite" }>;
  readonly titleRef: Ref<HTMLHeadingElement>;
}

/** The panel for someone who may not change this machine: what stands there, and whom to ask. */
export function OnlyLook(props: OnlyLookProps): ReactElement {
  const { plant, now, chosen, why, titleRef, onClose, onHistory } = props;
  const { machine, areaName, timeline } = chosen;
  const selection = standing(chosen.selection, timeline, plant, now);
  const is = selectedWords(plant, timeline, selection, now);
  return (
    <Sheet
      {...headOf(machine, areaName, is)}
      closeLabel={words.close}
      onClose={onClose}
      titleRef={titleRef}
    >
      {is.comment === "" ? undefined : (
        <p className={styles["stands"]}>{words.commentStands(is.comment)}</p>
      )}
      <Notice
        tone="info"
        title={why.kind === "viewer" ? words.viewer : words.otherArea(listWords(why.areas))}
      >
        {words.askSomeone}
      </Notice>
      <Button onPress={onHistory}>{words.history}</Button>
    </Sheet>
  );
}
