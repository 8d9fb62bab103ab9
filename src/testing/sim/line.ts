import type { Random } from "#server/sample/random.ts";
import type { App } from "#server/routes/app.ts";
import type { PlantServer } from "./plant-server.ts";
import type { Life, Schedule } from "./schedule.ts";
import { type Fate, fateIn, fateOf, type Mishap, type Weather } from "./weather.ts";

/** One call as a browser makes it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string | undefined;
}

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface LineNeeds {
  readonly schedule: Schedule;
  readonly server: PlantServer;
  readonly random: Random;
  /** The browser itself, which goes on while its tabs are frozen. */
  readonly life: Life;
  /** A tab hands a write to the network. */
  readonly onSend: (call: Call) => void;
  /** What came of a call: of a write, or of any that failed. */
  readonly onAnswer: (call: Call, what: string) => void;
  /** A tab is about to hear that nobody was signed in when it asked. Milliseconds from the story's beginning. */
  readonly onSignedOut: (tab: Life, askedMs: number) => void;
  /** Whether a refusal may be made up for this call: nobody has answered it otherwise before. */
  readonly mayForge: (call: Call) => boolean;
  readonly onKill: () => void;
}

/** One browser's way to the server, its cookie included. */
export class Line {
  weather: Weather = "good";
  /** What happens to the next writes, one each. */
  readonly mishaps: Mishap[] = [];
  /** The next reading of timelines gets what was first answered at the same address. */
  repeatsOldReading = false;
  cookie: string | undefined;
  private readonly needs: LineNeeds;
  private readonly before = new Map<string, Reply>();

  constructor(needs: LineNeeds) {
    this.needs = needs;
  }

  fetchOf(tab: Life): typeof globalThis.fetch {
    return (input, init = {}) => {
      const path = input instanceof Request ? input.url : String(input);
      const body = typeof init.body === "string" ? init.body : undefined;
      const method = init.method ?? "GET";
      const call: Call = { method, path, headers: new Headers(init.headers), body };
      return this.send(tab, call, init.signal ?? undefined);
    };
  }

  /** The request as it reaches the server. */
  requestFor(call: Call): Request {
    const headers = new Headers(call.headers);
    if (call.method !== "GET") headers.set("origin", "http://plant.example");
    if (this.cookie !== undefined) headers.set("cookie", this.cookie);
    const init = call.body === undefined ? {} : { body: call.body };
    return new Request(`http://plant.example${call.path}`, {
      method: call.method,
      headers,
      ...init,
    });
  }

  private send(tab: Life, call: Call, signal: AbortSignal | undefined): Promise<Response> {
    const { schedule, life } = this.needs;
    const fate = this.fateFor(call);
    if (isWrite(call)) this.needs.onSend(call);
    const askedMs = schedule.nowMs;
    return new Promise((give, reject) => {
      const resolve = (response: Response): void => {
        // Who is signed in, that question itself may say otherwise than is known.
        if (response.status === 401 && !call.path.startsWith("/api/session"))
          this.needs.onSignedOut(tab, askedMs);
        give(response);
      };
      const broken = (): void => reject(new TypeError("the connection broke"));
      signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
      const { answer } = fate;
      if (answer.kind !== "reply" || fate.arrivals.length !== 1) {
        const what = answer.kind === "forged" ? `forged ${answer.reply.status}` : answer.kind;
        this.needs.onAnswer(call, `${what}, arrives ${fate.arrivals.join(" and ") || "never"}`);
      }
      if (answer.kind === "forged") {
        const { status, headers, body } = answer.reply;
        const response = (): Response =>
          new Response(body, {
            status,
            headers: headers.map(([a, b]): [string, string] => [a, b]),
          });
        schedule.after(answer.afterMs, tab, () => resolve(response()));
      }
      if (fate.arrivals.length === 0 && answer.kind === "broken") {
        schedule.after(answer.afterMs, tab, broken);
      }
      // One connection, one answer: the first that comes, whichever copy it is of.
      const tell = (reply: Reply | undefined): void => {
        if (reply === undefined) return void schedule.after(1, tab, broken);
        if (answer.kind === "broken") return void schedule.after(answer.afterMs, tab, broken);
        if (answer.kind !== "reply" && answer.kind !== "halfReply") return;
        schedule.after(answer.afterMs, life, () => {
          this.keepCookie(reply);
          schedule.after(0, tab, () => {
            resolve(answer.kind === "reply" ? whole(reply) : half(reply, signal));
          });
        });
      };
      const request = this.requestFor(fate.noType ? withoutType(call) : call);
      for (const ms of new Set(fate.arrivals)) {
        const copies = fate.arrivals.filter((its) => its === ms);
        const isLate = ms > Math.min(...fate.arrivals);
        schedule.after(ms, life, () => {
          for (const _copy of copies) void this.arrive(call, request.clone(), fate, isLate, tell);
        });
      }
    });
  }

  private async arrive(
    call: Call,
    request: Request,
    fate: Fate,
    isLate: boolean,
    tell: (reply: Reply | undefined) => void,
  ): Promise<void> {
    const { server, schedule, onKill } = this.needs;
    const { app } = server;
    if (app === undefined) return tell(undefined);
    const old = this.before.get(call.path);
    if (call.path.startsWith("/api/timelines") && this.repeatsOldReading && old !== undefined) {
      this.repeatsOldReading = false;
      return tell(old);
    }
    const key = request.headers.get("idempotency-key") ?? undefined;
    server.call = { key, isLate };
    const reply = await schedule.during(answerOf(app, request));
    const isReading = call.path.startsWith("/api/timelines") && reply.status === 200;
    if (isReading && old === undefined) this.before.set(call.path, reply);
    if (isWrite(call) || reply.status >= 400) {
      const status = `${reply.status}${reply.headers.has("idempotent-replayed") ? " again" : ""}`;
      this.needs.onAnswer(
        call,
        `${status} ${reply.status < 400 ? "" : new TextDecoder().decode(reply.body.subarray(0, 160))}`,
      );
    }
    if (fate.killsServer) onKill();
    tell(reply);
  }

  private fateFor(call: Call): Fate {
    const { random, mayForge } = this.needs;
    const [next] = this.mishaps;
    const suits = next !== undefined && (typeof next !== "object" || mayForge(call));
    if (next === undefined || !isWrite(call) || !suits) return fateIn(this.weather, random);
    this.mishaps.shift();
    return fateOf(next, random);
  }

  private keepCookie({ headers }: Reply): void {
    for (const line of headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      this.cookie = /max-age=0/i.test(line) ? undefined : pair;
    }
  }
}

/** A person's change, as opposed to signing in and out. */
export function isWrite({ method, path }: Pick<Call, "method" | "path">): boolean {
  return method !== "GET" && !path.startsWith("/api/session");
}

async function answerOf(app: App, request: Request): Promise<Reply> {
  const response = await app.fetch(request);
  const body = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, body };
}

function whole({ status, headers, body }: Reply): Response {
  return new Response(status === 204 ? null : body, { status, headers });
}

function half({ status, headers, body }: Reply, signal: AbortSignal | undefined): Response {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(body.slice(0, 5));
      signal?.addEventListener("abort", () =>
        controller.error(new DOMException("aborted", "AbortError")),
      );
    },
  });
  return new Response(stream, { status, headers });
}

function withoutType(call: Call): Call {
  const headers = new Headers(call.headers);
  headers.set("content-type", "text/plain");
  return { ...call, headers };
}
