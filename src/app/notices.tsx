import { ClockNotice } from "#views/unsent/tablet-notices.tsx";
import { useClockOff } from "#views/unsent/use-clock-off.ts";
import { type ReactElement, useState } from "react";
import styles from "./notices.module.css";
import { UpdateNotice } from "./service-worker/update-notice.tsx";

/** What is to be known about the page and the tablet, over the foot of the board; it moves nothing. */
export function Notices(): ReactElement {
  return (
    <div className={styles["notices"]}>
      <ClockWarning />
      <UpdateNotice />
    </div>
  );
}

/** Until it is understood; after that the mark in the header goes on saying it. */
function ClockWarning(): ReactElement | undefined {
  const off = useClockOff();
  const [isUnderstood, setUnderstood] = useState(false);
  if (off === undefined || isUnderstood) return undefined;
  return <ClockNotice isSpoken off={off} onUnderstood={() => setUnderstood(true)} />;
}
