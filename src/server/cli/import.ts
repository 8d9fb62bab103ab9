import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { DeskRefused } from "../control/desk.ts";
import { readSettings, whereTyped } from "../settings.ts";
import { type Imported, importLines } from "./import-lines.ts";
import { linesOf } from "./lines.ts";
import { openDesk } from "./open-desk.ts";
import { runTool, WrongUsage } from "./run-tool.ts";

const usage = `A machine's readings from a file in SHDR form: time|execution|state, a line each.
  npm run import -- --machine ID FILE
  npm run import -- --machine ID -        (from standard input)
The file may be packed by gzip. Repeats are harmless; lines that are no readings are passed over and counted.`;

await runTool(usage, async () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { machine: { type: "string" } },
  });
  const { machine } = values;
  const [file, ...more] = positionals;
  if (machine === undefined) throw new WrongUsage("Say which machine: --machine is missing.");
  if (file === undefined) throw new WrongUsage("Say which file, or - for standard input.");
  if (more.length > 0) throw new WrongUsage("One file at a time.");
  const typedIn = whereTyped(process.env);
  const path = resolve(typedIn, file);
  const input = file === "-" ? process.stdin : await opened(path);
  const desk = await openDesk(readSettings(process.env, typedIn), "import");
  try {
    const lines = readable(linesOf(input), file === "-" ? "Standard input" : path);
    tell(machine, await importLines(lines, machine, desk, progress));
  } finally {
    await desk.close();
  }
});

/** Asked before the store is: whoever mistypes a name is told at once. */
async function opened(path: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    await (await open(path, "r")).close();
  } catch (error) {
    throw unreadable(path, error);
  }
  return createReadStream(path) as AsyncIterable<Uint8Array>;
}

/** @throws DeskRefused for a folder, a packed file that broke off and the like */
async function* readable(lines: AsyncIterable<string>, name: string): AsyncGenerator<string> {
  try {
    yield* lines;
  } catch (error) {
    throw unreadable(name, error);
  }
}

function unreadable(name: string, error: unknown): DeskRefused {
  const why = error instanceof Error ? error.message : String(error);
  return new DeskRefused(
    `${name} cannot be read: ${why}. What was read until then is kept; the import can be repeated.`,
  );
}

function progress({ lines, taken, repeated }: Imported): void {
  const end = process.stderr.isTTY ? "\r" : "\n";
  process.stderr.write(
    `${number(lines)} lines, ${number(taken)} taken, ${number(repeated)} known already …${end}`,
  );
}

function tell(machine: string, { lines, taken, repeated, passedOver }: Imported): void {
  if (process.stderr.isTTY) process.stderr.write("\n");
  const known = repeated === 0 ? "" : `, ${number(repeated)} were known already`;
  console.log(`${machine}: ${number(taken)} readings taken${known}, of ${number(lines)} lines.`);
  for (const [why, { count, firstLine }] of passedOver) {
    console.log(`  ${number(count)} passed over (first in line ${firstLine}): ${why}`);
  }
  if (taken + repeated === 0) {
    process.exitCode = 1;
    console.log("There was not one reading in it.");
  }
}

function number(count: number): string {
  return count.toLocaleString("en-GB");
}
