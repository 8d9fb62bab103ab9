import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { extname, resolve } from "node:path";
import { build } from "vite";
import { ride, type Ridden } from "./course.ts";
import type { Prepared } from "./prepare.ts";
import { heapOf, inBrowser, WINDOW } from "./window.ts";

/** What the app is measured against. */
export type Rival = "bare" | "lanes" | "plot";

export interface RivalFigures extends Ridden {
  /** From the data's arrival to the first frame that shows it, milliseconds. */
  readonly dataToPaintMs: number;
  readonly heapMB: number;
}

/** Some of the machines, on a canvas of so many CSS pixels: what the board itself paints. */
export interface Alike {
  readonly machines: number;
  readonly width: number;
  readonly height: number;
}

/** A page for each rival, and the same data for all of them. */
export class Rivals {
  readonly url: string;
  readonly close: () => void;

  private constructor(url: string, close: () => void) {
    this.url = url;
    this.close = close;
  }

  static async open(root: string, cache: string, prepared: Prepared): Promise<Rivals> {
    const outDir = resolve(cache, "page");
    await build({
      root: resolve(root, "scripts/bench/page"),
      configFile: false,
      logLevel: "error",
      build: { outDir, emptyOutDir: true, target: "es2022" },
    });
    const data = bytesOf(prepared);
    const server = createServer(({ url = "/" }, answer) => {
      const { pathname } = new URL(url, "http://bench");
      if (pathname === "/data") return void answer.end(data);
      const file = pathname === "/" ? "/index.html" : pathname;
      answer.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
      try {
        answer.end(readFileSync(resolve(outDir, `.${file}`)));
      } catch {
        // A favicon, which there is none of.
        answer.writeHead(404).end();
      }
    });
    await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
    const { port } = server.address() as AddressInfo;
    return new Rivals(`http://127.0.0.1:${port}/`, () => server.close());
  }

  /** Measures one; `undefined` when it does not paint within `patience` milliseconds. */
  measure(rival: Rival, patience: number, alike?: Alike): Promise<RivalFigures | undefined> {
    return inBrowser(async (browser, context) => {
      const page = await context.newPage();
      const asked = new URLSearchParams({ what: rival });
      if (alike !== undefined) {
        asked.set("machines", String(alike.machines));
        await page.setViewportSize({ width: alike.width, height: alike.height });
      }
      await page.goto(`${this.url}?${asked}`, { waitUntil: "commit" });
      const isThere = await page
        .waitForFunction(() => performance.getEntriesByName("painted").length > 0, undefined, {
          timeout: patience,
        })
        .then(
          () => true,
          () => false,
        );
      if (!isThere) return undefined;
      const dataToPaintMs = await page.evaluate(() => {
        const at = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? 0;
        return at("painted") - at("data");
      });
      const middle = { x: (alike?.width ?? WINDOW.width) / 2, y: WINDOW.height / 2 };
      const ridden = await ride(browser, page, { lanes: middle, wheel: middle });
      return { ...ridden, dataToPaintMs, heapMB: await heapOf(page) };
    });
  }
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};

/** As page/data.ts reads it. */
function bytesOf({ size: { machines, events }, until, reported }: Prepared): Uint8Array {
  const bytes = new Uint8Array(12 + machines * events * 5);
  new Uint32Array(bytes.buffer, 0, 3).set([machines, events, until]);
  for (const [machine, { starts, states }] of reported.entries()) {
    new Uint32Array(bytes.buffer, 12 + machine * events * 4, events).set(starts);
    bytes.set(states, 12 + machines * events * 4 + machine * events);
  }
  return bytes;
}
