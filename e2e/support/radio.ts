// The air between a tablet and its server: bytes go through it as they are, until it is told otherwise.
// Dead air is not a broken line: connections stay open, new ones are accepted, and nothing comes of them.
import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

export class Radio {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #port: number;
  #isDead = false;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.#port = port;
  }

  /** @param to the server's address */
  static async to(to: string): Promise<Radio> {
    const { hostname, port } = new URL(to);
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const radio = new Radio(server, address.port);
    server.on("connection", (near) => radio.#join(near, hostname, Number(port)));
    return radio;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  /** From now on nothing is heard any more, in either direction. */
  die(): void {
    this.#isDead = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** What was sent into dead air is lost; what comes now goes through. */
  live(): void {
    this.#isDead = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  async dispose(): Promise<void> {
    this.live();
    this.#server.close();
    await once(this.#server, "close");
  }

  #join(near: Socket, host: string, port: number): void {
    this.#keep(near);
    if (this.#isDead) {
      near.pause();
      return;
    }
    const far = connect(port, host);
    this.#keep(far);
    near.on("data", (bytes) => far.write(bytes));
    far.on("data", (bytes) => near.write(bytes));
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    // A line that breaks is what this is about; both ends hear of it by its closing.
    socket.on("error", () => socket.destroy());
  }
}
