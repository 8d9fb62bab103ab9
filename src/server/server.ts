import { once } from "node:events";
import { Server } from "node:http";
import { serve } from "@hono/node-server";
import { openAccess } from "./access/open-access.ts";
import { People } from "./access/people.ts";
import { claimStore } from "./bootstrap/claim-store.ts";
import { addSamplePeople, fillSample } from "./bootstrap/fill-sample.ts";
import { loadPlant } from "./bootstrap/load-plant.ts";
import { runSampleMachines } from "./bootstrap/sample-machines.ts";
import { wallClock } from "./clock.ts";
import { deskOf } from "./control/desk.ts";
import { openDoor } from "./control/door.ts";
import { openRecord } from "./record/open-record.ts";
import { type App, createApp } from "./routes/app.ts";
import { samplePeople } from "./sample/people.ts";
import { sceneOf } from "./sample/scene.ts";
import type { Settings } from "./settings.ts";
import { connect } from "./store/connect.ts";
import { sayNobodyHolds, sayWhoHolds } from "./store/owner.ts";

export interface RunningServer {
  /** Where browsers of this machine find it. */
  readonly url: string;
  /** How many may sign in. */
  readonly people: number;
  /** Lets what is under way finish, ends the streams, writes everything through. */
  close(): Promise<void>;
}

export interface ServerOptions {
  /** The folder of the built browser app; `undefined`: only the API is served. */
  readonly clientDir: string | undefined;
  /** Where the server says what it does, a line at a time. */
  readonly say: (line: string) => void;
}

/** The port is taken, or the address is not this machine's. */
export class CannotListen extends Error {
  constructor({ host, port }: Settings, cause: unknown) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    super(
      code === "EADDRINUSE"
        ? `PORT ${port} is in use by another program. Set PORT to another one, or to 0 for any free one.`
        : `${host}:${port} cannot be listened at (${String(code)}). Set HOST and PORT to what this machine has.`,
      { cause },
    );
    this.name = "CannotListen";
  }
}

/** How long open calls are waited for at the end. */
const GRACE_MS = 2_000;

/**
 * Opens everything, in order, and closes what is open already when a step fails.
 * @throws StoreRefused, PlantRefused, CannotListen
 */
export async function startServer(
  settings: Settings,
  options: ServerOptions,
): Promise<RunningServer> {
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) await closer();
  };
  try {
    return { ...(await opened(settings, options, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function opened(
  settings: Settings,
  { clientDir, say }: ServerOptions,
  closers: (() => Promise<void> | void)[],
): Promise<Omit<RunningServer, "close">> {
  const plant = loadPlant(settings.plantFile);
  const store = await connect(settings);
  closers.push(() => store.close());
  await claimStore(store, settings);
  const now = wallClock();
  const record = await openRecord(store, plant, now);
  // Writes that wait in line come first; the store is closed after them.
  closers.push(() => record.write(() => Promise.resolve()));
  const people = new People(
    store.db,
    plant.areas.map((area) => area.id),
  );
  const desk = deskOf({ people, record: () => Promise.resolve(record), clock: wallClock });
  await openControlDoor(settings, desk, closers);

  const isSample = settings.plantFile === undefined;
  if (isSample) {
    const accounts = await addSamplePeople(people, now);
    const scene = sceneOf(plant);
    const filled = await fillSample(record, scene, accounts, now);
    if (filled.readings > 0) {
      say(
        `The sample plant has reported ${filled.readings} readings, with ${filled.requests} explanations.`,
      );
    }
    const stop = new AbortController();
    const running = runSampleMachines(record, scene, wallClock, stop.signal);
    closers.push(() => {
      stop.abort();
      return running;
    });
  }

  const app = createApp({
    record,
    access: await openAccess(store.db, now),
    clock: wallClock,
    log: { info: say, error: (line, cause) => console.error(line, cause) },
    publicUrl: settings.publicUrl,
    transactionSeconds: settings.transactionSeconds,
    samplePeople: isSample ? { people: samplePeople.map(shown) } : undefined,
    clientDir,
  });
  return { url: await listen(settings, app, closers), people: (await people.list()).length };
}

async function openControlDoor(
  { dataDir }: Settings,
  desk: Parameters<typeof openDoor>[0],
  closers: (() => Promise<void> | void)[],
): Promise<void> {
  const open = await openDoor(desk);
  sayWhoHolds(dataDir, { pid: process.pid, what: "server", door: open.door });
  closers.push(async () => {
    await open.close();
    sayNobodyHolds(dataDir);
  });
}

async function listen(
  settings: Settings,
  app: App,
  closers: (() => Promise<void> | void)[],
): Promise<string> {
  const { host: hostname, port } = settings;
  const server = serve({ fetch: app.fetch, hostname: hostname.replace(/^\[|\]$/g, ""), port });
  try {
    if (!server.listening) await once(server, "listening");
  } catch (error) {
    throw new CannotListen(settings, error);
  }
  closers.push(async () => {
    const closed = once(server, "close");
    server.close();
    app.close();
    const hurry = setTimeout(() => {
      if (server instanceof Server) server.closeAllConnections();
    }, GRACE_MS);
    if (server instanceof Server) server.closeIdleConnections();
    await closed;
    clearTimeout(hurry);
  });
  const address = server.address();
  const actual = address === null || typeof address === "string" ? port : address.port;
  return `http://${shownHost(hostname)}:${actual}/`;
}

/** An address that means all of this machine's is no address to type into a browser. */
function shownHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}

function shown({ name, role, email, password }: (typeof samplePeople)[number]) {
  return { name, role, email, password };
}
