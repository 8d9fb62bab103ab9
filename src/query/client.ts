import { type Parsed, parse } from "#contract/field-problem.ts";
import { PROBLEM_TYPE, problemSchema } from "#contract/problem.ts";

/** A problem as the server told it (RFC 9457); `detail` is in words for a supervisor. */
export { type LockedProblem, type Problem, problemCode } from "#contract/problem.ts";
import type { Problem } from "#contract/problem.ts";

/** How long to wait for an answer. A plant's radio can be slow, but a person is standing there. */
const PATIENCE_MS = 12_000;
const LONGEST_RETRY_MS = 5 * 60_000;

export interface Question<Value> {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the origin, with its query. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Reads the answer's JSON; what it cannot read did not come from our server. */
  readonly read: (json: unknown) => Parsed<Value>;
  /** The same in bytes, where the server has it so: asked for by name, and read instead of the JSON. */
  readonly bytes?: {
    readonly type: string;
    readonly read: (bytes: Uint8Array) => Promise<Parsed<Value>>;
  };
  /** The asker is gone: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly patienceMs?: number;
  /** A person decides when to ask again, so "too many tries" (429) is a refusal, with its words. */
  readonly isAskedByHand?: boolean;
}

/** Every way a question can end. Expected failures are values; only the asker's own abort throws. */
export type Answer<Value> =
  | {
      readonly kind: "ok";
      readonly value: Value;
      /** The machine's new revision, for a write (`ETag`). */
      readonly revision: number | undefined;
      /** By the tablet's clock, in milliseconds: what the server's stamp lies between. */
      readonly askedMs: number;
      readonly receivedMs: number;
    }
  /** 4xx: asking again the same way gets the same answer. */
  | { readonly kind: "refused"; readonly problem: Problem }
  /** 401: nobody is signed in any more. */
  | { readonly kind: "signedOut"; readonly problem: Problem }
  /** No answer of our server's: whether it took what was sent is not known. Asking again is safe. */
  | {
      readonly kind: "unreachable";
      readonly why: Unreachable;
      /** How long the server asks to be left alone (`Retry-After`), milliseconds. */
      readonly retryAfterMs?: number;
    };

export type Unreachable =
  /** No connection. */
  | "network"
  /** A connection on which nothing came back in time. */
  | "silence"
  /** Something else answered: a captive portal, a proxy, or a server of another version. */
  | "stranger"
  /** Our server has a fault, is starting, or wants us to slow down (5xx, 408, 425, 429). */
  | "busy";

export interface Client {
  ask<Value>(question: Question<Value>): Promise<Answer<Value>>;
}

export interface ClientNeeds {
  readonly fetch: typeof globalThis.fetch;
  /** The tablet's clock, milliseconds. */
  readonly localMs: () => number;
  /** Told of every 401, whoever asked, unless somebody has signed in since. */
  readonly onSignedOut: () => void;
  /** What is known of who is signed in: the same as long as that is. */
  readonly session: () => unknown;
}

export function createClient({ fetch, localMs, onSignedOut, session }: ClientNeeds): Client {
  return {
    async ask(question) {
      const askedMs = localMs();
      const askedIn = session();
      const outcome = await exchange(fetch, question);
      if (outcome.kind === "unreachable") return outcome;
      const { response, body } = outcome;
      const isTold = question.isAskedByHand === true && response.status === 429;
      if (isBusy(response.status) && !isTold) {
        const retryAfterMs = retryAfter(response.headers.get("retry-after"), localMs());
        const later = retryAfterMs === undefined ? {} : { retryAfterMs };
        return { kind: "unreachable", why: "busy", ...later };
      }
      if (!response.ok) {
        // A refusal that nobody of ours worded is a stranger's: a proxy's 403 page refuses nothing.
        const ours = response.headers.get("content-type")?.startsWith(PROBLEM_TYPE) ?? false;
        if (!ours) return { kind: "unreachable", why: "stranger" };
        if (response.status === 401) {
          if (session() === askedIn) onSignedOut();
          return { kind: "signedOut", problem: problemOf(response, body) };
        }
        return { kind: "refused", problem: problemOf(response, body) };
      }
      if (body === NOT_JSON) return { kind: "unreachable", why: "stranger" };
      const read =
        body instanceof Uint8Array && question.bytes !== undefined
          ? await question.bytes.read(body)
          : question.read(body);
      question.signal?.throwIfAborted();
      if (!read.ok) return { kind: "unreachable", why: "stranger" };
      const revision = revisionOf(response.headers.get("etag"));
      return { kind: "ok", value: read.value, revision, askedMs, receivedMs: localMs() };
    },
  };
}

