// `npm run test:webkit`: the main stories in WebKit, since tablets are often iPads. Debian's WebKitGTK is
// driven through its own WebDriver, on a screen of its own: a useful proxy for iPadOS, and no gate. Where it
// is not here and cannot be installed, that is said, and the stories are skipped.
import { resolve } from "node:path";
import { buildIfStale } from "./build.mjs";
import { root, runTool, say } from "./process.mjs";
import { aptInstall, findInPath } from "./system.mjs";

const packages = ["webkit2gtk-driver", "xvfb"];

/**
 * @param {readonly string[]} args Playwright's; its runner tells these stories too
 * @returns {Promise<number>} the exit code
 */
export async function webkit(args) {
  const why = await missing();
  if (why !== undefined) {
    console.log(`Skipped, for want of WebKitGTK's driver and Xvfb: ${why}`);
    return 0;
  }
  await buildIfStale();
  const config = resolve(root, "e2e/webkit/playwright.config.ts");
  const { code } = await runTool("playwright/cli.js", ["test", "--config", config, ...args], {
    show: true,
  });
  return code;
}

/** Why it cannot be driven here; undefined: it can. */
async function missing() {
  if (isHere()) return undefined;
  if (process.platform !== "linux") return "they are to be had on Linux alone.";
  say(`Installing ${packages.join(" and ")} …`);
  const problem = await aptInstall(packages);
  return isHere() ? undefined : (problem ?? "their packages bring something else here.");
}

function isHere() {
  return findInPath("WebKitWebDriver") !== undefined && findInPath("Xvfb") !== undefined;
}
