import { serveStatic } from "@hono/node-server/serve-static";
import type { MiddlewareHandler } from "hono";
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
  app.get("*", kept(serveStatic({ root })));
  const page = kept(serveStatic({ root, path: "index.html" }));
  // A file that is not there, an old build's script say, must not be answered with a page.
  app.get("*", (c, next) => (/\.\w+$/.test(c.req.path) ? next() : page(c, next)));
}

/** Files of a build bear a hash in their names and are kept; everything else is asked for each time. */
function kept(serve: MiddlewareHandler): MiddlewareHandler {
  return async (c, next) => {
    const response = await serve(c, next);
    if (!(response instanceof Response)) return response;
    const hashed = response.ok && c.req.path.startsWith("/assets/");
    const control = hashed ? "public, max-age=31536000, immutable" : "no-cache";
    response.headers.set("Cache-Control", control);
    return response;
  };
}

/** What every answer tells the browser not to do. */
export const hardened: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("Content-Security-Policy", POLICY);
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Referrer-Policy", "same-origin");
};
