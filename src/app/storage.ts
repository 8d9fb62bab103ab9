/** `session` lives as long as the tab, over reloads; `local` as long as the browser. */
export type Shelf = "session" | "local";

/** Where the browser forbids storage even asking for it throws: then nothing is kept. */
function shelf(name: Shelf): Storage | undefined {
  try {
    return name === "session" ? globalThis.sessionStorage : globalThis.localStorage;
  } catch (failure) {
    if (failure instanceof DOMException) return undefined;
    throw failure;
  }
}

export function readText(on: Shelf, key: string): string | undefined {
  return shelf(on)?.getItem(key) ?? undefined;
}

/** `undefined` takes it away. A full disk or a private window keeps nothing, and says nothing. */
export function writeText(on: Shelf, key: string, text: string | undefined): void {
  try {
    if (text === undefined) shelf(on)?.removeItem(key);
    else shelf(on)?.setItem(key, text);
  } catch (failure) {
    if (!(failure instanceof DOMException)) throw failure;
  }
}
