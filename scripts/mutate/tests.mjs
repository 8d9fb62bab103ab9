// The tests of time and engine in one script, so that a mutant begins with fresh modules in a few milliseconds.
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { build } from "vite";

/** @typedef {import("./registry.mjs").Test} Test */

const ENTRY = "virtual:tests";
/** What comes between two files. */
const BEGIN = "virtual:begin-";
/** That a law is broken is all that is asked: nobody reads the smallest story that breaks it. */
const HASTE = `
  import fc from "fast-check";
  fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true, numRuns: 30 });
`;
const REGISTRY = resolve(import.meta.dirname, "registry.mjs");

/** @param {string} root of the project, or of a copy of it */
function testsOf(root) {
  return ["src/time", "src/engine", "src/engine/laws"]
    .flatMap((folder) => readdirSync(resolve(root, folder)).map((name) => ({ folder, name })))
    .filter(({ name }) => name.endsWith(".test.ts"))
    .map(({ folder, name }) => resolve(root, folder, name));
}

/**
 * Builds the tests and what they test.
 * @param {string} root
 * @returns {Promise<() => readonly Test[]>} runs all modules anew and answers the tests that they tell
 */
export async function testsIn(root) {
  const files = [resolve(root, "src/testing/seed.ts"), ...testsOf(root)];
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "error",
    build: {
      ssr: true,
      write: false,
      target: "node20",
      rolldownOptions: { input: ENTRY, output: { format: "cjs" } },
    },
    plugins: [
      {
        name: "tests",
        enforce: "pre",
        resolveId(source, importer) {
          if (source === ENTRY || source.startsWith(BEGIN)) return source;
          if (source === "vitest" && importer !== REGISTRY) return REGISTRY;
          return undefined;
        },
        load(id) {
          if (id.startsWith(BEGIN))
            return `import { beginFile } from ${JSON.stringify(REGISTRY)}; beginFile();`;
          if (id !== ENTRY) return undefined;
          const imports = files.flatMap((file, index) => [
            `import "${BEGIN}${index}";`,
            `import ${JSON.stringify(file)};`,
          ]);
          return [...imports, HASTE, `export { tests } from ${JSON.stringify(REGISTRY)};`].join(
            "\n",
          );
        },
        transform(code, id) {
          return code.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href));
        },
      },
    ],
  });
  const [{ output }] = /** @type {[import("vite").Rolldown.RolldownOutput]} */ (
    Array.isArray(built) ? built : [built]
  );
  const [chunk] = output;
  /** @type {Map<string, object>} What comes from packages is loaded once. */
  const packages = new Map();
  for (const name of chunk.imports) {
    /** @type {object} */
    const loaded = await import(name);
    packages.set(name, loaded);
  }
  const script = new Script(`(function (require, exports, module) {${chunk.code}\n})`);
  return () => {
    const exports = { tests: /** @type {readonly Test[]} */ ([]) };
    const require = (/** @type {string} */ name) => packages.get(name);
    const run = /** @type {(...given: readonly unknown[]) => void} */ (script.runInThisContext());
    run(require, exports, { exports });
    return exports.tests;
  };
}
