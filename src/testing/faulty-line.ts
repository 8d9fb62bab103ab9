import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** What happens to the next message of the client that contains a word. */
interface Fault {
  readonly word: string;
  readonly when: "before it arrives" | "before it is answered";
}

/** A network line to a server, which can be told to break at a certain word. */
export class FaultyLine {
  /** 0 until {@link open}. */
  port = 0;
  /** No new connections; those that there are go on. */
  refuses = false;
  private fault: Fault | undefined;
  private readonly to: { readonly host: string; readonly port: number };
  private readonly server: Server = createServer((client) => this.lead(client));
  private readonly sockets = new Set<Socket>();

  constructor(to: { readonly host: string; readonly port: number }) {
    this.to = to;
  }

  async open(): Promise<this> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    const address = this.server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    this.port = address.port;
    onTestFinished(() => this.close());
    return this;
  }

  /** Breaks the connection once, at the next message with this word. */
  breakAt(word: string, when: Fault["when"]): void {
    this.fault = { word, when };
  }

  /** Breaks every connection at once. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private close(): void {
    this.cut();
    this.server.close();
  }

  private lead(client: Socket): void {
    if (this.refuses) {
      client.destroy();
      return;
    }
    const server = connect(this.to.port, this.to.host);
    let isDeaf = false;
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
    client.on("data", (bytes: Buffer) => {
      const { fault } = this;
      if (fault === undefined || !bytes.toString("latin1").includes(fault.word)) {
        server.write(bytes);
        return;
      }
      this.fault = undefined;
      if (fault.when === "before it arrives") {
        client.destroy();
        return;
      }
      isDeaf = true;
      server.write(bytes);
    });
    server.on("data", (bytes: Buffer) => {
      // The server has answered; that the client never hears.
      if (isDeaf) client.destroy();
      else client.write(bytes);
    });
  }
}
