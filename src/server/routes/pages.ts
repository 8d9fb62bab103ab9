import { serveStatic } from "@hono/node-server/serve-static";
import type { Context, MiddlewareHandler } from "hono";
import type { Host } from "./host.ts";

/** Scripts, styles, pictures and calls of our own alone; react-aria sets styles on elements. */
const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** The built browser app: its files, and its one page at every other address. */
export function mountPages({ app, deps }: Pick<Host, "app" | "deps">): void {
  const { clientDir: root } = deps;
  if (root === undefined) return;
  app.get("*", serveStatic({ root, onFound: howLong }));
  app.get("*", async (c, next) => {
    // A file that is not there, an old build's script say, must not be answered with a page.
    if (/\.\w+$/.test(c.req.path)) return next();
    return serveStatic({ root, path: "index.html", onFound: howLong })(c, next);
  });
}

/** Files of a build bear a hash in their names; everything else is asked for each time. */
function howLong(path: string, c: Context): void {
  const hashed = /[\\/]assets[\\/]/.test(path);
  c.header("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
}

/** What every answer tells the browser not to do. */
export const hardened: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("Content-Security-Policy", POLICY);
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Referrer-Policy", "same-origin");
};
