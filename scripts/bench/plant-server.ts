import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";

/** A person who may do everything: reads, classifies, and sends readings. */
export const PERSON = { email: "bench@plant.example", password: "a-long-word-for-benches" };

/** The real server, as `npm start` runs it, on a folder of its own. */
export class PlantServer {
  readonly url: string;
  readonly #child: ChildProcess;
  #token: string | undefined;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  /** @throws Error when it does not open, with what it printed. */
  static async start(root: string, settings: Settings): Promise<PlantServer> {
    const child = spawn(process.execPath, [resolve(root, "dist/server/main.js")], {
      cwd: root,
      env: environment(settings),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    const url = await new Promise<string>((opened, failed) => {
      const hear = (text: string): void => {
        said += text;
        const [, found] = /^Shiftlane is open at (\S+)$/m.exec(said) ?? [];
        if (found !== undefined) opened(found);
      };
      child.stdout.setEncoding("utf8").on("data", hear);
      child.stderr.setEncoding("utf8").on("data", hear);
      child.on("error", failed);
      child.on("exit", () => failed(new Error(`The server did not open:\n${said}`)));
    });
    return new PlantServer(child, url.endsWith("/") ? url : `${url}/`);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = new Promise((done) => this.#child.once("exit", done));
    this.#child.kill("SIGTERM");
    await ended;
  }

  /** Sends readings through the door that machines use. Times in epoch seconds. */
  async report(
    machineId: string,
    readings: readonly { readonly time: number; readonly state: string }[],
  ): Promise<void> {
    this.#token ??= await this.#signIn();
    const ask = (): Promise<Response> =>
      fetch(new URL("api/readings", this.url), {
        method: "POST",
        headers: {
          Authorization: `Bearer ${this.#token ?? ""}`,
          "Content-Type": "application/json",
        },
        body: JSON.stringify({ machineId, readings }),
      });
    // A connection that was kept may be closed at the very moment; sending twice does no harm.
    const answer = await ask().catch(ask);
    const text = await answer.text();
    if (!answer.ok || !text.includes('"refused":[]'))
      throw new Error(`Readings of ${machineId} were not taken: ${answer.status} ${text}`);
  }

  async #signIn(): Promise<string> {
    const answer = await fetch(new URL("api/v1/security/getAPIToken", this.url), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ userEmail: PERSON.email, password: PERSON.password }),
    });
    const body: unknown = await answer.json();
    const token = typeof body === "object" && body !== null && "token" in body ? body.token : "";
    if (typeof token !== "string" || token === "") throw new Error("The server lets nobody in.");
    return token;
  }
}

export interface Settings {
  readonly dataDir: string;
  readonly plantFile: string;
}

function environment({ dataDir, plantFile }: Settings): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: "0",
    DATA_DIR: dataDir,
    PLANT_FILE: plantFile,
  };
}

/** Lets {@link PERSON} in. @throws Error with what the tool printed. */
export async function letIn(root: string, settings: Settings): Promise<void> {
  const args = ["add", PERSON.email, "--role", "admin", "--name", "Bench"];
  const child = spawn(process.execPath, [resolve(root, "dist/server/user.js"), ...args], {
    cwd: root,
    env: environment(settings),
    stdio: ["pipe", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stdin.end(PERSON.password);
  const code = await new Promise((done) => child.on("close", done));
  if (code !== 0) throw new Error(`Nobody could be let in:\n${said}`);
}
