const KEY = "shiftlane.client-id";

/** A random name, 128 bits. `crypto.randomUUID` is missing on plain HTTP, where plant tablets often are. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The id of this browser's outbox (contracts, "Client-Id"): the server never counts changes sent under
 * it as someone else's. Kept, so that a reload stays the same sender; where the browser allows no
 * storage it lives as long as the page.
 */
export function clientId(storage: Pick<Storage, "getItem" | "setItem"> | undefined): string {
  const fresh = randomId();
  try {
    const kept = storage?.getItem(KEY);
    if (kept !== undefined && kept !== null && kept !== "") return kept;
    storage?.setItem(KEY, fresh);
  } catch (failure) {
    // Private windows and full disks refuse storage; an id for the page alone is then right.
    if (!(failure instanceof DOMException)) throw failure;
  }
  return fresh;
}
