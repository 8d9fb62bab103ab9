import type { Plant } from "#engine/plant.ts";
import { QueryClient } from "@tanstack/react-query";
import { createClient, ReadFailure } from "./client.ts";
import { clientId } from "./client-id.ts";
import { Clock } from "./clock.ts";
import type { Link } from "./link.ts";
import { Live } from "./live.ts";
import { pendingInMemory, type Pending } from "./pending.ts";
import { plantKey } from "./plant.ts";
import { Sender } from "./sender.ts";
import { forgetSession, type Session, sessionKey } from "./session.ts";
import { isContained } from "./shown.ts";
import type { OpenStream } from "./stream.ts";
import { Ticker } from "./ticker.ts";
import { applyChange, refetchTimelines, timelinesKey, truthsHeld } from "./timelines.ts";

export interface LinkNeeds {
  readonly fetch: typeof globalThis.fetch;
  readonly openStream: OpenStream;
  /** The tablet's clock, milliseconds since the epoch. */
  readonly localMs: () => number;
  readonly random: () => number;
  readonly storage: Pick<Storage, "getItem" | "setItem"> | undefined;
  /** In memory unless given. */
  readonly pending?: Pending;
}

export function createLink(needs: LinkNeeds): Link {
  const clock = new Clock(needs.localMs);
  const queries = newQueryClient();
  const pending = needs.pending ?? pendingInMemory();
  const client = createClient({
    fetch: needs.fetch,
    localMs: needs.localMs,
    onSignedOut: () => {
      if (personOf(queries) !== undefined) forgetSession(link);
    },
  });
  const live = new Live({
    open: needs.openStream,
    clock,
    random: needs.random,
    onChange: (change) => applyChange(queries, change),
    onReset: () => void refetchTimelines(queries),
    // Its answer is what counts: a 401 ends the session, whoever asked.
    onFailure: () =>
      void client.ask({ path: "/api/session", read: () => ({ ok: true, value: 0 }) }),
  });
  const sender = new Sender({
    client,
    clientId: clientId(needs.storage),
    pending,
    plant: () => queries.getQueryData<Plant>(plantKey),
    person: () => personOf(queries),
    onTaken: (entry, revision) => {
      // Without its revision nobody could tell when the truth has it: then the truth is fetched first.
      if (revision === undefined)
        void refetchTimelines(queries).then(() => pending.remove(entry.id));
      else pending.replace(entry.id, { ...entry, state: { kind: "sent", revision } });
    },
  });
  const stopLettingGo = letGoWhenContained(queries, pending);
  const stopWaking = wakeSender(queries, live, sender);
  const link: Link = {
    client,
    clock,
    tickers: { 1: new Ticker(clock, 1), 10: new Ticker(clock, 10), 60: new Ticker(clock, 60) },
    queries,
    live,
    pending,
    sender,
    close() {
      stopLettingGo();
      stopWaking();
      live.stop();
      sender.stop();
      queries.clear();
    },
  };
  return link;
}

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A network that is up but dead reports itself as online: we ask, and believe the answer.
        networkMode: "always",
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (_count, failure) =>
          failure instanceof ReadFailure && failure.answer.kind === "unreachable",
        retryDelay: (attempt) => Math.min(10_000, 500 * 2 ** attempt),
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

function personOf(queries: QueryClient): string | undefined {
  const session = queries.getQueryData<Session>(sessionKey);
  return session?.kind === "signedIn" ? session.person.name : undefined;
}

/** An entry leaves once every window that is held contains it: until then it is shown by replaying it. */
function letGoWhenContained(queries: QueryClient, pending: Pending): () => void {
  const letGo = (): void => {
    for (const entry of pending.entries()) {
      if (entry.state.kind !== "sent") continue;
      const truths = truthsHeld(queries).flatMap(
        ({ machines }) => machines.get(entry.machineId) ?? [],
      );
      if (truths.length > 0 && truths.every((truth) => isContained(entry, truth)))
        pending.remove(entry.id);
    }
  };
  const stopPending = pending.subscribe(letGo);
  const stopQueries = queries.getQueryCache().subscribe(({ type, query }) => {
    if (type === "updated" && isUnder(query.queryHash, timelinesKey)) letGo();
  });
  return () => {
    stopPending();
    stopQueries();
  };
}

/** The plant is known, someone signed in, or the server is back: what waited for that can go. */
function wakeSender(queries: QueryClient, live: Live, sender: Sender): () => void {
  const stopLive = live.subscribe(() => {
    if (live.state().kind === "live") sender.wake();
  });
  const stopQueries = queries.getQueryCache().subscribe(({ type, query }) => {
    if (type !== "updated") return;
    if (isUnder(query.queryHash, plantKey) || isUnder(query.queryHash, sessionKey)) sender.wake();
  });
  return () => {
    stopLive();
    stopQueries();
  };
}

/** A query's hash is its key as JSON. */
function isUnder(hash: string, [root]: readonly [string]): boolean {
  return hash.startsWith(`["${root}"`);
}
