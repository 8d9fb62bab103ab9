/** One build of the page: every file that it needs to open. The build itself writes this into the worker. */
export interface Build {
  /** Of everything in `files`: two builds with the same version are the same to the byte. */
  readonly version: string;
  readonly files: readonly BuildFile[];
}

export interface BuildFile {
  /** As a browser asks for it: `/assets/main-x1.js`; the page itself is {@link PAGE}. */
  readonly path: string;
  /** SHA-256 of its content, base64. */
  readonly sha256: string;
}

/** The page, and so every address that the page answers for. */
export const PAGE = "/";

/** Only caches of this name are ours to delete. */
export const CACHE_PREFIX = "shiftlane-app-";

export function cacheName({ version }: Build): string {
  return `${CACHE_PREFIX}${version}`;
}
