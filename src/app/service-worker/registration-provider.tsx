import { type ReactElement, type ReactNode, useEffect, useState } from "react";
import type { Registration } from "./registration.ts";
import { RegistrationContext } from "./use-registration.ts";

let started: Promise<Registration> | undefined;

/** Once a page, however often it is rendered; a chunk that could not be had is asked for again then. */
function startOnce(): Promise<Registration> {
  started ??= import("./start.ts").then(({ startServiceWorker }) => startServiceWorker());
  return started;
}

/** Starts the service worker once there is something to see. */
export function RegistrationProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [registration, setRegistration] = useState<Registration>();
  useEffect(() => {
    // In development a kept page would hide what was just changed.
    if (!import.meta.env.PROD) return;
    startOnce().then(setRegistration, () => {
      started = undefined;
    });
  }, []);
  return <RegistrationContext value={registration}>{children}</RegistrationContext>;
}
