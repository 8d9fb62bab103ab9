// Stands in for Vitest while mutants are tried: tests are only written down here, and runner.mjs runs those that
// a mutant asks for. Expectations are Vitest's own.
export { expect } from "vitest";

/** @typedef {{ readonly name: string, readonly run: () => unknown }} Test */

/** @type {Test[]} In the order in which they were told. */
export const tests = [];

/** @type {readonly string[]} */
let path = [];
/** @type {readonly (() => unknown)[]} What follows each test here. */
let afters = [];
/** @type {Map<string, number>} */
const seen = new Map();

/** Another file begins. */
export function beginFile() {
  path = [];
  afters = [];
}

/** @param {string} title @param {() => void} tell */
export function describe(title, tell) {
  const before = { path, afters };
  path = [...path, title];
  tell();
  ({ path, afters } = before);
}

/** @param {() => unknown} run */
export function afterEach(run) {
  afters = [...afters, run];
}

/** @param {string} title @param {() => unknown} run */
export function test(title, run) {
  const name = [...path, title].join(" > ");
  const count = (seen.get(name) ?? 0) + 1;
  seen.set(name, count);
  const behind = afters;
  tests.push({
    name: count === 1 ? name : `${name} (${count})`,
    run: behind.length === 0 ? run : () => followed(run, behind),
  });
}

/** @param {() => unknown} run @param {readonly (() => unknown)[]} behind */
async function followed(run, behind) {
  try {
    await run();
  } finally {
    for (const after of behind) await after();
  }
}

/**
 * @param {readonly unknown[]} rows
 * @returns {(title: string, run: (...row: unknown[]) => unknown) => void}
 */
test.each = (rows) => (title, run) => {
  for (const row of rows) {
    const values = Array.isArray(row) ? /** @type {readonly unknown[]} */ (row) : [row];
    test(title, () => run(...values));
  }
};

/** @param {boolean} skips */
test.skipIf = (skips) => (skips ? () => {} : test);

export { test as it };

/** Nothing waits here: Stryker itself ends what takes too long. */
export const vi = { setConfig() {} };
