// Finds a Chromium for the stories and proves it by a launch. The order: CHROMIUM_PATH,
// Playwright's own, what the system has, Playwright's download, the package of the distribution.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { cache, runTool, say } from "./process.mjs";
import { aptInstall, findInPath, privilege } from "./system.mjs";

/** playwright.config.ts reads this. */
const finding = resolve(cache, "browser.json");

const root = process.getuid?.() === 0;

/** Quiet on a closed network: without these Chromium keeps asking for hosts that it cannot reach. */
const flags = [
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(root ? ["--no-sandbox"] : []),
];

/** @typedef {{ executablePath?: string, args: readonly string[] }} Browser */

/** @returns {Promise<Browser>} */
export async function findBrowser() {
  /** @type {string[]} */
  const tried = [];
  /** @param {string | undefined} path the browser, or Playwright's own when undefined */
  const works = async (path) => {
    const problem = await launchProblem(path);
    if (problem === undefined) return true;
    tried.push(`${path ?? "Playwright's own Chromium"}: ${problem}`);
    return false;
  };
  /** @param {string | undefined} path */
  const keep = (path) => {
    /** @type {Browser} */
    const found = { ...(path === undefined ? {} : { executablePath: path }), args: flags };
    mkdirSync(cache, { recursive: true });
    writeFileSync(finding, JSON.stringify(found));
    say(`Browser: ${path ?? "Playwright's own Chromium"}`);
    return found;
  };

  const named = process.env["CHROMIUM_PATH"];
  if (named) {
    if (await works(named)) return keep(named);
    say(`CHROMIUM_PATH does not launch; looking further. ${tried.at(-1)}`);
  }
  for (const path of [...remembered(), undefined, ...onThisSystem()]) {
    if (await works(path)) return keep(path);
  }

  const sudo = await privilege();
  say("No browser here yet: trying Playwright's download …");
  const download = await playwrightInstall([]);
  if (download === 0 && (await works(undefined))) return keep(undefined);
  if (download === 0 && sudo) {
    // Downloaded, yet it does not launch: libraries of the system are missing.
    await playwrightInstall(["--with-deps"]);
    if (await works(undefined)) return keep(undefined);
  }
  if (download !== 0) tried.push("playwright install: the download failed");

  if (sudo && findInPath("apt-get")) {
    say("Installing the distribution's chromium …");
    const problem = await aptInstall(["chromium"]);
    if (problem !== undefined) tried.push(problem);
    for (const path of onThisSystem()) if (await works(path)) return keep(path);
  }
  throw new Error(
    `No browser could be launched for the stories:\n${tried.map((line) => `  ${line}\n`).join("")}` +
      "Install Chromium or Chrome, or name one in CHROMIUM_PATH.",
  );
}

/**
 * @param {string | undefined} executablePath
 * @returns {Promise<string | undefined>} what went wrong, in a line
 */
async function launchProblem(executablePath) {
  if (executablePath !== undefined && !existsSync(executablePath)) return "not there";
  const { chromium } = await import("playwright");
  try {
    const browser = await chromium.launch({
      args: flags,
      timeout: 20_000,
      ...(executablePath === undefined ? {} : { executablePath }),
    });
    try {
      const page = await browser.newPage();
      await page.setContent("<p>works</p>");
      const text = await page.locator("p").textContent();
      return text === "works" ? undefined : "the page stayed empty";
    } finally {
      await browser.close();
    }
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split("\n")[0];
  }
}

/** @returns {readonly string[]} the last finding */
function remembered() {
  if (!existsSync(finding)) return [];
  /** @type {Browser} */
  const { executablePath } = JSON.parse(readFileSync(finding, "utf8"));
  return executablePath === undefined ? [] : [executablePath];
}

/** @returns {readonly string[]} */
function onThisSystem() {
  const names = [
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
  ];
  const places =
    process.platform === "darwin"
      ? [
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        ]
      : process.platform === "win32"
        ? ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((variable) => {
            const base = process.env[variable];
            return base === undefined
              ? []
              : [
                  join(base, "Google/Chrome/Application/chrome.exe"),
                  join(base, "Microsoft/Edge/Application/msedge.exe"),
                ];
          })
        : names.flatMap((name) => findInPath(name) ?? []);
  return places.filter((path) => existsSync(path));
}

/** @param {readonly string[]} options */
async function playwrightInstall(options) {
  const { code } = await runTool(
    "playwright/cli.js",
    ["install", "--only-shell", ...options, "chromium"],
    {
      timeout: 240_000,
      env: {
        PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT:
          process.env["PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT"] ?? "15000",
      },
    },
  );
  return code;
}
