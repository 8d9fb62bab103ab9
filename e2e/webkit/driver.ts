// WebKitGTK through its own WebDriver (W3C), spoken with fetch: a screen without a monitor, the driver, one
// session.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const answerSchema = z.object({ value: z.unknown() });
const errorSchema = z.object({ value: z.object({ error: z.string(), message: z.string() }) });
const sessionSchema = z.object({ sessionId: z.string() });

/** The screen: a tablet's, and the browser's own bars. CSS pixels. */
const SCREEN = "1100x900x24";

export class Driver {
  readonly #programs: readonly ChildProcess[];
  readonly #url: string;
  #session = "";

  private constructor(programs: readonly ChildProcess[], url: string) {
    this.#programs = programs;
    this.#url = url;
  }

  static async start(): Promise<Driver> {
    const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", SCREEN, "-nolisten", "tcp"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    const display = await firstLine(screen.stdio[3] as Readable);
    const port = await freePort();
    const driver = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], {
      stdio: "ignore",
      env: {
        ...process.env,
        DISPLAY: `:${display}`,
        GDK_BACKEND: "x11",
        LIBGL_ALWAYS_SOFTWARE: "1",
        // Its sandbox does not start as root; these stories open nothing but our own page.
        ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } : {}),
      },
    });
    const started = new Driver([driver, screen], `http://127.0.0.1:${port}`);
    try {
      await started.#open();
    } catch (failure) {
      await started.stop();
      throw failure;
    }
    return started;
  }

  /** One command of the session. @throws Error with the browser's own words */
  async command(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<unknown> {
    return this.#ask(method, `/session/${this.#session}${path}`, body);
  }

  async stop(): Promise<void> {
    // A browser that has crashed ends no session; its programs end all the same.
    if (this.#session !== "") await this.command("DELETE", "").catch(() => undefined);
    for (const program of this.#programs) {
      const ended = once(program, "exit");
      program.kill();
      if (program.exitCode === null && program.signalCode === null) await ended;
    }
  }

  async #open(): Promise<void> {
    const options = { binary: miniBrowser(), args: ["--automation"] };
    const alwaysMatch = { browserName: "MiniBrowser", "webkitgtk:browserOptions": options };
    for (let attempt = 0; ; attempt += 1) {
      try {
        const value = await this.#ask("POST", "/session", { capabilities: { alwaysMatch } });
        this.#session = sessionSchema.parse(value).sessionId;
        return;
      } catch (failure) {
        // It takes a moment until it listens.
        if (attempt > 40 || !(failure instanceof TypeError)) throw failure;
        await sleep(250);
      }
    }
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.#url}${path}`, {
      method,
      headers: { "Content-Type": "application/json" },
      ...(method === "POST" ? { body: JSON.stringify(body ?? {}) } : {}),
    });
    const json: unknown = await answer.json();
    const failure = answer.ok ? undefined : errorSchema.safeParse(json).data?.value;
    if (failure !== undefined) throw new Error(`${path}: ${failure.error}: ${failure.message}`);
    return answerSchema.parse(json).value;
  }
}

async function firstLine(stream: Readable): Promise<string> {
  let text = "";
  for await (const piece of stream.setEncoding("utf8")) {
    text += String(piece);
    if (text.includes("\n")) break;
  }
  return text.trim();
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Debian keeps it beside the library, in a folder of the architecture. */
function miniBrowser(): string {
  const libraries = "/usr/lib";
  const found = readdirSync(libraries).flatMap((architecture) =>
    architecture.endsWith("-gnu")
      ? readdirSync(join(libraries, architecture))
          .filter((name) => name.startsWith("webkit2gtk-4"))
          .map((name) => join(libraries, architecture, name, "MiniBrowser"))
      : [],
  );
  const [first] = found.toSorted().toReversed();
  if (first === undefined) throw new Error("WebKitGTK brought no MiniBrowser");
  return first;
}
