import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactElement, type ReactNode, useEffect } from "react";
import { createLink } from "./create-link.ts";
import { type Link, LinkContext } from "./link.ts";
import { idbKnown } from "./known/idb-known.ts";
import { browserChannel, browserLock } from "./outbox/browser-tabs.ts";
import { idbStorage } from "./outbox/idb-storage.ts";
import { openEventSource } from "./stream.ts";

/** This page's link: made once, outside React, so that a second render in development opens nothing twice. */
export function browserLink(): Link {
  const { storage, renew } = idbStorage();
  const lock = browserLock();
  // Before anything else asks for the store: a tablet that wakes up has usually lost its connection.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") renew();
  });
  return createLink({
    fetch: (...call) => globalThis.fetch(...call),
    openStream: openEventSource,
    localMs: () => Date.now(),
    random: () => Math.random(),
    storage: storageOf(),
    outboxStorage: storage,
    tabChannel: browserChannel(),
    known: idbKnown(),
    ...(lock === undefined ? {} : { tabLock: lock }),
  });
}

/** Where the browser forbids storage even reading the property throws. */
function storageOf(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch (failure) {
    if (failure instanceof DOMException) return undefined;
    throw failure;
  }
}

/** Puts the link within every view's reach, and wakes it with the page and the network. */
export function LinkProvider({
  link,
  children,
}: {
  readonly link: Link;
  readonly children: ReactNode;
}): ReactElement {
  useEffect(() => wakeWithPage(link), [link]);
  return (
    <LinkContext value={link}>
      <QueryClientProvider client={link.queries}>{children}</QueryClientProvider>
    </LinkContext>
  );
}

function wakeWithPage(link: Link): () => void {
  const { live, outbox } = link;
  const wake = (): void => {
    // It may never be shown again.
    if (document.visibilityState === "hidden") return link.known.save();
    link.wake();
  };
  // What the browser would not store lives as long as the page.
  const keep = (event: BeforeUnloadEvent): void => {
    if (outbox.hasUnsafe()) event.preventDefault();
  };
  // Another tab goes on at once, instead of asking and waiting.
  const leave = (): void => outbox.leadership.stop();
  const comeBack = (): void => {
    outbox.leadership.start();
    wake();
  };
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", comeBack);
  window.addEventListener("online", wake);
  window.addEventListener("offline", live.lostNetwork);
  window.addEventListener("beforeunload", keep);
  return () => {
    document.removeEventListener("visibilitychange", wake);
    window.removeEventListener("pagehide", leave);
    window.removeEventListener("pageshow", comeBack);
    window.removeEventListener("online", wake);
    window.removeEventListener("offline", live.lostNetwork);
    window.removeEventListener("beforeunload", keep);
  };
}
