import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { build } from "vite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listedFiles, serviceWorker, versionOf } from "./service-worker.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "shiftlane-worker-"));
  write("index.html", '<!doctype html><script type="module" src="/main.ts"></script>');
  write("main.ts", 'import "./main.css"; document.title = "one";');
  write("main.css", "body { color: red; }");
  write("public/icon.svg", "<svg/>");
  write("public/icons/ä b.png", "not a picture");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The worker's text, and the paths and the version that it was given. */
async function built(
  ssr = false,
): Promise<{ text: string; paths: readonly string[]; version: string }> {
  const outDir = join(root, "dist");
  await build({
    root,
    configFile: false,
    logLevel: "error",
    plugins: [serviceWorker()],
    build: { outDir, emptyOutDir: true, ...(ssr ? { ssr: join(root, "main.ts") } : {}) },
  });
  const text = readFileSync(join(outDir, "service-worker.js"), "utf8");
  const files = listedFiles(outDir);
  return { text, paths: files.map(({ path }) => path), version: versionOf(files) };
}

test("the worker is told every file of the build, public ones too, and not itself", async () => {
  const { text, paths, version } = await built();
  expect(paths.filter((path) => !path.startsWith("/assets/"))).toEqual([
    "/icon.svg",
    "/icons/%C3%A4%20b.png",
    "/",
  ]);
  expect(paths.filter((path) => /^\/assets\/index-[\w-]+\.(js|css)$/.test(path))).toHaveLength(2);
  for (const path of paths) expect(text).toContain(path);
  expect(text).toContain(version);
  const page = readFileSync(join(root, "dist/index.html"));
  expect(text).toContain(createHash("sha256").update(page).digest("base64"));
});

test("the worker is one classic script, which every browser takes", async () => {
  const { text } = await built();
  expect(() => new Script(text)).not.toThrow();
  expect(text).not.toContain("SHIFTLANE_BUILD");
});

test("the same sources are the same build; one changed letter or icon makes a newer one", async () => {
  const first = await built();
  expect(await built()).toEqual(first);
  write("main.ts", 'import "./main.css"; document.title = "two";');
  const second = await built();
  write("public/icon.svg", "<svg></svg>");
  const third = await built();
  expect(new Set([first.version, second.version, third.version]).size).toBe(3);
});

test("the server's own build gets no worker", async () => {
  await expect(built(true)).rejects.toThrow(/ENOENT.*service-worker\.js/);
});
