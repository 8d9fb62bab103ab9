// A real server for a story: freshly started, with a folder of its own for its data, on a port that
// the system chose. It can be killed without warning and started again on the same data.
import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test as base } from "playwright/test";

const root = resolve(import.meta.dirname, "../..");
/** Milliseconds. On a busy machine the sample plant takes its time to make up its past. */
const slowestStart = 45_000;

export interface ServerOptions {
  /** The plant's file; the sample plant when absent. */
  readonly plantFile?: string;
  /** Further settings of the server. */
  readonly env?: Readonly<Record<string, string>>;
  /** The build to run, a folder with `server` and `client` inside the project; `dist` when absent. */
  readonly dist?: string;
  /** A folder whose content the server finds in its own at the first start. */
  readonly dataFrom?: string;
}

/**
 * Runs one of the command-line tools to its end and returns its stdout.
 * @throws Error when the tool fails, with what it printed
 */
export async function runTool(
  name: "user" | "import",
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  stdin = "",
): Promise<string> {
  const child = spawn(process.execPath, [join(root, `dist/server/${name}.js`), ...args], {
    cwd: root,
    env,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  child.stdin.end(stdin);
  const code = await new Promise<number | null>((done, failed) => {
    child.on("error", failed);
    child.on("close", done);
  });
  if (code !== 0) throw new Error(`${name} ${args.join(" ")} ended with ${code}:\n${out}${err}`);
  return out;
}

export class Server {
  readonly dataDir: string;
  /** 0 lets the system choose at the first start. */
  #port = 0;
  #scheme = "http";
  readonly #options: ServerOptions;
  #child: ChildProcess | undefined;
  #output = "";

  private constructor(dataDir: string, options: ServerOptions) {
    this.dataDir = dataDir;
    this.#options = options;
  }

  static async start(options: ServerOptions = {}): Promise<Server> {
    const dataDir = await mkdtemp(join(tmpdir(), "shiftlane-e2e-"));
    if (options.dataFrom !== undefined) await cp(options.dataFrom, dataDir, { recursive: true });
    const server = new Server(dataDir, options);
    await server.restart();
    return server;
  }

  /** Stays the same across restarts, so that an open page finds its server again. */
  get url(): string {
    return `${this.#scheme}://127.0.0.1:${this.#port}/`;
  }

  /** Everything the server printed since its first start. */
  get output(): string {
    return this.#output;
  }

  /** Starts on the same data and the same port; `env` replaces single settings for this start. */
  async restart(env: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.stop();
    const main = join(root, this.#options.dist ?? "dist", "server/main.js");
    const child = spawn(process.execPath, [main], {
      cwd: root,
      env: { ...this.#settings(), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    await new Promise<void>((opened, failed) => {
      let since = "";
      const give = (why: string): void => {
        clearTimeout(timer);
        failed(new Error(`The server ${why}. It printed:\n${since}`));
      };
      const timer = setTimeout(() => {
        child.kill("SIGKILL");
        give(`did not open within ${slowestStart / 1000} s`);
      }, slowestStart);
      const hear = (text: string): void => {
        this.#output += text;
        since += text;
        const open = /^Shiftlane is open at (https?):\/\/[^\s/]+:(\d+)/m.exec(since);
        if (open !== null) {
          clearTimeout(timer);
          this.#scheme = open[1] ?? this.#scheme;
          this.#port = Number(open[2]);
          opened();
        }
      };
      child.stdout.setEncoding("utf8").on("data", hear);
      child.stderr.setEncoding("utf8").on("data", hear);
      child.on("error", (error) => give(`could not be started: ${error.message}`));
      child.on("exit", (code, signal) => give(`ended with ${code ?? signal}`));
    });
  }

  /** As a power cut would: no handler of the server gets to run. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** As a service manager would. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  /** Runs one of the server's command-line tools on this server's data and returns its stdout. */
  tool(name: "user" | "import", args: readonly string[], stdin = ""): Promise<string> {
    return runTool(name, args, this.#settings(), stdin);
  }

  /** Stops, and throws its data away. */
  async dispose(): Promise<void> {
    await this.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  async #end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill(signal);
    const impatience = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(impatience);
  }

  #settings(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(this.#port),
      DATA_DIR: this.dataDir,
      ...(this.#options.plantFile === undefined ? {} : { PLANT_FILE: this.#options.plantFile }),
      ...this.#options.env,
    };
  }
}

/**
 * `test` with a server of its own for each story: `page.goto("/")` opens it.
 * `test.use({ serverOptions: { plantFile, env } })` sets it up.
 */
export const test = base.extend<{ serverOptions: ServerOptions; server: Server }>({
  serverOptions: [{}, { option: true }],
  server: async ({ serverOptions }, use) => {
    const server = await Server.start(serverOptions);
    await use(server);
    await server.dispose();
  },
  baseURL: async ({ server }, use) => {
    await use(server.url);
  },
});

export { expect } from "playwright/test";
