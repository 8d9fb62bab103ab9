// Changes time and engine in thousands of small ways and sees whether a test notices: `npm run mutate`.
// Stryker is installed when it is first asked for, so that nobody else waits for its 160 packages; 9.6 is
// the last of it that runs on Node 20.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { npm } from "./install.mjs";
import { cache, root, run } from "./process.mjs";

const here = resolve(root, "scripts/mutate");
const there = resolve(cache, "stryker");
const LISTS = ["package.json", "package-lock.json", ".npmrc"];

/**
 * @param {readonly string[]} args Stryker's own: `-- --mutate src/time/*.ts`
 * @returns {Promise<number>} the exit code
 */
export async function mutate(args) {
  await install();
  const stryker = resolve(there, "node_modules/@stryker-mutator/core/bin/stryker.js");
  const config = resolve(here, "stryker.config.json");
  const { code } = await run(process.execPath, [stryker, "run", config, ...args], { show: true });
  const report = resolve(cache, "mutation.json");
  if (code !== 0 || !existsSync(report)) return code === 0 ? 1 : code;
  /** @type {Report} */
  const told = JSON.parse(readFileSync(report, "utf8"));
  const files = Object.entries(told.files).filter(([path]) => isAsked(args, path));
  let [noticed, of] = [0, 0];
  for (const [path, file] of files) {
    const found = mutantsOf(path, file);
    const missed = found.filter(({ status }) => status === "Survived" || status === "NoCoverage");
    const caught = found.filter(({ status }) => status === "Killed" || status === "Timeout");
    for (const { place, mutator, from, to } of missed)
      console.log(`${place} ${mutator}: ${from} → ${to}`);
    console.log(`${path}: ${caught.length} of ${caught.length + missed.length} noticed`);
    noticed += caught.length;
    of += caught.length + missed.length;
  }
  console.log(`${files.length} files: ${noticed} of ${of} noticed`);
  const mutationScore = Number(((100 * noticed) / Math.max(1, of)).toFixed(2));
  console.log(JSON.stringify({ mutationScore }));
  return 0;
}

/**
 * Whether a file is one of those that were asked for. Stryker's report also has what it knows of others.
 * @param {readonly string[]} args
 * @param {string} path
 */
function isAsked(args, path) {
  const at = args.findIndex((arg) => arg === "--mutate" || arg === "-m");
  const patterns = (args[at + 1] ?? "").split(",").map((pattern) => {
    const text = pattern.replace(/:\d+.*$/u, "").replaceAll(/[.+?^$()|[\]\\]/gu, "\\$&");
    return new RegExp(`^${text.replaceAll(/\*+/gu, ".*")}$`, "u");
  });
  return at < 0 || patterns.some((pattern) => pattern.test(path));
}

async function install() {
  const isThere = LISTS.every((name) => {
    const copy = resolve(there, name);
    return (
      existsSync(copy) && readFileSync(copy, "utf8") === readFileSync(resolve(here, name), "utf8")
    );
  });
  if (isThere) return;
  mkdirSync(there, { recursive: true });
  const [file, ...args] = npm();
  const lists = LISTS.toSorted(
    (a, b) => Number(a === "package.json") - Number(b === "package.json"),
  );
  for (const name of lists) copyFileSync(resolve(here, name), resolve(there, name));
  const { code, output } = await run(file, [...args, "ci", "--ignore-scripts", "--prefix", there]);
  if (code !== 0)
    throw new Error(`${output}\nStryker could not be installed (npm ci ended with ${code}).`);
}

/**
 * @typedef {{ line: number, column: number }} Position
 * @typedef {{ mutatorName: string, replacement?: string, status: string,
 *   location: { start: Position, end: Position } }} Mutant
 * @typedef {{ source: string, mutants: readonly Mutant[] }} Changed
 * @typedef {{ files: Record<string, Changed> }} Report
 * @param {string} path
 * @param {Changed} file
 */
function mutantsOf(path, { source, mutants }) {
  return mutants
    .map(({ mutatorName, replacement = "", status, location: { start, end } }) => ({
      place: `${path}:${start.line}`,
      line: start.line,
      mutator: mutatorName,
      status,
      from: short(textBetween(source, start, end)),
      to: short(replacement),
    }))
    .toSorted((a, b) => a.line - b.line);
}

/**
 * @param {string} source
 * @param {Position} start
 * @param {Position} end
 */
function textBetween(source, start, end) {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  if (last >= 0) lines[last] = (lines[last] ?? "").slice(0, end.column - 1);
  if (last >= 0) lines[0] = (lines[0] ?? "").slice(start.column - 1);
  return lines.join("\n");
}

/** @param {string} text */
function short(text) {
  const line = text.replace(/\s+/gu, " ");
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}
