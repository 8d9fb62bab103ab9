// What the browser loads before the board can be used, file by file and part by part: `npm run size`.
// The page is built as for `npm start`, but kept in memory; sizes are gzip's, as they go over the wire.
import { gzipSync } from "node:zlib";
import { root } from "./process.mjs";

/** Above this the board takes too long to come over a plant's radio. Bytes. */
const LIMIT = 200_000;

/** Why a part is there; the first that fits speaks. */
/** @type {readonly (readonly [RegExp, string, string])[]} */
const PARTS = [
  [
    /\/react-dom\/|\/scheduler\/|\/node_modules\/react\//,
    "react",
    "renders everything but the lanes",
  ],
  [
    /\/@?react-(aria|stately)|\/@internationalized\/|\/use-sync-external-store\//,
    "react-aria",
    "buttons and switches that fingers, keys and screen readers all work",
  ],
  [/\/node_modules\/zod\//, "zod", "checks whatever comes from the server or the tablet's store"],
  [/\/@tanstack\//, "react-query", "asks the server, and keeps what it said"],
  [/\/@?date-fns/, "date-fns", "shift edges, dates and times in words"],
  [/\/node_modules\/idb\//, "idb", "the tablet's store: nothing confirmed is lost"],
  [/\/node_modules\//, "other packages", "what the packages above need"],
  [/\/src\/time\//, "time", "the plant's clock, zone and shifts"],
  [/\/src\/engine\//, "engine", "composes events, previews what a request does"],
  [/\/src\/contract\//, "contract", "what goes over the wire"],
  [/\/src\/query\//, "query", "truth, pending requests, outbox, live stream"],
  [/\/src\/lanes\//, "lanes", "the picture of time and its gestures"],
  [/\/src\/ui\//, "ui", "controls and colours"],
  [/\/src\/views\/board\//, "views/board", "the board"],
  [
    /\/src\/views\//,
    "other views",
    "what the board shares with the panel: words, selections, the mark",
  ],
  [/\/src\/app\//, "app", "start, session, which view stands beside which"],
  [/./, "the build's own", "loads the chunks"],
];

/**
 * @typedef {import("vite").Rolldown.OutputChunk} Chunk
 * @typedef {import("vite").Rolldown.OutputAsset} Asset
 */

/** Prints the report. @returns {Promise<number>} the exit code: 1 when it is too much. */
export async function size() {
  const { build } = await import("vite");
  const built = await build({
    root,
    mode: "production",
    logLevel: "error",
    build: { write: false },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((result) =>
    "output" in result ? result.output : [],
  );
  const chunks = outputs.filter((output) => output.type === "chunk");
  const assets = outputs.filter((output) => output.type === "asset");
  const needed = neededChunks(chunks);
  const styles = new Set(needed.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));

  let total = 0;
  /** @type {(name: string, content: string | Uint8Array) => number} */
  const line = (name, content) => {
    const bytes = gzipSync(content, { level: 9 }).length;
    total += bytes;
    console.log(`${String(bytes).padStart(9)}  ${name}`);
    return bytes;
  };
  console.log("    bytes, gzip; before the board can be used");
  for (const asset of assets)
    if (asset.fileName === "index.html" || styles.has(asset.fileName))
      line(asset.fileName, asset.source);
  for (const chunk of needed) tellParts(chunk, line(chunk.fileName, chunk.code));
  console.log(`${String(total).padStart(9)}  together; the limit is ${LIMIT}`);

  console.log("\n    afterwards, when they are wanted or nothing else is to do");
  const before = total;
  for (const chunk of chunks)
    if (!needed.includes(chunk)) tellParts(chunk, line(chunk.fileName, chunk.code));
  console.log(JSON.stringify({ gzipBytesToBoard: before }));
  return before <= LIMIT ? 0 : 1;
}

/**
 * The page's script and all that it imports at once; the board asks for nothing else.
 * @param {readonly Chunk[]} chunks
 */
function neededChunks(chunks) {
  /** @type {Chunk[]} */
  const needed = [];
  /** @param {Chunk | undefined} chunk */
  const take = (chunk) => {
    if (chunk === undefined || needed.includes(chunk)) return;
    needed.push(chunk);
    for (const name of chunk.imports) take(chunks.find(({ fileName }) => fileName === name));
  };
  take(chunks.find(({ isEntry }) => isEntry));
  return needed;
}

/**
 * A chunk is compressed as a whole, so what a part has of it is reckoned by the part's length before.
 * @param {Chunk} chunk
 * @param {number} bytes
 */
function tellParts(chunk, bytes) {
  /** @type {Map<string, { why: string, length: number }>} */
  const parts = new Map();
  let whole = 0;
  for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
    const [, name, why] = PARTS.find(([pattern]) => pattern.test(id)) ?? [/./, id, ""];
    const length = (parts.get(name)?.length ?? 0) + renderedLength;
    parts.set(name, { why, length });
    whole += renderedLength;
  }
  for (const [name, { why, length }] of [...parts].sort(([, a], [, b]) => b.length - a.length)) {
    const share = Math.round((bytes * length) / whole);
    if (share >= 50) console.log(`${`~${share}`.padStart(9)}    ${name}: ${why}`);
  }
}
