import type { Instant } from "#time/instant.ts";
import { useSyncExternalStore } from "react";
import { useLink } from "./link.ts";
import type { Pace } from "./ticker.ts";

/**
 * The server's time for a view, floored to the pace: a view that shows minutes asks for 60 and is drawn
 * once a minute.
 */
export function useNow(pace: Pace): Instant {
  const ticker = useLink().tickers[pace];
  return useSyncExternalStore(ticker.subscribe, ticker.now);
}
