import { once } from "node:events";
import { createServer } from "node:http";
import { createSecureServer } from "node:http2";
import type { Server } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { App } from "./routes/app.ts";
import type { Settings } from "./settings.ts";
import type { Certificate, TlsFiles } from "./tls/certificate.ts";
import { Connections } from "./tls/connections.ts";
import { renew } from "./tls/renewal.ts";

/** The port is taken, or the address is not this machine's. */
export class CannotListen extends Error {
  constructor({ host, port }: Pick<Settings, "host" | "port">, cause: unknown) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    super(
      code === "EADDRINUSE"
        ? `PORT ${port} is in use by another program. Set PORT to another one, or to 0 for any free one.`
        : `${host}:${port} cannot be listened at (${String(code)}). Set HOST and PORT to what this machine has.`,
      { cause },
    );
    this.name = "CannotListen";
  }
}

/** Where browsers of this machine find the server, and how to end it. */
export interface Listening {
  readonly url: string;
  /** Lets what is under way finish, ends the streams. */
  readonly close: () => Promise<void>;
}

export interface ListenOptions {
  readonly settings: Pick<Settings, "host" | "port">;
  readonly app: Pick<App, "fetch" | "close">;
  /** `undefined`: plain http. Otherwise HTTP/2 where the browser can, HTTP/1.1 where it cannot. */
  readonly tls: Tls | undefined;
  readonly say: (line: string) => void;
}

export interface Tls {
  readonly files: TlsFiles;
  readonly certificate: Certificate;
  /** How often the files are looked at, for a renewed certificate. */
  readonly everyMs: number;
}

/** How long open calls are waited for at the end. */
const GRACE_MS = 2_000;

/**
 * A connection that is idle is kept for longer than proxies (a minute, mostly) and clients keep theirs: otherwise
 * some call goes out on one that is just being closed, and nobody knows whether it was made.
 */
const IDLE_MS = 75_000;

/** @throws CannotListen */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { settings, app, tls } = options;
  const { host, port } = settings;
  const hostname = host.replace(/^\[|\]$/g, "");
  const opened = tls === undefined ? plain(app, hostname) : secure(app, hostname, tls, options.say);
  const { server } = opened;
  try {
    server.listen(port, hostname);
    await once(server, "listening");
  } catch (error) {
    opened.cut();
    throw new CannotListen(settings, error);
  }
  const address = server.address();
  const actual = address === null || typeof address === "string" ? port : address.port;
  return {
    url: `${tls === undefined ? "http" : "https"}://${shownHost(host)}:${actual}/`,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      app.close();
      const hurry = setTimeout(opened.cut, GRACE_MS);
      // Not once: a connection that is still answering is idle only afterwards.
      opened.bidFarewell();
      const farewell = setInterval(opened.bidFarewell, 50);
      await closed;
      clearInterval(farewell);
      clearTimeout(hurry);
    },
  };
}

interface Opened {
  readonly server: Server;
  /** Connections end when their last answer is out. */
  readonly bidFarewell: () => void;
  readonly cut: () => void;
}

function plain(app: ListenOptions["app"], hostname: string): Opened {
  const answer = getRequestListener(app.fetch, { hostname });
  const server = createServer((asked, reply) => void answer(asked, reply));
  server.keepAliveTimeout = IDLE_MS;
  return {
    server,
    bidFarewell: () => server.closeIdleConnections(),
    cut: () => server.closeAllConnections(),
  };
}

function secure(
  app: ListenOptions["app"],
  hostname: string,
  tls: Tls,
  say: ListenOptions["say"],
): Opened {
  const { cert, key } = tls.certificate;
  const answer = getRequestListener(app.fetch, { hostname });
  const server = createSecureServer(
    { cert, key, allowHTTP1: true },
    (asked, reply) => void answer(asked, reply),
  );
  const connections = new Connections(server);
  const stopRenewing = renew(server, { ...tls, say, nowMs: Date.now });
  return {
    server,
    bidFarewell: () => {
      stopRenewing();
      connections.bidFarewell();
    },
    cut: () => {
      stopRenewing();
      connections.cut();
    },
  };
}

/** An address that means all of this machine's is no address to type into a browser. */
function shownHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}
