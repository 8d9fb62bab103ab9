import { type Build, PAGE } from "./build.ts";

/** What of a browser's request decides who answers it. */
export interface Asked {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
}

/** Who answers. `network`: the worker keeps out of it, as if it were not there. */
export type Answer =
  | { readonly kind: "network" }
  | { readonly kind: "kept"; readonly path: string };

const network: Answer = { kind: "network" };

/** What the server alone can say. A reply of an hour ago, or one live stream held by a worker, would be a lie. */
const serversOwn = /^\/(?:api|mesmw)(?:\/|$)/i;

/**
 * The page and its files come from what was kept, everything else from the network. What is not listed in the
 * build is never answered, so nothing that the server adds later can be taken for the page by mistake.
 */
export function answerFor(asked: Asked, build: Build, origin: string): Answer {
  const { origin: askedOrigin, pathname } = new URL(asked.url);
  if (asked.method !== "GET" || askedOrigin !== origin || serversOwn.test(pathname)) return network;
  if (build.files.some(({ path }) => path === pathname)) return { kind: "kept", path: pathname };
  return asked.mode === "navigate" && isPage(pathname) ? { kind: "kept", path: PAGE } : network;
}

/** Addresses inside the page have no ending; `/robots.txt` is a file that this build does not have. */
function isPage(pathname: string): boolean {
  return pathname === "/index.html" || !/\.\w+$/.test(pathname);
}
