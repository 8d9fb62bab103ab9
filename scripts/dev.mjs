// Development: Vite serves the page with hot reload and passes /api and /mesmw on to the server,
// which is rebuilt and restarted whenever a source of its changes.
import { existsSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { forgetBuild } from "./build.mjs";
import { root, start } from "./process.mjs";

/** @param {readonly string[]} args for Vite, such as --host */
export async function develop(args) {
  forgetBuild();
  const port = process.env["PORT"] ?? "8080";
  const env = { ...process.env, PORT: port, SHIFTLANE_SERVER: `http://127.0.0.1:${port}` };
  const vite = resolve(root, "node_modules/vite/bin/vite.js");
  const main = resolve(root, "dist/server/main.js");
  /** @type {import("node:child_process").ChildProcess[]} */
  const children = [];
  let ending = false;
  // One of them alone is of no use.
  const end = () => {
    ending = true;
    for (const child of children) child.kill("SIGTERM");
  };
  /** @param {readonly string[]} command */
  const also = (command) => {
    const child = start(process.execPath, command, { env, stdio: "inherit" });
    child.on("exit", end);
    children.push(child);
  };

  // Node loses sight of a file that goes and comes again, so nothing is emptied between builds.
  rmSync(main, { force: true });
  also([vite, "build", "--ssr", "--watch", "--emptyOutDir=false", "--logLevel", "warn"]);
  while (!existsSync(main) && !ending) await sleep(100);
  if (ending) return;
  also(["--watch", main]);
  also([vite, ...args]);
}
