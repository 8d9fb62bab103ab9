import { createContext, useContext, useEffect, useSyncExternalStore } from "react";
import type { Registration } from "./registration.ts";

/** `undefined` in development, where a kept page would hide what was just changed. */
export const RegistrationContext = createContext<Registration | undefined>(undefined);

/** Whether a newer build may be offered: one waits, and nothing is half-typed in this tab. */
export function useUpdateOffer(): Registration | undefined {
  const registration = useContext(RegistrationContext);
  return useSyncExternalStore(registration?.subscribe ?? neverChanges, () =>
    registration?.state().kind === "update-waiting" && !registration.isHeldHere()
      ? registration
      : undefined,
  );
}

/** While `isHeld`, no newer build takes over: something would be lost by loading the page again. */
export function useHoldUpdates(isHeld: boolean): void {
  const registration = useContext(RegistrationContext);
  useEffect(() => (isHeld ? registration?.holdUpdates() : undefined), [isHeld, registration]);
}

function neverChanges(): () => void {
  return () => undefined;
}
