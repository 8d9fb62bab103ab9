import { floorToInstant, type Instant } from "#time/instant.ts";

/** The server's clock: whole seconds, floored. */
export function wallClock(): Instant {
  return floorToInstant(Date.now() / 1000);
}
