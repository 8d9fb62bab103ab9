// What this computer has, and what we may do to it.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./process.mjs";

/** @param {string} name */
export function findInPath(name) {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

/** @returns {Promise<readonly string[] | undefined>} what to put before a command, if we may at all */
export async function privilege() {
  if (process.getuid?.() === 0) return [];
  if (process.platform !== "linux" || !findInPath("sudo")) return undefined;
  const { code } = await run("sudo", ["-n", "true"]);
  return code === 0 ? ["sudo", "-n"] : undefined;
}

/**
 * Installs packages of the distribution.
 * @param {readonly string[]} packages
 * @returns {Promise<string | undefined>} why it did not work; undefined: it did
 */
export async function aptInstall(packages) {
  const sudo = await privilege();
  const named = packages.join(" ");
  if (!findInPath("apt-get")) return `no apt-get here to install ${named}`;
  if (sudo === undefined) return `only root may run: apt-get install ${named}`;
  const [first, ...rest] = [...sudo, "apt-get"];
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run(first, [...rest, "update"], { env, timeout: 120_000 });
  const { code, output } = await run(
    first,
    [...rest, "install", "-y", "--no-install-recommends", ...packages],
    { env, timeout: 600_000 },
  );
  return code === 0 ? undefined : `apt-get install ${named}: ${output.trim().split("\n").at(-1)}`;
}
