// The lanes' own tool: what the picture costs as it grows.
import { resolve } from "node:path";
import { buildIfStale } from "./build.mjs";
import { cache, handOver, root } from "./process.mjs";

/**
 * Node 20 reads no TypeScript by itself, so the benchmark is built first.
 * @param {readonly string[]} args
 */
export async function benchLanes(args) {
  await buildIfStale();
  const { build } = await import("vite");
  const outDir = resolve(cache, "bench-lanes");
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    build: { ssr: "scripts/bench/lanes.ts", outDir, emptyOutDir: true, target: "node20" },
  });
  await handOver([resolve(outDir, "lanes.js"), ...args]);
}
