// A Vite plugin: after the page is built, writes /service-worker.js with the list of the build's files.
// It reads what lies on the disk, public files included, so the list is what the server will serve.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { build, type Plugin } from "vite";

const SCRIPT = "service-worker.js";
const source = resolve(import.meta.dirname, "../src/app/service-worker/worker.ts");

interface ListedFile {
  readonly path: string;
  readonly sha256: string;
}

export function serviceWorker(): Plugin {
  return {
    name: "shiftlane-service-worker",
    apply: (_config, { command, isSsrBuild }) => command === "build" && isSsrBuild !== true,
    writeBundle: {
      order: "post",
      sequential: true,
      async handler({ dir }) {
        if (dir === undefined)
          throw new Error("The page is built into a folder: set build.outDir.");
        const files = listedFiles(dir);
        const worker = await compile({ version: versionOf(files), files });
        writeFileSync(join(dir, SCRIPT), worker);
      },
    },
  };
}

/** Every file that a page of this build can ask for, sorted; the page itself is "/", as people open it. */
export function listedFiles(dir: string): readonly ListedFile[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .filter((file) => file !== SCRIPT && !file.endsWith(".map"))
    .sort()
    .map((file) => ({
      path: file === "index.html" ? "/" : `/${encodeURI(file.split(sep).join("/"))}`,
      sha256: createHash("sha256")
        .update(readFileSync(join(dir, file)))
        .digest("base64"),
    }));
}

/** The same files give the same version, whenever and wherever they were built. */
export function versionOf(files: readonly ListedFile[]): string {
  const sum = createHash("sha256");
  for (const { path, sha256 } of files) sum.update(`${path}\0${sha256}\0`);
  return sum.digest("hex").slice(0, 16);
}

/** One classic script: Firefox takes module workers only of late. */
async function compile(manifest: {
  readonly version: string;
  readonly files: readonly ListedFile[];
}): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: { SHIFTLANE_BUILD: JSON.stringify(manifest) },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: source, output: { format: "iife", entryFileNames: SCRIPT } },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output !== undefined && "output" in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error(`Vite made nothing of ${source}.`);
  return chunk.code;
}
