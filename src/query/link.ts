import type { QueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { Client } from "./client.ts";
import type { Clock } from "./clock.ts";
import type { Known } from "./known/known.ts";
import type { Live } from "./live.ts";
import type { NearestFirst } from "./nearest-first.ts";
import type { Outbox } from "./outbox/outbox.ts";
import type { Tabs } from "./outbox/tab-messages.ts";
import type { Pace, Ticker } from "./ticker.ts";

/**
 * Everything between this page and the server: one a page. Made without React, so that several of them
 * can run side by side against one server in a test.
 */
export interface Link {
  readonly client: Client;
  readonly clock: Clock;
  readonly tickers: Readonly<Record<Pace, Ticker>>;
  readonly queries: QueryClient;
  readonly live: Live;
  /** Whose timelines are asked for first. */
  readonly turns: NearestFirst;
  readonly outbox: Outbox;
  readonly known: Known;
  /** This browser's other tabs. */
  readonly tabs: Tabs;
  /** The page is shown again, or the network is back: nothing waits, and nothing silent is trusted. */
  wake(): void;
  /** Ends the stream, the sender and every timer. */
  close(): void;
}

export const LinkContext = createContext<Link | undefined>(undefined);

/** @throws Error outside a `LinkProvider`: the app's root puts one around everything. */
export function useLink(): Link {
  const link = useContext(LinkContext);
  if (link === undefined) throw new Error("no link here: put a LinkProvider around this view");
  return link;
}
