// A server of its own for a load, on a store that is thrown away.
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { root, start } from "../process.mjs";

const memoryMessage = z.object({ rss: z.number(), heap: z.number() });

/**
 * In bytes. `heap`: what is reachable, buffers included.
 * @typedef {{ readonly rss: number, readonly heap: number }} Memory
 */

/**
 * @typedef {object} LoadedServer
 * @property {string} origin
 * @property {() => Promise<Memory>} memory
 * @property {() => Promise<void>} stop
 */

/**
 * The built server on loopback, on a free port.
 * @param {object} plant what its plant file says
 * @param {readonly import("./hall.mjs").Person[]} people who may come in
 * @returns {Promise<LoadedServer>}
 */
export async function startServer(plant, people) {
  const folder = mkdtempSync(join(tmpdir(), "shiftlane-load-"));
  const file = join(folder, "plant.json");
  writeFileSync(file, JSON.stringify(plant));
  const env = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    PORT: "0",
    PLANT_FILE: file,
    DATA_DIR: join(folder, "data"),
  };
  for (const person of people) await admit(person, env);
  const memory = pathToFileURL(resolve(root, "scripts/load/memory.mjs")).href;
  const args = ["--expose-gc", "--import", memory, "dist/server/main.js"];
  const stdio = /** @type {const} */ (["ignore", "pipe", "inherit", "ipc"]);
  const server = start(process.execPath, args, { env, stdio: [...stdio] });
  const ended = once(server, "close");
  const origin = await addressOf(server);
  return {
    origin,
    async memory() {
      const told = once(server, "message");
      server.send("memory");
      const [message] = await told;
      return memoryMessage.parse(message);
    },
    async stop() {
      server.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * @param {import("./hall.mjs").Person} person
 * @param {NodeJS.ProcessEnv} env
 */
async function admit({ email, password, role }, env) {
  const args = ["dist/server/user.js", "add", email, "--role", role];
  const tool = start(process.execPath, args, { env, stdio: ["pipe", "ignore", "inherit"] });
  tool.stdin?.end(`${password}\n`);
  const [code] = await once(tool, "close");
  if (code !== 0) throw new Error(`${email} could not be added.`);
}

/**
 * @param {import("node:child_process").ChildProcess} server
 * @returns {Promise<string>} once it is open
 */
function addressOf(server) {
  return new Promise((open, fail) => {
    let said = "";
    // Read to the end: a server that cannot say its lines waits for ever.
    server.stdout?.setEncoding("utf8").on("data", (text) => {
      if (said.length < 10_000) said += text;
      const found = /^Shiftlane is open at (\S+)$/m.exec(said)?.[1];
      if (found !== undefined) open(new URL(found).origin);
    });
    server.on("close", () => fail(new Error(`The server did not start.\n${said}`)));
  });
}
