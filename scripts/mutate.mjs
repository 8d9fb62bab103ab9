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
  const found = mutantsOf(told);
  const missed = found.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  for (const { place, mutator, from, to } of missed)
    console.log(`${place} ${mutator}: ${from} → ${to}`);
  const caught = found.filter(({ status }) => status === "Killed" || status === "Timeout");
  console.log(`${caught.length} of ${caught.length + missed.length} mutants killed`);
  const mutationScore = (100 * caught.length) / Math.max(1, caught.length + missed.length);
  console.log(JSON.stringify({ mutationScore: Number(mutationScore.toFixed(2)) }));
  return 0;
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
 * @typedef {{ files: Record<string, { source: string, mutants: readonly Mutant[] }> }} Report
 * @param {Report} report
 */
function mutantsOf(report) {
  return Object.entries(report.files).flatMap(([path, { source, mutants }]) =>
    mutants.map(({ mutatorName, replacement = "", status, location: { start, end } }) => ({
      place: `${path}:${start.line}`,
      mutator: mutatorName,
      status,
      from: short(textBetween(source, start, end)),
      to: short(replacement),
    })),
  );
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
