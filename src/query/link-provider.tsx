import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactElement, type ReactNode, useEffect } from "react";
import { createLink } from "./create-link.ts";
import { type Link, LinkContext } from "./link.ts";
import { openEventSource } from "./stream.ts";

/** This page's link: made once, outside React, so that a second render in development opens nothing twice. */
export function browserLink(): Link {
  return createLink({
    fetch: (...call) => globalThis.fetch(...call),
    openStream: openEventSource,
    localMs: () => Date.now(),
    random: () => Math.random(),
    storage: storageOf(),
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

function wakeWithPage({ live, outbox }: Link): () => void {
  const wake = (): void => {
    if (document.visibilityState === "hidden") return;
    live.wake();
    outbox.wake();
  };
  // What the browser would not store lives as long as the page.
  const keep = (event: BeforeUnloadEvent): void => {
    if (outbox.hasUnsafe()) event.preventDefault();
  };
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("pageshow", wake);
  window.addEventListener("online", wake);
  window.addEventListener("offline", live.lostNetwork);
  window.addEventListener("beforeunload", keep);
  return () => {
    document.removeEventListener("visibilitychange", wake);
    window.removeEventListener("pageshow", wake);
    window.removeEventListener("online", wake);
    window.removeEventListener("offline", live.lostNetwork);
    window.removeEventListener("beforeunload", keep);
  };
}
