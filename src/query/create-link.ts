import type { Plant } from "#engine/plant.ts";
import { QueryClient } from "@tanstack/react-query";
import { createClient, ReadFailure } from "./client.ts";
import { clientId, randomId } from "./client-id.ts";
import { Clock } from "./clock.ts";
import { measureClock, watchClock } from "./clock-watch.ts";
import type { Link } from "./link.ts";
import { boundHeld } from "./held-bytes.ts";
import { Known } from "./known/known.ts";
import { type KnownStore, nothingKnown } from "./known/known-store.ts";
import { Live } from "./live.ts";
import { NearestFirst } from "./nearest-first.ts";
import type { Entry, Maker } from "./outbox/entry.ts";
import { httpTransport } from "./outbox/http-transport.ts";
import { httpTruths } from "./outbox/http-truths.ts";
import { Outbox } from "./outbox/outbox.ts";
import { noOtherTabs, noStorage, onlyTab, pageTimer } from "./outbox/page-only.ts";
import type { OutboxStorage, TabChannel, TabLock, Timer } from "./outbox/ports.ts";
import { tabsOn } from "./outbox/tab-messages.ts";
import { plantKey } from "./plant.ts";
import { forgetSession, renewSession, type Session, sessionKey } from "./session.ts";
import { isContained } from "./shown.ts";
import type { OpenStream } from "./stream.ts";
import { pollingStream } from "./streams/polling-stream.ts";
import { SharedStream } from "./streams/shared-stream.ts";
import { streamOrPolling } from "./streams/stream-or-polling.ts";
import { Ticker } from "./ticker.ts";
import {
  applyChange,
  refetchTimelines,
  renewTimelines,
  timelinesKey,
  truthsHeld,
} from "./timelines.ts";

/** Timelines that are asked for at once. More would only share the same line. */
const ASKED_AT_ONCE = 3;

export interface LinkNeeds {
  readonly fetch: typeof globalThis.fetch;
  readonly openStream: OpenStream;
  /** The tablet's clock, milliseconds since the epoch. */
  readonly localMs: () => number;
  readonly random: () => number;
  /** For this browser's name, where it has no outbox store. */
  readonly storage: Pick<Storage, "getItem" | "setItem"> | undefined;
  /** The outbox's store; without one, entries live in this page. */
  readonly outboxStorage?: OutboxStorage;
  /** This browser's other tabs; without, this page is on its own. */
  readonly tabChannel?: TabChannel;
  readonly tabLock?: TabLock;
  readonly timer?: Timer;
  /** What was known last; without, a page that opens without a network shows nothing. */
  readonly known?: KnownStore;
}

