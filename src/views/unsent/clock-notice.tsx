import { durationWords } from "#time/words.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import type { ReactElement } from "react";
import type { ClockOff } from "./clock-off.ts";
import { words } from "./words.ts";

export interface ClockNoticeProps {
  readonly off: ClockOff;
  readonly isSpoken?: boolean;
  /** Absent: it stays. */
  readonly onUnderstood?: () => void;
}

/** That the tablet's clock is wrong, and that nothing that is entered is. */
export function ClockNotice({
  off,
  isSpoken = false,
  onUnderstood,
}: ClockNoticeProps): ReactElement {
  return (
    <Notice
      tone="alert"
      isSpoken={isSpoken}
      title={words.clockTitle(durationWords(off.by), off.isBehind)}
      actions={
        onUnderstood === undefined ? undefined : (
          <Button onPress={onUnderstood}>{words.understood}</Button>
        )
      }
    >
      {words.clockWhat}
    </Notice>
  );
}
