import { httpProblem } from "./http-problem.ts";
import { words } from "./words.ts";

/** The largest body that is read, in bytes (contracts, "Errors"). */
const LARGEST = 1_000_000;

/** A body as it came: JSON or, when it cannot be parsed, its text. */
export type Body =
  | { readonly kind: "json"; readonly json: unknown; readonly text: string }
  | { readonly kind: "notJson"; readonly text: string };

/** @throws HttpProblem 415 for another content type, 413 for a body that is too large. */
export async function readBody(request: Request): Promise<Body> {
  checkType(request.headers.get("Content-Type"));
  const text = new TextDecoder().decode(await readBytes(request));
  try {
    const json: unknown = JSON.parse(text);
    return { kind: "json", json, text };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { kind: "notJson", text };
  }
}

/** `application/json` and its kin, in UTF-8, which JSON is always in. */
function checkType(header: string | null): void {
  const [type = "", ...parameters] = (header ?? "").toLowerCase().split(";");
  const isJson = /^application\/([\w.-]+\+)?json$/.test(type.trim());
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith("charset="))
    ?.slice("charset=".length)
    .replaceAll('"', "");
  if (isJson && (charset === undefined || charset === "utf-8" || charset === "utf8")) return;
  throw httpProblem(415, "contentType", words.notJsonType);
}

/** Reads as it comes, so that a body with no length, or a false one, cannot fill the memory. */
async function readBytes(request: Request): Promise<Uint8Array> {
  const tooLarge = httpProblem(413, "tooLarge", words.tooLarge);
  if (Number(request.headers.get("Content-Length") ?? 0) > LARGEST) throw tooLarge;
  if (request.body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw httpProblem(400, "brokenOff", words.brokenOff, { cause });
    });
    if (done) break;
    size += value.byteLength;
    if (size > LARGEST) {
      reader.releaseLock();
      throw tooLarge;
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