export function createLink(needs: LinkNeeds): Link {
  const timer = needs.timer ?? pageTimer;
  const clock = new Clock(needs.localMs, () => timer.nowMs());
  const queries = newQueryClient();
  const plant = (): Plant | undefined => queries.getQueryData<Plant>(plantKey);
  const tabs = tabsOn(needs.tabChannel ?? noOtherTabs);
  const client = createClient({
    fetch: needs.fetch,
    localMs: needs.localMs,
    session: () => queries.getQueryData(sessionKey),
    onSignedOut: () => {
      if (makerIn(queries) === undefined) return;
      forgetSession(link);
      tabs.post({ kind: "session" });
    },
  });
  const pageName = clientId(needs.storage);
  const outbox = new Outbox({
    storage: needs.outboxStorage ?? noStorage,
    transport: httpTransport({
      client,
      plant,
      clientIdOf: ({ madeBy }) => outbox.clientIdOf(madeBy, pageName),
    }),
    truths: httpTruths(client, clock),
    tabs,
    lock: needs.tabChannel === undefined ? onlyTab : needs.tabLock,
    timer,
    random: needs.random,
    newId: randomId,
    now: () => clock.now(),
    past: () => clock.past(),
    surely: () => clock.surely(),
    plant,
    person: () => makerIn(queries),
    renewTruth: () => renewTimelines(queries),
    onSomeoneElse: () => void renewSession(queries),
  });
  const polling = pollingStream(client, clock, timer);
  const own = streamOrPolling({ stream: needs.openStream, polling, timer });
  const shared = new SharedStream({ own, tabs, leadership: outbox.leadership, timer });
  const live = new Live({
    open: shared.open,
    clock,
    random: needs.random,
    onChange: (change) => applyChange(queries, change),
    onReset: () => void refetchTimelines(queries),
    // Its answer is what counts: a 401 ends the session, whoever asked.
    onFailure: () =>
      void client.ask({ path: "/api/session", read: () => ({ ok: true, value: 0 }) }),
  });
  const known = new Known({ store: needs.known ?? nothingKnown, queries, clock, live, timer });
  const link: Link = {
    client,
    clock,
    tickers: { 1: new Ticker(clock, 1), 10: new Ticker(clock, 10), 60: new Ticker(clock, 60) },
    queries,
    live,
    // The first alone: the stream begins where it ends, and one that was asked before it would be too old.
    turns: new NearestFirst(() => (live.isFollowing ? ASKED_AT_ONCE : 1)),
    outbox,
    known,
    tabs,
    wake() {
      live.wake();
      outbox.wake();
      void measureClock(client, clock);
    },
    close() {
      for (const stop of stops) stop();
      live.stop();
      known.stop();
      shared.stop();
      outbox.stop();
      queries.clear();
    },
  };
  const stops = [
    boundHeld(queries),
    letGoWhenContained(queries, outbox),
    wakeOutbox(queries, live, outbox),
    watchClock(client, clock, timer),
    tabs.listen(({ kind }) => {
      if (kind === "session") void renewSession(queries);
    }),
  ];
  outbox.start();
  return link;
}

function newQueryClient(): QueryClient {
  const queries: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        // A network that is up but dead reports itself as online: we ask, and believe the answer.
        networkMode: "always",
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (_count, failure) =>
          failure instanceof ReadFailure && isWorthAsking(failure.answer, queries),
        retryDelay: (attempt) => Math.min(10_000, 500 * 2 ** attempt),
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
  return queries;
}

/** A 401 while someone is signed in is of the session before theirs: it was asked then, and is asked again as them. */
function isWorthAsking({ kind }: ReadFailure["answer"], queries: QueryClient): boolean {
  return kind === "unreachable" || (kind === "signedOut" && makerIn(queries) !== undefined);
}

function makerIn(queries: QueryClient): Maker | undefined {
  const session = queries.getQueryData<Session>(sessionKey);
  if (session?.kind !== "signedIn") return undefined;
  return { account: session.person.id, name: session.person.name };
}

/** An entry leaves once every window that is held contains it: until then it is shown by replaying it. */
function letGoWhenContained(queries: QueryClient, outbox: Outbox): () => void {
  const letGo = (): void => {
    const held = truthsHeld(queries);
    // Where nothing is on show, nobody can tell.
    if (held.length === 0) return;
    outbox.truthMoved((entry: Entry) =>
      held.every(({ machines }) => {
        const truth = machines.get(entry.machineId);
        return truth === undefined || isContained(entry, truth);
      }),
    );
  };
  const stopOutbox = outbox.subscribe(letGo);
  const stopQueries = queries.getQueryCache().subscribe(({ type, query }) => {
    if (type === "updated" && isUnder(query.queryHash, timelinesKey)) letGo();
  });
  return () => {
    stopOutbox();
    stopQueries();
  };
}

/** The plant is known, someone signed in, or the server is back: what waited for that can go. */
function wakeOutbox(queries: QueryClient, live: Live, outbox: Outbox): () => void {
  let known = "";
  const stopLive = live.subscribe(() => {
    if (live.state().kind === "live") outbox.wake();
  });
  const stopQueries = queries.getQueryCache().subscribe(({ type, query }) => {
    if (type !== "updated") return;
    if (!isUnder(query.queryHash, plantKey) && !isUnder(query.queryHash, sessionKey)) return;
    const isPlant = queries.getQueryData<Plant>(plantKey) !== undefined;
    const next = `${makerIn(queries)?.account} ${isPlant}`;
    if (next !== known) outbox.wake();
    known = next;
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
