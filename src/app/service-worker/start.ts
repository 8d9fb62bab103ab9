import { Registration } from "./registration.ts";
import { holdWhileTyping } from "./typed-fields.ts";

/** A board stays open for weeks, and browsers look for a newer worker only when a page is opened. */
const CHECK_MS = 30 * 60_000;
/** A tablet wakes many times an hour. */
const SHORTEST_PAUSE_MS = 60_000;

/** Registers this page's worker and looks for newer builds from time to time. Call once, in a built page. */
export function startServiceWorker(): Registration {
  const registration = new Registration({
    isSecure: globalThis.isSecureContext,
    // Both are absent on plain http, whatever the types say.
    container: "serviceWorker" in navigator ? navigator.serviceWorker : undefined,
    locks: "locks" in navigator ? navigator.locks : undefined,
    reload: () => location.reload(),
  });
  holdWhileTyping(document, registration.holdUpdates);
  let checkedMs = -Infinity;
  const check = (): void => {
    const nowMs = performance.now();
    if (nowMs - checkedMs < SHORTEST_PAUSE_MS) return;
    checkedMs = nowMs;
    void registration.check();
  };
  setInterval(check, CHECK_MS);
  addEventListener("online", check);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") check();
  });
  // After the page has loaded, so that keeping the files does not slow the page that is being opened.
  if (document.readyState === "complete") check();
  else addEventListener("load", check, { once: true });
  return registration;
}
