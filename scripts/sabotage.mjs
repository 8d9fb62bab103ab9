// Takes one safeguard out of the product at a time and sees whether the simulation notices: `npm run test:sabotage`.
import { readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { cache, root } from "./process.mjs";
import { SABOTAGES } from "./sabotages.mjs";
import { buildSim, share } from "./sim.mjs";

/** @typedef {import("./sabotages.mjs").Sabotage} Sabotage */

/** So many stories each has to be noticed in. */
const SEEDS = 300;

/**
 * @param {readonly string[]} args `--seeds N`, `--only` part of a name
 * @returns {Promise<number>} the exit code
 */
export async function sabotage(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: "string", default: String(SEEDS) },
      only: { type: "string", default: "" },
      jobs: { type: "string", default: String(Math.min(2, availableParallelism())) },
    },
  });
  const chosen = SABOTAGES.filter(({ name }) => name.includes(values.only));
  for (const its of chosen) check(its);
  const waiting = [...chosen];
  let caught = 0;
  const work = async () => {
    for (let its = waiting.shift(); its !== undefined; its = waiting.shift()) {
      const { seeds, failures, heard } = await tried(its, values.seeds);
      if (failures > 0) caught += 1;
      const after = `after ${seeds} ${seeds === 1 ? "story" : "stories"}`;
      const [first = ""] = heard;
      console.log(`${failures > 0 ? "noticed" : "NOT NOTICED"} ${after}: ${its.name}`);
      if (failures > 0) console.log(`    ${first.slice(0, 160)}`);
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, work));
  console.log(JSON.stringify({ sabotages: chosen.length, caught }));
  return caught === chosen.length ? 0 : 1;
}

/** @param {Sabotage} its */
function check({ name, file, from }) {
  const found = readFileSync(resolve(root, "src", file), "utf8").split(from).length - 1;
  if (found === 1) return;
  throw new Error(
    `"${name}": src/${file} has ${found} places that read\n${from}\nThe sabotage has to be put right.`,
  );
}

/**
 * @param {Sabotage} its
 * @param {string} seeds
 */
async function tried(its, seeds) {
  const outDir = resolve(cache, `sabotage-${SABOTAGES.indexOf(its)}`);
  /** @type {string[]} */
  const heard = [];
  try {
    const file = await buildSim(outDir, [sabotaged(its)]);
    const told = await share(file, ["--seeds", seeds, "--first"], (line) => heard.push(line));
    return { ...told, heard };
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/**
 * @param {Sabotage} its
 * @returns {import("vite").Plugin}
 */
function sabotaged({ name, file, from, to, top = "" }) {
  const path = resolve(root, "src", file);
  let isDone = false;
  return {
    name: "sabotage",
    enforce: "pre",
    transform(code, id) {
      if (id !== path) return;
      isDone = true;
      return { code: top + code.replace(from, () => to), map: null };
    },
    buildEnd() {
      if (!isDone) throw new Error(`"${name}": src/${file} is not part of the simulation.`);
    },
  };
}
