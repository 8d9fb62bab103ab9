import { IconButton } from "#ui/button.tsx";
import { Toggle } from "#ui/toggle.tsx";
import type { ReactElement } from "react";
import styles from "./header.module.css";
import type { Picture } from "./picture.ts";
import { zoomed } from "./viewing.ts";
import { words } from "./words.ts";

export interface ToolsProps {
  readonly picture: Picture | undefined;
  readonly drawsSpans: boolean;
  readonly onDrawsSpans: (draws: boolean) => void;
  /** Taps choose several events. */
  readonly isSeveral: boolean;
  readonly onSeveral: (isSeveral: boolean) => void;
}

const STEP = 2;

/** What a pinch and a mouse's drag do, for one finger that taps. */
export function Tools(props: ToolsProps): ReactElement {
  const { picture, drawsSpans, onDrawsSpans, isSeveral, onSeveral } = props;
  const zoom = (factor: number): void =>
    picture?.move((scale, bounds) => zoomed(scale, scale.width / 2, factor, bounds));
  return (
    <div className={styles["tools"]}>
      <Toggle isOn={drawsSpans} onChange={onDrawsSpans}>
        {words.drawSpans}
      </Toggle>
      <Toggle isOn={isSeveral} onChange={onSeveral}>
        {words.selectSeveral}
      </Toggle>
      <IconButton icon="minus" label={words.zoomOut} onPress={() => zoom(1 / STEP)} />
      <IconButton icon="plus" label={words.zoomIn} onPress={() => zoom(STEP)} />
    </div>
  );
}
