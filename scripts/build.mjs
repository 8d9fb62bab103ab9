// Builds the page into dist/client and the server with its tools into dist/server.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root, runTool, say } from "./process.mjs";
import { inTurn } from "./turn.mjs";

const stamp = resolve(root, "dist/.built");
const sources = [
  "src",
  "public",
  "index.html",
  "vite.config.ts",
  "scripts/lean.ts",
  "scripts/service-worker.ts",
  "package-lock.json",
];

/** @param {{ quiet?: boolean, always?: boolean }} [options] */
export async function buildIfStale({ quiet = false, always = false } = {}) {
  await inTurn(async () => {
    const wanted = hash();
    const fresh = existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
    if (fresh && !always) return;
    if (!quiet) say("Building the page and the server …");
    rmSync(stamp, { force: true });
    const env = { NODE_ENV: "production" };
    const results = await Promise.all([
      runTool("vite/bin/vite.js", ["build", "--logLevel", always ? "info" : "warn"], { env }),
      runTool("vite/bin/vite.js", ["build", "--ssr", "--logLevel", always ? "info" : "warn"], {
        env,
      }),
    ]);
    const output = results.map((result) => result.output).join("");
    if (results.some((result) => result.code !== 0)) {
      throw new Error(`${output}\nThe build failed.`);
    }
    if (!quiet) process.stderr.write(output);
    mkdirSync(resolve(root, "dist"), { recursive: true });
    writeFileSync(stamp, wanted);
  });
}

/** What development leaves in dist is not what `npm start` should serve. */
export function forgetBuild() {
  rmSync(stamp, { force: true });
}

/** By content, not by time: a fresh clone and a touched file tell nothing about staleness. */
function hash() {
  const sum = createHash("sha256");
  for (const source of sources) {
    const path = join(root, source);
    if (!existsSync(path)) continue;
    for (const file of filesOf(source)) {
      sum
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update("\0");
    }
  }
  return sum.digest("hex");
}

/**
 * @param {string} source
 * @returns {readonly string[]} the files under it, sorted, without tests
 */
function filesOf(source) {
  if (!/^(src|public)$/.test(source)) return [source];
  return readdirSync(join(root, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|^tsconfig\.json$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !/^src[\\/]testing[\\/]/.test(file))
    .sort();
}
