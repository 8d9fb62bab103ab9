import { PROBLEM_TYPE } from "#contract/problem.ts";
import type { Answer } from "../record/record.ts";
import type { HttpProblem } from "./http-problem.ts";

/** What a route answers, before it is turned into bytes. `json` undefined: no body. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<{ [name: string]: string }>;
  readonly json?: unknown;
}

export const JSON_TYPE = "application/json; charset=utf-8";

export function ok(json: unknown, headers: Readonly<{ [name: string]: string }> = {}): Reply {
  return { status: 200, json, headers };
}

export const noContent: Reply = { status: 204 };

/** The `ETag` of a machine's classification layer. */
export function revisionTag(revision: number): { readonly ETag: string } {
  return { ETag: `"${revision}"` };
}

export function problemReply({ problem, headers }: HttpProblem): Reply {
  return {
    status: problem.status,
    headers: { ...headers, "Content-Type": PROBLEM_TYPE },
    json: problem,
  };
}

/** The reply as it goes out, and as it is kept to be sent again. */
export function answerOf({ status, headers, json }: Reply): Answer {
  if (json === undefined) return { status, headers: { ...headers }, body: "" };
  const type = { "Content-Type": JSON_TYPE };
  return { status, headers: { ...type, ...headers }, body: JSON.stringify(json) };
}

export function responseOf({ status, headers, body }: Answer): Response {
  const all = { "Cache-Control": "no-store", ...headers };
  return new Response(body === "" ? null : body, { status, headers: all });
}
