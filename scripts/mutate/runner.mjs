/*
 * Runs the tests of time and engine for Stryker, all in one process. Its runner for Vitest starts a worker and
 * loads every file for each mutant, which takes ten times as long as the tests themselves.
 */
import { performance } from "node:perf_hooks";
import { Script } from "node:vm";
import { testsIn } from "./tests.mjs";

/**
 * What Stryker's switches look at: which mutant is on, which test is running, and how often a mutant was passed.
 * @typedef {{ activeMutant?: string | undefined, currentTestId?: string | undefined, hitCount?: number | undefined,
 *   hitLimit?: number | undefined, mutantCoverage?: unknown }} Switches
 * @typedef {{ activeMutant: { id: string }, testFilter?: readonly string[], hitLimit?: number,
 *   mutantActivation: "static" | "runtime" }} MutantRun
 */

/** One seed for all mutants, and few stories a law: the mutants are thousands. */
const ENVIRONMENT = { FC_SEED: "20261120", LAW_CASES: "25" };

class Runner {
  /** @type {Switches} Where the changed code finds them. */
  switches = (/** @type {{ __stryker__?: Switches }} */ (globalThis).__stryker__ ??= {});

  /** @type {Map<string, number> | undefined} Milliseconds that each test takes when nothing is changed. */
  usual;

  /** @type {readonly string[]} Tests that noticed the mutants before this one. */
  sharp = [];

  /** Every mutant begins with modules of its own: what one leaves in a cache must not reach the next. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    Object.assign(process.env, ENVIRONMENT);
    this.load = await testsIn(process.cwd());
  }

  async dryRun() {
    const tests = await this.unchanged();
    return { status: "complete", tests, mutantCoverage: this.switches.mutantCoverage };
  }

  /** Runs every test on code that is not changed, and learns how long each takes. */
  async unchanged() {
    const tests = [];
    this.usual = new Map();
    for (const { name, run } of this.load?.() ?? []) {
      this.switches.currentTestId = name;
      const began = performance.now();
      const failureMessage = await failureOf(run);
      const timeSpentMs = performance.now() - began;
      this.usual.set(name, timeSpentMs);
      tests.push({
        id: name,
        name,
        timeSpentMs,
        ...(failureMessage === undefined ? { status: 0 } : { status: 1, failureMessage }),
      });
    }
    this.switches.currentTestId = undefined;
    // The way in which mutants are tried must itself be passed by what is not changed.
    const failed = tests.some(({ status }) => status !== 0)
      ? undefined
      : await this.firstFailure(this.load?.() ?? []);
    if (failed !== undefined) throw new Error(`unchanged, yet ${failed.name}: ${failed.message}`);
    this.sharp = [];
    return tests;
  }

  /**
   * The first test that fails: what noticed others of late comes first, then what is quick.
   * @param {readonly import("./tests.mjs").Test[]} tests
   */
  async firstFailure(tests) {
    const usual = (/** @type {string} */ name) => this.usual?.get(name) ?? 0;
    const first = this.sharp.flatMap((sharp) => tests.find(({ name }) => name === sharp) ?? []);
    const rest = tests.filter(({ name }) => !this.sharp.includes(name));
    const inTurn = [...first, ...rest.toSorted((a, b) => usual(a.name) - usual(b.name))];
    for (const [index, { name, run }] of inTurn.entries()) {
      this.switches.currentTestId = name;
      const message = await failureOf(run, Math.ceil(PATIENCE + SLOWER * usual(name)));
      if (message === undefined) continue;
      this.sharp = [name, ...this.sharp.filter((other) => other !== name)].slice(0, SHARP);
      this.switches.currentTestId = undefined;
      return { name, message, nrOfTests: index + 1 };
    }
    this.switches.currentTestId = undefined;
    return undefined;
  }

  /** @param {MutantRun} options */
  async mutantRun({ activeMutant: { id }, testFilter, hitLimit, mutantActivation }) {
    const { switches } = this;
    if (this.usual === undefined) await this.unchanged();
    const isStatic = mutantActivation === "static";
    Object.assign(switches, { hitCount: hitLimit === undefined ? undefined : 0, hitLimit });
    switches.activeMutant = isStatic ? id : undefined;
    const wanted = testFilter && new Set(testFilter);
    const isOver = () => (switches.hitCount ?? 0) > (hitLimit ?? Infinity);
    /** @type {readonly import("./tests.mjs").Test[]} */
    let tests = [];
    try {
      const unloadable = await failureOf(() => {
        tests = this.load?.() ?? [];
      });
      tests = tests.filter(({ name }) => wanted?.has(name) ?? true);
      switches.activeMutant = id;
      const failed =
        unloadable === undefined
          ? await this.firstFailure(tests)
          : { name: testFilter?.[0] ?? "loading", message: unloadable, nrOfTests: 0 };
      if (failed === undefined) return { status: "survived", nrOfTests: tests.length };
      const { name, message, nrOfTests } = failed;
      if (isOver()) return { status: "timeout", reason: `passed more than ${hitLimit} times` };
      if (message === ENDLESS) return { status: "timeout", reason: name };
      return { status: "killed", killedBy: [name], failureMessage: message, nrOfTests };
    } finally {
      switches.activeMutant = undefined;
    }
  }
}

/** Milliseconds that any test may take, and how many times as long as usual on top of that. */
const PATIENCE = 500;
const SLOWER = 20;
/** So many of the tests that noticed others are tried first. */
const SHARP = 12;
const ENDLESS = "it did not come to an end";
const CALL = new Script("globalThis.__test__()");

/**
 * Runs a test, but only for so long: many a mutant never ends. Time in which the machine was busy with something
 * else does not count.
 * @param {() => unknown} run
 * @param {number} [timeout] milliseconds
 * @param {NodeJS.CpuUsage} [began] before the first of several attempts
 * @returns {Promise<string | undefined>}
 */
async function failureOf(run, timeout, began = process.cpuUsage()) {
  Object.assign(globalThis, { __test__: run });
  try {
    await CALL.runInThisContext(timeout === undefined ? {} : { timeout });
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    const isEndless = "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
    if (!isEndless) return error.message.slice(0, 500);
    const { user, system } = process.cpuUsage(began);
    const wasIdle = (user + system) / 1000 < (timeout ?? 0) / 2;
    return wasIdle ? failureOf(run, timeout, began) : ENDLESS;
  }
}

export const strykerPlugins = [{ kind: "TestRunner", name: "in-process", injectableClass: Runner }];
