// `npm run test:load`: so many browsers on one server's live stream, a change a second, each sent by another of
// them by the vendors' own calls. Each must reach each within two seconds, and the server's memory must stay
// flat. Now and then a browser loses its network for a moment: it must not miss anything either.
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Browser } from "./load/browser.mjs";
import { Delays, percentile, slope } from "./load/delays.mjs";
import { Gateway } from "./load/gateway.mjs";
import { change, gateway, past, plant, present, supervisors } from "./load/hall.mjs";
import { startServer } from "./load/server.mjs";

const LATEST_MS = 2_000;
/** Memory is looked at so often; the first look that counts comes after the first of so many parts. */
const LOOKS = 40;
const WARM_UP = 1 / 5;
/** A leak of a hundred bytes a message and browser would be 1.2 MB a minute; what people enter is 0.1. */
const FLAT_MB_A_MINUTE = 0.5;
/** What a program fetches and compiles at first looks like a leak in a shorter run. */
const JUDGED_FROM_MINUTES = 5;
/** One browser breaks off with every so manieth change. */
const BREAKS = 5;
const MB = 1_000_000;

/** @param {readonly string[]} args @returns {Promise<number>} the exit code */
export async function load(args) {
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: { type: "string" }, streams: { type: "string" } },
  });
  const minutes = positive("--minutes", values.minutes ?? "10");
  const streams = positive("--streams", values.streams ?? "200");
  const server = await startServer(plant, [...supervisors, gateway]);
  /** @type {Browser[]} */
  const browsers = [];
  try {
    const machines = await Gateway.open(server.origin, gateway);
    for (const readings of past(nowSeconds())) await machines.report(readings);
    const delays = new Delays(streams);
    await openBrowsers(browsers, server.origin, streams, delays);
    const looking = lookAtMemory(server, minutes);
    const sent = await sendForAWhile(browsers, machines, delays, minutes);
    const memory = await looking;
    for (let waited = 0; delays.missing > 0 && waited < 5_000; waited += 100) await sleep(100);
    return tell({ streams, minutes, ...sent }, browsers, delays, memory);
  } finally {
    // Or they would come back for ever.
    for (const browser of browsers) browser.close();
    await server.stop();
  }
}

function nowSeconds() {
  return Date.now() / 1_000;
}

/** @param {string} name @param {string} text */
function positive(name, text) {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`${name} must be a number above 0, not ${text}.`);
  return number;
}

/**
 * @param {Browser[]} browsers where they are put, one by one
 * @param {string} origin
 * @param {number} count
 * @param {Delays} delays
 */
async function openBrowsers(browsers, origin, count, delays) {
  for (let index = 0; index < count; index += 1) {
    const person = supervisors[index % supervisors.length];
    if (person === undefined) throw new Error("Nobody may come in.");
    const browser = await Browser.open(origin, person, (...told) => delays.seen(...told));
    browsers.push(browser);
    await browser.listen();
  }
}

/**
 * @param {readonly Browser[]} browsers
 * @param {Gateway} machines
 * @param {Delays} delays
 * @param {number} minutes
 */
async function sendForAWhile(browsers, machines, delays, minutes) {
  const begun = performance.now();
  let classifications = 0;
  let refused = 0;
  for (let turn = 0; turn < minutes * 60; turn += 1) {
    await sleep(Math.max(0, begun + turn * 1_000 - performance.now()));
    const { path, machineId, body } = change(turn, nowSeconds());
    if (turn % BREAKS === 0) browsers[(turn * 7) % browsers.length]?.breakOff();
    await machines.report(present(turn, nowSeconds()));
    const sentAt = performance.now();
    const answer = await browsers[turn % browsers.length]?.send(path, machineId, body);
    if (answer?.status === 200) {
      classifications += 1;
      delays.sent(machineId, answer.revision, sentAt);
    } else {
      refused += 1;
      console.error(`A change was answered ${answer?.status}.`);
    }
  }
  return { classifications, refused };
}

/**
 * @param {import("./load/server.mjs").LoadedServer} server
 * @param {number} minutes
 */
async function lookAtMemory(server, minutes) {
  /** Minutes since the start, and bytes. @type {{ at: number, rss: number, heap: number }[]} */
  const looks = [];
  const begun = performance.now();
  for (let look = 0; look <= LOOKS; look += 1) {
    await sleep(Math.max(0, begun + (look / LOOKS) * minutes * 60_000 - performance.now()));
    const { rss, heap } = await server.memory();
    const at = (performance.now() - begun) / 60_000;
    looks.push({ at, rss, heap });
    console.error(`${at.toFixed(2)} min: RSS ${mb(rss)} MB, heap ${mb(heap)} MB`);
  }
  return looks.filter((_, look) => look >= LOOKS * WARM_UP);
}

/**
 * @param {{ streams: number, minutes: number, classifications: number, refused: number }} done
 * @param {readonly Browser[]} browsers
 * @param {Delays} delays
 * @param {readonly { at: number, rss: number, heap: number }[]} memory
 */
function tell(done, browsers, delays, memory) {
  const sorted = delays.all.toSorted((a, b) => a - b);
  const heapSlope = slope(memory.map(({ at, heap }) => [at, heap])) / MB;
  const rssSlope = slope(memory.map(({ at, rss }) => [at, rss])) / MB;
  const outOfOrder = browsers.reduce((sum, browser) => sum + browser.outOfOrder, 0);
  const late = sorted.filter((delay) => delay > LATEST_MS).length;
  const missed = delays.missing;
  const isFlat =
    done.minutes < JUDGED_FROM_MINUTES ||
    (heapSlope < FLAT_MB_A_MINUTE && rssSlope < 2 * FLAT_MB_A_MINUTE);
  const delayMs = {
    p50: Math.round(percentile(sorted, 0.5)),
    p95: Math.round(percentile(sorted, 0.95)),
    max: Math.round(sorted.at(-1) ?? 0),
  };
  console.log(
    JSON.stringify({
      ...done,
      delayMs,
      missed,
      late,
      outOfOrder,
      rssStartMB: mb(memory[0]?.rss ?? 0),
      rssEndMB: mb(memory.at(-1)?.rss ?? 0),
      heapStartMB: mb(memory[0]?.heap ?? 0),
      heapEndMB: mb(memory.at(-1)?.heap ?? 0),
      slope: { rssMBPerMinute: round(rssSlope), heapMBPerMinute: round(heapSlope) },
      isFlat: done.minutes < JUDGED_FROM_MINUTES ? null : isFlat,
    }),
  );
  return missed + late + outOfOrder + done.refused === 0 && isFlat ? 0 : 1;
}

/** @param {number} bytes */
function mb(bytes) {
  return Math.round(bytes / MB);
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 1_000) / 1_000;
}
