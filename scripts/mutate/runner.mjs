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

  /** Every mutant begins with modules of its own: what one leaves in a cache must not reach the next. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    Object.assign(process.env, ENVIRONMENT);
    this.load = await testsIn(process.cwd());
  }

  async dryRun() {
    const tests = [];
    for (const { name, run } of this.load?.() ?? []) {
      this.switches.currentTestId = name;
      const began = performance.now();
      const failureMessage = await failureOf(run);
      tests.push({
        id: name,
        name,
        timeSpentMs: performance.now() - began,
        ...(failureMessage === undefined ? { status: 0 } : { status: 1, failureMessage }),
      });
    }
    this.switches.currentTestId = undefined;
    return { status: "complete", tests, mutantCoverage: this.switches.mutantCoverage };
  }

  /** @param {MutantRun} options */
  async mutantRun({ activeMutant: { id }, testFilter, hitLimit, mutantActivation }) {
    const { switches } = this;
    const isStatic = mutantActivation === "static";
    Object.assign(switches, { hitCount: hitLimit === undefined ? undefined : 0, hitLimit });
    switches.activeMutant = isStatic ? id : undefined;
    const wanted = testFilter && new Set(testFilter);
    let count = 0;
    /** @param {string} killedBy @param {string} failureMessage */
    const killed = (killedBy, failureMessage) =>
      (switches.hitCount ?? 0) > (hitLimit ?? Infinity)
        ? { status: "timeout", reason: `passed more than ${hitLimit} times` }
        : { status: "killed", killedBy: [killedBy], failureMessage, nrOfTests: count };
    try {
      /** @type {readonly import("./tests.mjs").Test[]} */
      let tests = [];
      const unloadable = await failureOf(() => {
        tests = this.load?.() ?? [];
      });
      if (unloadable !== undefined) return killed(testFilter?.[0] ?? "loading", unloadable);
      switches.activeMutant = id;
      for (const { name, run } of tests) {
        if (wanted && !wanted.has(name)) continue;
        count += 1;
        const failure = await failureOf(run, PATIENCE);
        if (failure === undefined) continue;
        return failure === ENDLESS ? { status: "timeout", reason: name } : killed(name, failure);
      }
      return { status: "survived", nrOfTests: count };
    } finally {
      switches.activeMutant = undefined;
    }
  }
}

/** Milliseconds that a test may take: thirty times what the longest does. */
const PATIENCE = 4_000;
const ENDLESS = "it did not come to an end";
const CALL = new Script("globalThis.__test__()");

/**
 * Runs a test, but only for so long: many a mutant never ends.
 * @param {() => unknown} run
 * @param {number} [timeout] milliseconds
 * @returns {Promise<string | undefined>}
 */
async function failureOf(run, timeout) {
  Object.assign(globalThis, { __test__: run });
  try {
    await CALL.runInThisContext(timeout === undefined ? {} : { timeout });
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    const isEndless = "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
    return isEndless ? ENDLESS : error.message.slice(0, 500);
  }
}

export const strykerPlugins = [{ kind: "TestRunner", name: "in-process", injectableClass: Runner }];
