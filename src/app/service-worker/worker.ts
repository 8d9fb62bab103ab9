// The service worker: keeps one build of the page and answers for it without asking the network, so that the
// page opens in a dead zone as fast as at the desk. Why it does so stands in docs/decisions/0008-service-worker.md.
//
// Compiled by scripts/service-worker.ts into /service-worker.js; the page never imports it.
import type { Build } from "./build.ts";
import { isApply } from "./message.ts";
import { answerFor } from "./routing.ts";
import { keep, kept, letGoOfOthers, type Means } from "./shell.ts";

/** Put in by scripts/service-worker.ts. */
declare const SHIFTLANE_BUILD: Build;

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** What is used of ServiceWorkerGlobalScope, whose own types cannot stand beside those of a page. */
interface Scope {
  readonly location: { readonly origin: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(kind: "fetch", listener: (event: Fetching) => void): void;
  addEventListener(kind: "message", listener: (event: MessageEvent<unknown>) => void): void;
}

const scope = globalThis as unknown as Scope;
const build = SHIFTLANE_BUILD;
const means: Means = { caches, fetch: (path, init) => fetch(path, init) };

scope.addEventListener("install", (event) => event.waitUntil(keep(build, means)));

scope.addEventListener("activate", (event) => {
  // Claimed, so that a page hears of a newer build taking over even if it was opened before any worker.
  event.waitUntil(letGoOfOthers(build, means).then(() => scope.clients.claim()));
});

// A newer build waits until a page says that nothing is half-typed.
scope.addEventListener("message", ({ data }) => {
  if (isApply(data)) void scope.skipWaiting();
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const answer = answerFor(request, build, scope.location.origin);
  if (answer.kind === "network") return;
  event.respondWith(kept(answer.path, build, means).then((response) => response ?? fetch(request)));
});
