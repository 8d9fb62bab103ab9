import type { Http2SecureServer, ServerHttp2Session } from "node:http2";
import type { TLSSocket } from "node:tls";

/** A tablet that was carried off says no goodbye; the live stream's heartbeat keeps the others awake. */
const SILENT_MS = 5 * 60_000;

/** Node counts and ends the connections of an HTTP/1.1 server; over HTTP/2 they are counted here. */
export class Connections {
  private readonly sockets = new Set<TLSSocket>();
  private readonly sessions = new Set<ServerHttp2Session>();

  constructor(server: Http2SecureServer) {
    server.setTimeout(SILENT_MS);
    server.on("secureConnection", (socket: TLSSocket) => {
      this.sockets.add(socket);
      socket.once("close", () => this.sockets.delete(socket));
    });
    server.on("session", (session: ServerHttp2Session) => {
      this.sessions.add(session);
      session.once("close", () => this.sessions.delete(session));
    });
  }

  /** Nothing new is begun on them; each ends when its last answer is out. */
  bidFarewell(): void {
    for (const session of this.sessions) session.close();
  }

  /** Whatever is still open is open no longer. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}
