import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** How long `set` waits for a password that may never come. */
const PATIENCE_MS = 2_000;

/**
 * The first line of standard input. At a terminal it asks, and shows nothing of what is typed.
 * @throws Error when nothing comes.
 */
export async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) return askAtTerminal();
  const text = await firstLine(undefined);
  return text ?? "";
}

/** As above, but nothing is an answer too: at a terminal, on an empty input, and on one that stays silent. */
export async function readPasswordIfAny(): Promise<string | undefined> {
  if (process.stdin.isTTY) return undefined;
  const text = await firstLine(PATIENCE_MS);
  return text === "" ? undefined : text;
}

async function firstLine(patienceMs: number | undefined): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  const timer = patienceMs === undefined ? undefined : setTimeout(() => lines.close(), patienceMs);
  try {
    for await (const line of lines) return line;
    return undefined;
  } finally {
    clearTimeout(timer);
    lines.close();
    process.stdin.destroy();
  }
}

async function askAtTerminal(): Promise<string> {
  process.stderr.write("Password: ");
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await lines.question("");
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}
