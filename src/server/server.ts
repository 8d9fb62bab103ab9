import { openAccess } from "./access/open-access.ts";
import { People } from "./access/people.ts";
import { claimStore } from "./bootstrap/claim-store.ts";
import { addSamplePeople, fillSample } from "./bootstrap/fill-sample.ts";
import { loadPlant } from "./bootstrap/load-plant.ts";
import { runSampleMachines } from "./bootstrap/sample-machines.ts";
import { wallClock } from "./clock.ts";
import { deskOf } from "./control/desk.ts";
import { openDoor } from "./control/door.ts";
import { listen, type Tls } from "./listening.ts";
import { openRecord } from "./record/open-record.ts";
import { createApp } from "./routes/app.ts";
import { samplePeople } from "./sample/people.ts";
import { sceneOf } from "./sample/scene.ts";
import type { Settings } from "./settings.ts";
import { connect } from "./store/connect.ts";
import { sayNobodyHolds, sayWhoHolds } from "./store/owner.ts";
import { readCertificate } from "./tls/certificate.ts";
import { remarks } from "./tls/remarks.ts";

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

const CERTIFICATE_LOOK_MS = 10_000;

/**
 * Opens everything, in order, and closes what is open already when a step fails.
 * @throws StoreRefused, PlantRefused, CertificateRefused, CannotListen
 */
export async function startServer(
  settings: Settings,
  options: ServerOptions,
): Promise<RunningServer> {
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) {
      // One that fails, on a full disk say, keeps none of the others open.
      await Promise.resolve()
        .then(closer)
        .catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };
  try {
    return { ...(await opened(settings, options, closers)), close };
  } catch (error) {
    // Why it did not start says more than what came of that.
    await close().catch(() => undefined);
    throw error;
  }
}

async function opened(
  settings: Settings,
  { clientDir, say }: ServerOptions,
  closers: (() => Promise<void> | void)[],
): Promise<Omit<RunningServer, "close">> {
  const plant = loadPlant(settings.plantFile);
  const tls = tlsOf(settings);
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
  const { url, close } = await listen({ settings, app, tls, say });
  closers.push(close);
  if (tls !== undefined) for (const line of remarks(tls.certificate, Date.now())) say(line);
  return { url, people: (await people.list()).length };
}

function tlsOf({ tls: files }: Settings): Tls | undefined {
  if (files === undefined) return undefined;
  return { files, certificate: readCertificate(files), everyMs: CERTIFICATE_LOOK_MS };
}

async function openControlDoor(
  { dataDir }: Settings,
  desk: Parameters<typeof openDoor>[0],
  closers: (() => Promise<void> | void)[],
): Promise<void> {
  const open = await openDoor(desk);
  closers.push(async () => {
    await open.close();
    sayNobodyHolds(dataDir);
  });
  sayWhoHolds(dataDir, { pid: process.pid, what: "server", door: open.door });
}

function shown({ name, role, email, password }: (typeof samplePeople)[number]) {
  return { name, role, email, password };
}
