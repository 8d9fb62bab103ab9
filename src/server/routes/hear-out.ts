import type { MiddlewareHandler } from "hono";

/** Bytes of a body that nobody wants which are taken in nevertheless, and for how long. */
const MOST = 8_000_000;
const LONGEST_MS = 5_000;

/**
 * A refusal may be clear before the body is through. Who still sends would find the connection closed, and the
 * answer lost with it: so what is left is taken in first and thrown away, within limits.
 */
export const heardOut: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.status < 400 || c.req.method === "GET" || c.req.method === "HEAD") return;
  const { body } = c.req.raw;
  if (body === null || body.locked) return;
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  const hurry = setTimeout(() => void reader.cancel().catch(alreadyGone), LONGEST_MS);
  try {
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      size += value.byteLength;
      if (size > MOST) return await reader.cancel();
    }
  } catch (error) {
    alreadyGone(error);
  } finally {
    clearTimeout(hurry);
  }
};

/** Whoever broke off does not wait for an answer either. */
function alreadyGone(_error: unknown): void {
  return undefined;
}
