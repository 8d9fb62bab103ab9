import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PlantRefused } from "./bootstrap/load-plant.ts";
import { CannotListen } from "./listening.ts";
import { samplePeople } from "./sample/people.ts";
import { type RunningServer, startServer } from "./server.ts";
import {
  checkReach,
  isPlainBeyondThisMachine,
  readSettings,
  type Settings,
  whereTyped,
  WrongSettings,
} from "./settings.ts";
import { StoreRefused } from "./store/store.ts";

/** However long something takes, a server that was told to stop does. */
const STOP_MS = 10_000;
const PARENT_MS = 500;

try {
  const settings = readSettings(process.env, whereTyped(process.env));
  checkReach(settings);
  const server = await startServer(settings, { clientDir: clientDir(), say: console.log });
  // First this: whoever reads that the server is open may tell it to stop the moment after.
  stopWhenTold(server);
  tell(settings, server);
} catch (error) {
  const expected =
    error instanceof WrongSettings ||
    error instanceof PlantRefused ||
    error instanceof StoreRefused ||
    error instanceof CannotListen;
  console.error(expected ? error.message : error);
  process.exitCode = 1;
}

/** Built beside the server; in development Vite serves the page and this folder may be missing. */
function clientDir(): string | undefined {
  const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "client");
  return existsSync(join(folder, "index.html")) ? folder : undefined;
}

function tell(settings: Settings, { url, people }: RunningServer): void {
  console.log(`Shiftlane is open at ${url}`);
  if (settings.publicUrl !== undefined)
    console.log(`Browsers reach it at ${settings.publicUrl.href}`);
  if (isPlainBeyondThisMachine(settings)) {
    console.log(
      "Other devices reach it by http alone: passwords travel in the open, and tablets cannot keep the page",
    );
    console.log(
      "for when they have no network. docs/tablets.md says how to give it a certificate.",
    );
  }
  if (settings.plantFile === undefined) {
    console.log("This is the sample plant. Sign in with one tap on the page, or as:");
    for (const { name, email, password, role } of samplePeople) {
      console.log(`  ${email}  ${password}  (${name}, ${role})`);
    }
  } else if (people === 0) {
    console.log("Nobody may sign in yet. Add the first one:");
    console.log("  npm run user -- add EMAIL --role admin");
  }
}

function stopWhenTold(server: RunningServer): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      console.error("Stopping took too long; what was acknowledged is safe.");
      process.exit(1);
    }, STOP_MS).unref();
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // A signal sent to npm may end npm and its shell without reaching us; then we have another parent.
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, PARENT_MS).unref();
}
