import { useLink } from "#query/link.ts";
import { useNow } from "#query/use-now.ts";
import { useMemo } from "react";
import { clockOff, type ClockOff } from "./clock-off.ts";

/** By how much this tablet's clock is off, looked at every ten seconds; `undefined`: by little. */
export function useClockOff(): ClockOff | undefined {
  const { clock } = useLink();
  useNow(10);
  const off = clockOff(clock.offset());
  const [by, isBehind] = [off?.by, off?.isBehind];
  return useMemo(
    () => (by === undefined || isBehind === undefined ? undefined : { by, isBehind }),
    [by, isBehind],
  );
}
