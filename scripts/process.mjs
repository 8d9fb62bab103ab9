// Child processes: capture one, show one, or hand everything over to one.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { resolve } from "node:path";

export const root = resolve(import.meta.dirname, "..");

/** What this tooling remembers between runs; it goes when the packages go. */
export const cache = resolve(root, "node_modules/.cache/shiftlane");

/** @param {unknown} error */
export function fail(error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @param {string} line to stderr, since stdout may belong to a command-line tool */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** @type {Set<import("node:child_process").ChildProcess>} */
const living = new Set();

/**
 * Starts a program that hears every signal which reaches this process.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 */
export function start(file, args, options = {}) {
  const child = spawn(file, args, { cwd: root, ...options });
  living.add(child);
  child.on("close", () => living.delete(child));
  child.on("error", () => living.delete(child));
  return child;
}

/**
 * Passes signals on to the programs started. A signal sent to npm may stop at npm or at its shell,
 * so besides forwarding what arrives here this watches for the two of them to vanish.
 */
export function forwardSignals() {
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    for (const child of living) child.kill(signal);
  };
  process.on("SIGINT", forward);
  process.on("SIGTERM", forward);
  process.on("SIGHUP", () => forward("SIGTERM"));
  const before = callers();
  const watch = setInterval(() => {
    if (callers() === before) return;
    clearInterval(watch);
    process.emit("SIGTERM", "SIGTERM");
  }, 500);
  watch.unref();
}

/**
 * Runs a program to its end.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ show?: boolean, env?: NodeJS.ProcessEnv, timeout?: number,
 *   as?: { uid?: number, gid?: number, cwd?: string } }} [options]
 *   show: let it write to this terminal; otherwise its output is returned. timeout: milliseconds. as: who runs it, and
 *   where.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(file, args, { show = false, env = {}, timeout, as = {} } = {}) {
  return new Promise((done) => {
    const child = start(file, args, {
      env: { ...process.env, ...env },
      stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
      ...(timeout === undefined ? {} : { timeout }),
      ...as,
    });
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr?.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", (error) => done({ code: 127, output: `${output}${error.message}\n` }));
    child.on("close", (code, signal) => done({ code: exitCode(code, signal), output }));
  });
}

/**
 * Runs the program of an installed package under this very Node.
 * @param {string} script path inside node_modules
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runTool(script, args, options) {
  return run(process.execPath, [resolve(root, "node_modules", script), ...args], options);
}

/**
 * Runs Node in the foreground and ends as it ends.
 * @param {readonly string[]} args
 */
export async function handOver(args) {
  const { code, output } = await run(process.execPath, args, { show: true });
  process.stderr.write(output);
  process.exitCode = code;
}

/**
 * Who runs us: npm's shell and, where /proc can tell, npm itself. Whoever called npm may leave
 * (`nohup npm start &`), and so may whoever called us without npm.
 */
function callers() {
  if (process.env["npm_lifecycle_event"] === undefined) return "";
  const parent = process.ppid;
  try {
    const isShell = readFileSync(`/proc/${parent}/cmdline`, "utf8").includes("scripts/setup.mjs");
    // After the name in parentheses: the state, then the parent's pid.
    const [, npm] =
      readFileSync(`/proc/${parent}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return isShell ? `${parent} ${npm}` : `${parent}`;
  } catch {
    // No /proc here, or the parent has just gone.
    return `${parent}`;
  }
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}
