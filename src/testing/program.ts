import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { build } from "vite";
import { onTestFinished } from "vitest";

/** The server and its command-line tools, built as for `npm start` into a folder of the tests' own. */
export async function buildPrograms(): Promise<string> {
  // Inside the project, so that the packages are found; by process, so that two runs do not meet.
  const outDir = resolve(`node_modules/.cache/shiftlane/programs-${process.pid}`);
  await build({ build: { ssr: true, outDir }, logLevel: "error" });
  return outDir;
}

export type Environment = Readonly<{ [name: string]: string }>;

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one of them to its end. */
export async function run(
  program: string,
  args: readonly string[],
  env: Environment,
  input = "",
): Promise<Finished> {
  const child = started(program, args, env);
  const said = listened(child);
  child.stdin?.end(input);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...said() };
}

export interface Running {
  readonly url: string;
  readonly pid: number;
  readonly said: () => string;
  /** Answers the exit code; `null` when the signal ended it. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts the server on a free port and waits until it is open. Killed with the test, if not before. */
export async function runServer(folder: string, env: Environment): Promise<Running> {
  const child = started(join(folder, "main.js"), [], { PORT: "0", ...env });
  const said = listened(child);
  const ended = once(child, "close") as Promise<[number | null]>;
  onTestFinished(() => void child.kill("SIGKILL"));
  const url = await new Promise<string>((open, fail) => {
    child.stdout?.on("data", () => {
      const [, found] = /^Shiftlane is open at (\S+)$/m.exec(said().stdout) ?? [];
      if (found !== undefined) open(found);
    });
    child.on("close", () => fail(new Error(`the server ended: ${said().stderr}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    said: () => said().stdout + said().stderr,
    async kill(signal) {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}

function started(program: string, args: readonly string[], env: Environment): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    // Nothing of the tests' own environment but what Node itself needs.
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", ...env },
    stdio: "pipe",
  });
}

function listened(child: ChildProcess): () => { stdout: string; stderr: string } {
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return () => ({ stdout, stderr });
}
