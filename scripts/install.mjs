// Installs the packages when they are missing or no longer those of the lockfile.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { cache, root, run, say } from "./process.mjs";
import { inTurn } from "./turn.mjs";

const stamp = resolve(cache, "installed");

/** @param {{ quiet?: boolean }} [options] */
export async function installIfStale({ quiet = false } = {}) {
  if (isInstalled()) return;
  await inTurn(async () => {
    if (isInstalled()) return;
    if (!quiet) say("Installing the packages of package-lock.json …");
    const [file, ...args] = npm();
    // --include=dev: NODE_ENV=production or `omit` must not leave out what builds the page.
    const { code, output } = await run(file, [
      ...args,
      "ci",
      "--include=dev",
      "--include=optional",
      "--no-audit",
      "--no-fund",
    ]);
    if (code !== 0) {
      throw new Error(
        `${output}\nThe packages could not be installed (npm ci ended with ${code}). Is the npm registry reachable?`,
      );
    }
    mkdirSync(cache, { recursive: true });
    writeFileSync(stamp, wanted());
  });
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted();
}

/** Changes when the packages would: scripts and other fields of package.json do not count. */
function wanted() {
  const lock = readFileSync(resolve(root, "package-lock.json"));
  const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(
    readFileSync(resolve(root, "package.json"), "utf8"),
  );
  return createHash("sha256")
    .update(lock)
    .update(JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides]))
    .update(`${process.platform} ${process.arch}`)
    .digest("hex");
}

/**
 * The npm that called us, run by this Node; its command in PATH when something else called.
 * @returns {[string, ...string[]]}
 */
export function npm() {
  const path = process.env["npm_execpath"] ?? "";
  return path.endsWith("npm-cli.js") ? [process.execPath, path] : ["npm"];
}
