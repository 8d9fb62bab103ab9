/** One message of a Server-Sent Events stream. */
interface Message {
  readonly kind: string;
  readonly id: string | undefined;
  readonly data: string;
}

/** One browser on the stream. */
export class Listener {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private readonly decoder = new TextDecoder();
  private rest = "";
  readonly messages: Message[] = [];
  ended = false;

  constructor(stream: ReadableStream<Uint8Array>) {
    this.reader = stream.getReader();
  }

  /** Reads until there are so many messages besides heartbeats, or the stream ends. */
  async until(count: number): Promise<readonly Message[]> {
    while (!this.ended && this.changes.length < count) await this.read();
    return this.changes;
  }

  async read(): Promise<void> {
    const { done, value } = await this.reader.read();
    if (done) {
      this.ended = true;
      return;
    }
    const blocks = (this.rest + this.decoder.decode(value, { stream: true })).split("\n\n");
    this.rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
      const kind = field("event");
      if (kind !== undefined)
        this.messages.push({ kind, id: field("id"), data: field("data") ?? "" });
    }
  }

  get changes(): readonly Message[] {
    return this.messages.filter(({ kind }) => kind !== "heartbeat");
  }

  cancel(): Promise<void> {
    return this.reader.cancel();
  }
}
