import { type Seconds, seconds } from "#time/instant.ts";
import { useLink } from "./link.ts";
import { useNow } from "./use-now.ts";

/** More than this, and a person who reads the tablet's own clock is misled. */
const TOLERATED = 30;

/** By how many seconds the tablet's clock is behind the server's (ahead: negative); `undefined`: by no more than 30. */
export function useClockSkew(): Seconds | undefined {
  const { clock } = useLink();
  useNow(10);
  const offset = Math.round(clock.offset());
  return Math.abs(offset) > TOLERATED ? seconds(offset) : undefined;
}
