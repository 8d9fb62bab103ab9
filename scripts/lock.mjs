// The lockfile trap: where a registry mirror lacks another platform's binary, `npm install` drops
// it from the lock without a word and `npm ci` fails later, there. So every optional dependency
// that the lock names must have an entry of its own; and no entry may name a host.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "./process.mjs";

/**
 * @typedef {{ resolved?: string, integrity?: string, link?: boolean,
 *   optionalDependencies?: Record<string, string> }} Entry
 * @param {{ packages: Record<string, Entry> }} [lock]
 * @returns {readonly string[]} complaints, none when the lock is whole
 */
export function lockComplaints(lock = readLock()) {
  /** @type {string[]} */
  const complaints = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!candidates(path, name).some((place) => place in lock.packages)) {
        complaints.push(
          `${path || "package.json"} names ${name}, but the lock has no entry of it.`,
        );
      }
    }
    if (entry.resolved !== undefined) complaints.push(`${path} is tied to ${entry.resolved}.`);
  }
  return complaints;
}

/** @returns {{ packages: Record<string, Entry> }} */
function readLock() {
  return JSON.parse(readFileSync(resolve(root, "package-lock.json"), "utf8"));
}

/**
 * Where Node would look for a package from another one: beside it, then further and further up.
 * @param {string} path
 * @param {string} name
 */
function candidates(path, name) {
  const places = [`${path}/node_modules/${name}`];
  for (let at = path.lastIndexOf("node_modules/"); at >= 0;) {
    places.push(`${path.slice(0, at)}node_modules/${name}`);
    at = at === 0 ? -1 : path.lastIndexOf("node_modules/", at - 1);
  }
  return path === "" ? [`node_modules/${name}`] : places;
}
