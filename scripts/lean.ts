// A Vite plugin for the page alone: parts of packages that the page never asks for, and that no build can see are
// not asked for, because objects hold them. They would be a twentieth of all that the board waits for.
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Zod writes JSON schemas of what it checks: the server's OpenAPI document needs that. */
const SCHEMA_WRITERS = /[\\/]zod[\\/]v4[\\/]core[\\/](json-schema-processors|to-json-schema)\.js$/;
/** It says in English what is wrong with a value; only the server tells anyone. */
const COMPLAINTS = /[\\/]zod[\\/]v4[\\/]locales[\\/]en\.js$/;
/** date-fns' languages can read dates, and tell how long ago they were; here they only name days and months. */
const READERS =
  /[\\/]date-fns[\\/]locale[\\/][^\\/]+[\\/]_lib[\\/](formatDistance|formatRelative|match)\.js$/;

export function lean(): Plugin {
  return {
    name: "shiftlane-lean",
    enforce: "pre",
    apply: (_config, { command, isSsrBuild }) => command === "build" && isSsrBuild !== true,
    load: (id) => leanVersionOf(id, (path) => readFileSync(path, "utf8")),
  };
}

/** What the page gets instead of a module; `undefined`: the module itself. */
export function leanVersionOf(id: string, read: (path: string) => string): string | undefined {
  if (SCHEMA_WRITERS.test(id)) return withoutWriters(read(id));
  // Zod then says "Invalid input" of everything that we have no words of our own for.
  if (COMPLAINTS.test(id)) return "export default () => ({ localeError: () => undefined });";
  const [, reader] = READERS.exec(id) ?? [];
  return reader === undefined ? undefined : `export const ${reader} = undefined;`;
}

/** A module with the same names, none of which writes anything: whoever calls what they make is told so. */
function withoutWriters(source: string): string {
  const exported = /^export (?:const|function|\{ \w+ as) (\w+)/gm;
  const names = [...source.matchAll(exported)].map(([, name]) => name);
  const absent = `() => { throw new Error("This build of zod writes no JSON schema."); }`;
  return [
    `const absent = ${absent};`,
    ...names.map((name) => `export const ${name} = () => absent;`),
  ].join("\n");
}
