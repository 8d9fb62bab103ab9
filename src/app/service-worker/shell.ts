import { type Build, type BuildFile, CACHE_PREFIX, cacheName } from "./build.ts";

/** What the worker needs of the browser; a test brings its own. */
export interface Means {
  readonly caches: Pick<CacheStorage, "open" | "match" | "keys" | "delete">;
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
}

/** Wi-Fi that is up but dead never fails; it hangs. */
const PATIENCE_MS = 60_000;

/**
 * Keeps every file of a build, or fails as a whole: half a build is no build. A file is kept only if its
 * content is the one that was built. So the sign-in page of a captive portal, which answers everything with
 * 200, can never be kept as ours, nor can a file of another build while the server is being replaced.
 * @throws Error when a file cannot be had; the browser tries again later, and what was kept is not asked for twice
 */
export async function keep(build: Build, means: Means): Promise<void> {
  const cache = await means.caches.open(cacheName(build));
  // To the end of them all: what comes after one that failed is kept too, and the next attempt finds it.
  const kept = await Promise.allSettled(
    build.files.map(async (file) => {
      const held = [await cache.match(file.path), await means.caches.match(file.path)];
      await cache.put(file.path, (await firstAsBuilt(file, held)) ?? (await fetched(file, means)));
    }),
  );
  for (const its of kept) if (its.status === "rejected") throw its.reason;
}

/** Deletes what older builds kept, and what a build kept that never came to be. */
export async function letGoOfOthers(build: Build, { caches }: Means): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names
      .filter((name) => name.startsWith(CACHE_PREFIX) && name !== cacheName(build))
      .map((name) => caches.delete(name)),
  );
}

/**
 * A kept file; `undefined` when the browser threw it away, or will not open its store. The page then comes
 * over the network, as it would without a worker.
 */
export async function kept(
  path: string,
  build: Build,
  { caches }: Means,
): Promise<Response | undefined> {
  try {
    return await (await caches.open(cacheName(build))).match(path);
  } catch (failure) {
    if (failure instanceof Error) return undefined;
    throw failure;
  }
}

/** An attempt before this one may have kept the file, and most files of a build are those of the build before. */
async function firstAsBuilt(
  file: BuildFile,
  held: readonly (Response | undefined)[],
): Promise<Response | undefined> {
  for (const response of held) {
    if (response !== undefined && (await isAsBuilt(file, response))) return response;
  }
  return undefined;
}

async function fetched(file: BuildFile, means: Means): Promise<Response> {
  const response = await means.fetch(file.path, {
    // Not from the browser's HTTP cache: a captive portal may have put its page there.
    cache: "reload",
    credentials: "same-origin",
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (response.status !== 200) throw new Error(`${file.path} was answered with ${response.status}`);
  if (!(await isAsBuilt(file, response))) {
    throw new Error(`${file.path} is not the file that was built; something on the way answered`);
  }
  return response;
}

async function isAsBuilt(file: BuildFile, response: Response): Promise<boolean> {
  const sum = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(sum))) === file.sha256;
}
