import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Below that a header costs more than squeezing saves. */
const SMALLEST = 1_024;

/** Of 11: columns of numbers gain nothing above it, and it is twice as quick as gzip. */
const QUALITY = 4;

/**
 * An answer in bytes, squeezed as its asker allows, on a thread of its own so that nobody waits. Browsers ask
 * for brotli only over https and from this very machine; elsewhere it is gzip.
 */
export async function squeezed(
  bytes: Uint8Array,
  type: string,
  acceptEncoding: string | undefined,
): Promise<Response> {
  const headers = new Headers({
    "Content-Type": type,
    "Cache-Control": "no-store",
    Vary: "Accept, Accept-Encoding",
  });
  const coding = bytes.length < SMALLEST ? "identity" : codingFor(acceptEncoding);
  if (coding !== "identity") headers.set("Content-Encoding", coding);
  return new Response(new Uint8Array(await inCoding(bytes, coding)), { headers });
}

type Coding = "br" | "gzip" | "identity";

function inCoding(bytes: Uint8Array, coding: Coding): Promise<Uint8Array> | Uint8Array {
  switch (coding) {
    case "br":
      return brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      });
    case "gzip":
      return gzipped(bytes);
    case "identity":
      return bytes;
  }
}

/** The best that an `Accept-Encoding` header allows (RFC 9110, 12.5.3). */
export function codingFor(header: string | undefined): Coding {
  const weights = new Map(
    (header ?? "").split(",").map((part) => {
      const [coding = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
      const weight = parameters.find((text) => text.startsWith("q="))?.slice(2);
      return [coding, weight === undefined ? 1 : Number(weight)];
    }),
  );
  const takes = (coding: Coding): boolean => (weights.get(coding) ?? weights.get("*") ?? 0) > 0;
  if (takes("br")) return "br";
  return takes("gzip") ? "gzip" : "identity";
}
