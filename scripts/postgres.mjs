// A PostgreSQL of one's own for the tests: in a temporary folder, on loopback, gone afterwards.
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { run, runTool, say, start } from "./process.mjs";
import { aptInstall, findInPath } from "./system.mjs";

/**
 * All tests of the server, on PostgreSQL.
 * @param {readonly string[]} args for Vitest
 * @returns {Promise<number>} the exit code
 */
export async function postgres(args) {
  const given = args.length > 0 ? args : ["src/server"];
  return withPostgres(findPostgres() ?? (await installed()), async (env) => {
    return (await runTool("vitest/vitest.mjs", ["run", ...given], { show: true, env })).code;
  });
}

/**
 * Runs `work` while a server of its own is up.
 * @template Result
 * @param {string} bin where the server's programs are
 * @param {(env: NodeJS.ProcessEnv) => Promise<Result>} work `env` says where it is
 * @returns {Promise<Result>}
 */
export async function withPostgres(bin, work) {
  const folder = mkdtempSync(join(tmpdir(), "shiftlane-postgres-"));
  const who = owner();
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, "data");
  const as = { ...who, cwd: folder };
  try {
    const made = await run(
      join(bin, "initdb"),
      ["-D", data, "-U", "lane", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"],
      { as },
    );
    if (made.code !== 0) throw new Error(`initdb: ${made.output}`);
    const port = await freePort();
    const settings = ["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"];
    const server = start(
      join(bin, "postgres"),
      // It goes with the tests, so it need not last.
      ["-D", data, "-p", String(port), "-k", folder, ...settings, "-c", "fsync=off"],
      { ...as, stdio: "ignore" },
    );
    const gone = new Promise((resolve) => server.once("close", resolve));
    try {
      await accepts(bin, port);
      return await work({ TEST_DATABASE_URL: `postgres://lane@127.0.0.1:${port}/postgres` });
    } finally {
      server.kill("SIGINT");
      await gone;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where the server's programs are; Debian keeps them out of PATH. */
export function findPostgres() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))
    : [];
  return [
    ...versions.map((version) => join(debian, version, "bin")),
    ...[findInPath("initdb")].flatMap((path) => (path === undefined ? [] : [join(path, "..")])),
  ].find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

async function installed() {
  say("Installing the distribution's postgresql …");
  const problem = await aptInstall(["postgresql"]);
  const found = findPostgres();
  if (found !== undefined) return found;
  throw new Error(
    `There is no PostgreSQL here to test with${problem === undefined ? "" : ` (${problem})`}. ` +
      "Install its server, or run `npm test`, which needs none.",
  );
}

/** It will not run as root: then as nobody. */
function owner() {
  return process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/**
 * @param {string} bin
 * @param {number} port
 */
async function accepts(bin, port) {
  for (let tries = 0; tries < 300; tries += 1) {
    const ready = await run(join(bin, "pg_isready"), ["-q", "-h", "127.0.0.1", "-p", String(port)]);
    if (ready.code === 0) return;
    await sleep(100);
  }
  throw new Error("The PostgreSQL for the tests did not start.");
}
