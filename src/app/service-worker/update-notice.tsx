import { useAnnounce } from "#ui/announcer.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { type ReactElement, useEffect, useState } from "react";
import type { Registration } from "./registration.ts";
import { useUpdateOffer } from "./use-registration.ts";
import { words } from "./words.ts";

/** A shift is half over by then. */
const LATER_MS = 4 * 3_600_000;

/** Offers the newer build while nothing is half-typed, and never takes it by itself. */
export function UpdateNotice(): ReactElement | undefined {
  const offer = useUpdateOffer();
  const [isPutOff, setPutOff] = useState(false);
  useEffect(() => {
    if (!isPutOff) return;
    const timer = setTimeout(() => setPutOff(false), LATER_MS);
    return () => clearTimeout(timer);
  }, [isPutOff]);
  if (offer === undefined || isPutOff) return undefined;
  return <Offer registration={offer} onLater={() => setPutOff(true)} />;
}

function Offer(props: {
  readonly registration: Registration;
  readonly onLater: () => void;
}): ReactElement {
  const { registration, onLater } = props;
  const announce = useAnnounce();
  const [standing, setStanding] = useState<"offered" | "opening" | "elsewhere">("offered");
  useEffect(() => announce(words.newer), [announce]);

  async function apply(): Promise<void> {
    setStanding("opening");
    const held = await registration.applyUpdate();
    setStanding(held === "elsewhere" ? "elsewhere" : "offered");
    if (held === "elsewhere") announce(words.elsewhere);
  }

  return (
    <section aria-label={words.newer}>
      <Notice
        tone="info"
        title={words.newer}
        actions={
          <>
            <Button kind="primary" isPending={standing === "opening"} onPress={() => void apply()}>
              {words.open}
            </Button>
            <Button onPress={onLater}>{words.later}</Button>
          </>
        }
      >
        {standing === "elsewhere" ? words.elsewhere : undefined}
      </Notice>
    </section>
  );
}
