// What `npm test` does: every check in order, the first failure ends it, and the last line of all
// counts the tests that were really executed.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { findBrowser } from "./browser.mjs";
import { buildIfStale } from "./build.mjs";
import { ZONES } from "./engine.mjs";
import { lockComplaints } from "./lock.mjs";
import { findPostgres, withPostgres } from "./postgres.mjs";
import { cache, runTool } from "./process.mjs";

/** What the store and the record on it promise; the other tests of the server are told by `npm run test:postgres`. */
const STORE = ["src/server/store/postgres", "src/server/record"];

const counted = { passed: 0, failed: 0 };

/**
 * test: everything. check: what is quick. e2e: the stories alone, with Playwright's arguments.
 * @param {"test" | "check" | "e2e"} command
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function suite(command, args) {
  // A production React neither warns nor tests well.
  delete process.env["NODE_ENV"];
  mkdirSync(cache, { recursive: true });
  /** @type {readonly (readonly [string, () => Promise<boolean>])[]} */
  const sections =
    command === "e2e"
      ? [["Build", build], stories(args, {})]
      : [
          ["Lockfile", lockfile],
          ["Types", () => tool("typescript/bin/tsc", ["-b"])],
          ["Lint: code", () => tool("oxlint/bin/oxlint", [])],
          ["Lint: format", () => tool("oxfmt/bin/oxfmt", ["--check"])],
          [
            "Lint: styles",
            () =>
              tool("stylelint/bin/stylelint.mjs", ["--allow-empty-input", "{src,e2e}/**/*.css"]),
          ],
          ["Lint: unused", () => tool("knip/bin/knip.js", [])],
          ["Unit and property tests", () => unit([])],
          ...(command === "test"
            ? [
                ...clocks(),
                /** @type {const} */ (["The store on PostgreSQL", storeOnPostgres]),
                /** @type {const} */ (["Build", build]),
                stories([], { STORIES: "main" }),
              ]
            : []),
        ];

  const began = Date.now();
  let stopped = "";
  for (const [heading, work] of sections) {
    console.log(`\n== ${heading} ==`);
    const sectionBegan = Date.now();
    if (!(await work())) {
      stopped = heading;
      break;
    }
    console.log(`(${seconds(sectionBegan)})`);
  }
  console.log(
    stopped === ""
      ? `\n== All is well (${seconds(began)}) ==`
      : `\n== Stopped: "${stopped}" failed (${seconds(began)}) ==`,
  );
  console.log(`${counted.passed} passed, ${counted.failed} failed`);
  return stopped === "" ? 0 : 1;
}

/** @param {number} since */
function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * @param {string} script
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
async function tool(script, args, env = {}) {
  return (await runTool(script, args, { show: true, env })).code === 0;
}

async function lockfile() {
  const complaints = lockComplaints();
  for (const complaint of complaints) console.log(complaint);
  return complaints.length === 0;
}

async function build() {
  await buildIfStale();
  return true;
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
async function unit(args, env) {
  const file = freshReport("vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const well = await tool("vitest/vitest.mjs", ["run", ...args, ...reporters], env);
  if (!existsSync(file)) return false;
  /** @type {{ numPassedTests: number, numFailedTests: number,
   *   testResults: readonly { status: string, assertionResults: readonly object[] }[] }} */
  const report = JSON.parse(readFileSync(file, "utf8"));
  counted.passed += report.numPassedTests;
  counted.failed += report.numFailedTests;
  // A file that could not even be loaded counts as one failed test.
  counted.failed += report.testResults.filter(
    (result) => result.status === "failed" && result.assertionResults.length === 0,
  ).length;
  return well;
}

/** @returns {readonly (readonly [string, () => Promise<boolean>])[]} */
function clocks() {
  return ZONES.map((TZ) => [`Time on a machine in ${TZ}`, () => unit(["src/time"], { TZ })]);
}

async function storeOnPostgres() {
  const bin = findPostgres();
  if (bin !== undefined) return withPostgres(bin, (env) => unit(STORE, env));
  console.log("No PostgreSQL here. `npm run test:postgres` installs one and tells more.");
  return true;
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {readonly [string, () => Promise<boolean>]}
 */
function stories(args, env) {
  return [
    "Stories in the browser",
    async () => {
      await findBrowser();
      const file = freshReport("playwright.json");
      const well = await tool("playwright/cli.js", ["test", "--reporter=list,json", ...args], {
        ...env,
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      });
      if (!existsSync(file)) return false;
      /** @type {{ stats: { expected: number, unexpected: number, flaky: number } }} */
      const { stats } = JSON.parse(readFileSync(file, "utf8"));
      counted.passed += stats.expected;
      counted.failed += stats.unexpected + stats.flaky;
      return well;
    },
  ];
}

/** @param {string} name */
function freshReport(name) {
  const file = resolve(cache, name);
  rmSync(file, { force: true });
  return file;
}