type Exchange =
  | { readonly kind: "heard"; readonly response: Response; readonly body: unknown }
  | { readonly kind: "unreachable"; readonly why: Unreachable };

/** One round trip, its body read within the same patience: radio dies between the headers and the body too. */
async function exchange<Value>(
  fetch: typeof globalThis.fetch,
  { method = "GET", path, body, headers, bytes, signal, patienceMs = PATIENCE_MS }: Question<Value>,
): Promise<Exchange> {
  signal?.throwIfAborted();
  const control = new AbortController();
  const abort = (): void => control.abort();
  signal?.addEventListener("abort", abort, { once: true });
  let silent = false;
  const timer = setTimeout(() => {
    silent = true;
    control.abort();
  }, patienceMs);
  try {
    const response = await fetch(path, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      signal: control.signal,
      headers: {
        accept: bytes === undefined ? "application/json" : `${bytes.type}, application/json`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const isBytes = bytes !== undefined && response.headers.get("content-type") === bytes.type;
    const heard = isBytes
      ? new Uint8Array(await response.arrayBuffer())
      : jsonOf(await response.text());
    return { kind: "heard", response, body: heard };
  } catch (failure) {
    // fetch rejects with a TypeError or a DOMException whatever the network's trouble was.
    if (signal?.aborted === true) throw failure;
    return { kind: "unreachable", why: silent ? "silence" : "network" };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** A sign-in page of the guest network, say. Whoever expects no body at all is not to take it for that. */
const NOT_JSON = Symbol("not JSON");

/** `undefined` for an empty body. */
function jsonOf(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (failure) {
    if (failure instanceof SyntaxError) return NOT_JSON;
    throw failure;
  }
}

function problemOf(response: Response, body: unknown): Problem {
  const parsed = parse(problemSchema, body);
  if (parsed.ok) return parsed.value;
  return { type: "about:blank", title: response.statusText, status: response.status, detail: "" };
}

function isBusy(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429;
}

/** Seconds, or a moment by the server's clock; at most what a person would wait for. */
function retryAfter(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  const asked = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - nowMs;
  return Number.isFinite(asked) ? Math.min(LONGEST_RETRY_MS, Math.max(0, asked)) : undefined;
}

/** `"12"` or `W/"12"`: a proxy that compresses weakens the tag, the revision is the same. */
function revisionOf(etag: string | null): number | undefined {
  const digits = etag === null ? null : /^(?:W\/)?"(\d+)"$/.exec(etag);
  return digits?.[1] === undefined ? undefined : Number(digits[1]);
}

/** A read that did not come to data, for the queries: their error says which kind it was. */
export class ReadFailure extends Error {
  readonly answer: Exclude<Answer<unknown>, { readonly kind: "ok" }>;

  constructor(answer: Exclude<Answer<unknown>, { readonly kind: "ok" }>) {
    super(answer.kind === "unreachable" ? `unreachable: ${answer.why}` : answer.problem.title);
    this.name = "ReadFailure";
    this.answer = answer;
  }
}

/** @throws ReadFailure for every answer but data. */
export function dataOf<Value>(answer: Answer<Value>): Extract<Answer<Value>, { kind: "ok" }> {
  if (answer.kind !== "ok") throw new ReadFailure(answer);
  return answer;
}
