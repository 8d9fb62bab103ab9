import { useSession } from "#query/session.ts";
import { ClockNotice } from "#views/unsent/clock-notice.tsx";
import { useClockOff } from "#views/unsent/use-clock-off.ts";
import { type ReactElement, useState } from "react";
import styles from "./notices.module.css";
import { UpdateNotice } from "./service-worker/update-notice.tsx";
import { readText, writeText } from "./storage.ts";

/** What is to be known about the page and the tablet, over the foot of the board; it moves nothing. */
export function Notices(): ReactElement {
  return (
    <div className={styles["notices"]}>
      <ClockWarning />
      <UpdateNotice />
    </div>
  );
}

const UNDERSTOOD = "shiftlane.clock-understood";

/** To whoever works here, until it is understood; after that the mark in the header goes on saying it. */
function ClockWarning(): ReactElement | undefined {
  const off = useClockOff();
  const session = useSession();
  const [isUnderstood, setUnderstood] = useState(() => readText("session", UNDERSTOOD) === "yes");
  if (off === undefined || isUnderstood || session.kind !== "signedIn") return undefined;
  return (
    <ClockNotice
      isSpoken
      off={off}
      onUnderstood={() => {
        writeText("session", UNDERSTOOD, "yes");
        setUnderstood(true);
      }}
    />
  );
}
