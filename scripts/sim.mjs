// The simulation of three tablets and the server: `npm run test:sim -- --seeds 10000 --from 1`.
// It is built first, since Node 20 reads no TypeScript by itself.
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { cache, root, start } from "./process.mjs";

/** How many seeds a run has that does not say. */
const SEEDS = 300;

/**
 * @param {readonly string[]} args `--seeds N --from S`, or `--replay X` with what a failure said
 * @returns {Promise<number>} the exit code
 */
export async function sim(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: "string", default: String(SEEDS) },
      from: { type: "string", default: "1" },
      replay: { type: "string" },
      lines: { type: "string" },
      jobs: { type: "string", default: String(Math.min(2, availableParallelism())) },
    },
  });
  const file = await buildSim(resolve(cache, "sim"));
  if (values.replay !== undefined) {
    const lines = values.lines === undefined ? [] : ["--lines", values.lines];
    const told = await share(file, ["--replay", values.replay, ...lines]);
    console.log(JSON.stringify(told));
    return told.failures === 0 ? 0 : 1;
  }
  const jobs = Math.max(1, whole(values.jobs));
  const seeds = whole(values.seeds);
  const shares = Array.from({ length: jobs }, (_, part) => {
    const from = whole(values.from) + part;
    const until = Math.max(0, seeds - part);
    return share(file, ["--from", `${from}`, "--seeds", `${until}`, "--stride", `${jobs}`]);
  });
  const told = await Promise.all(shares);
  const sum = { seeds: 0, failures: 0 };
  for (const its of told) {
    sum.seeds += its.seeds;
    sum.failures += its.failures;
  }
  console.log(JSON.stringify(sum));
  return sum.failures === 0 ? 0 : 1;
}

/** @param {string} text */
function whole(text) {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`"${text}" is no number.`);
  return number;
}

/**
 * @param {string} outDir
 * @param {readonly import("vite").Plugin[]} [plugins]
 * @returns {Promise<string>} the file to run
 */
export async function buildSim(outDir, plugins = []) {
  const { build } = await import("vite");
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    plugins: [...plugins],
    build: { ssr: "src/testing/sim/main.ts", outDir, emptyOutDir: true, target: "node20" },
  });
  return resolve(outDir, "main.js");
}

/**
 * One process's share.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {(line: string) => void} [hear] what it says
 * @returns {Promise<{ seeds: number, failures: number }>}
 */
export async function share(file, args, hear = (line) => console.log(line)) {
  const child = start(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  if (child.stdout === null) throw new Error("The simulation's process has no output.");
  let last = "";
  for await (const line of createInterface({ input: child.stdout })) {
    if (last !== "") hear(last);
    last = line;
  }
  /** @type {unknown} */
  const told = last.startsWith("{") ? JSON.parse(last) : undefined;
  if (!isTold(told)) throw new Error(`${last}\nThe simulation ended before its end.`);
  return told;
}

/**
 * @param {unknown} told
 * @returns {told is { seeds: number, failures: number }}
 */
function isTold(told) {
  return typeof told === "object" && told !== null && "seeds" in told && "failures" in told;
}
