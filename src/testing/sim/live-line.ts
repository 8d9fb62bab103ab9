import { LIVE_KINDS, type LiveKind } from "#contract/live.ts";
import type { OpenStream, Said, StreamEvents } from "#query/stream.ts";
import type { Random } from "#server/sample/random.ts";
import type { Line } from "./line.ts";
import type { PlantServer } from "./plant-server.ts";
import type { Life, Schedule } from "./schedule.ts";

/** What happens to one browser's live stream, once. */
export const STREAM_MISHAPS = ["gap", "break", "silence", "repeat", "reset", "garbage"] as const;
export type StreamMishap = (typeof STREAM_MISHAPS)[number];

interface Open {
  readonly tab: Life;
  readonly events: StreamEvents;
  /** Messages on their way arrive in the order in which they were sent. */
  arrivesMs: number;
  lastId: string;
  state: "open" | "silent" | "closed";
  /** Dropped messages still to come. */
  drops: number;
  repeats: number;
}

export interface LiveLineNeeds {
  readonly schedule: Schedule;
  readonly server: PlantServer;
  readonly random: Random;
  readonly line: Line;
}

/** One browser's live streams, as EventSource has them. */
export class LiveLine {
  private readonly needs: LiveLineNeeds;
  private readonly streams = new Set<Open>();

  constructor(needs: LiveLineNeeds) {
    this.needs = needs;
  }

  /** How many are open at present. */
  get size(): number {
    return this.streams.size;
  }

  openOf(tab: Life): OpenStream {
    return (since, events) => {
      const open: Open = {
        tab,
        events,
        arrivesMs: 0,
        lastId: "",
        state: "open",
        drops: 0,
        repeats: 0,
      };
      this.streams.add(open);
      this.connect(open, since);
      return () => this.close(open);
    };
  }

  /** The network has become good, or bad. Streams that were silent stay so: the connection is gone. */
  weatherChanged(): void {
    const { line, random } = this.needs;
    if (line.weather === "good" || line.weather === "slow" || line.weather === "lossy") return;
    for (const open of this.streams) {
      if (line.weather !== "dead" && random.chance(0.5)) this.lose(open);
      else if (line.weather === "dead" || line.weather === "off") open.state = "silent";
    }
  }

  /** Nothing more is dropped or repeated; a stream that is silent stays so until its page notices. */
  mend(): void {
    for (const open of this.streams) {
      open.drops = 0;
      open.repeats = 0;
    }
  }

  befall(mishap: StreamMishap): void {
    for (const open of this.streams) {
      switch (mishap) {
        case "gap":
          open.drops += 1;
          break;
        case "repeat":
          open.repeats += 1;
          break;
        case "break":
          this.lose(open);
          break;
        case "silence":
          open.state = "silent";
          break;
        case "reset":
          this.say(open, { kind: "reset", id: open.lastId, data: "{}" });
          break;
        case "garbage":
          this.say(open, { kind: "spans", id: open.lastId, data: '{"machineId":' });
          break;
      }
    }
  }

  /** The server has gone: most connections notice. */
  serverGone(): void {
    for (const open of this.streams) {
      if (this.needs.random.chance(0.7)) this.lose(open);
      else open.state = "silent";
    }
  }

  /** Its tab has ended. */
  forget(tab: Life): void {
    for (const open of this.streams) if (open.tab === tab) this.close(open);
  }

  private connect(open: Open, since: number): void {
    const { schedule, line, random } = this.needs;
    const ms = line.weather === "slow" ? random.whole(50, 5_000) : random.whole(2, 60);
    const isThere = line.weather === "good" || line.weather === "slow" || line.weather === "lossy";
    if (line.weather === "dead") open.state = "silent";
    else if (!isThere) this.lose(open);
    else schedule.after(ms, open.tab, () => void schedule.during(this.reach(open, since)));
  }

  private async reach(open: Open, since: number): Promise<void> {
    const { server, line } = this.needs;
    if (server.app === undefined || open.state !== "open") return this.lose(open);
    const headers = new Headers({ accept: "text/event-stream" });
    const path = `/api/live?since=${since}`;
    const call = { method: "GET", path, headers, body: undefined };
    const response = await server.app.fetch(line.requestFor(call));
    if (response.status !== 200 || response.body === null) return this.lose(open);
    this.deliver(open, open.events.opened);
    void this.read(open, response.body.getReader());
  }

  private async read(open: Open, reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = "";
    while (open.state !== "closed") {
      const { done, value } = await reader.read();
      if (done) return this.lose(open);
      const blocks = (rest + decoder.decode(value, { stream: true })).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) this.pass(open, block);
    }
    await reader.cancel();
  }

  private pass(open: Open, block: string): void {
    const field = (name: string): string | undefined =>
      new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
    const kind = LIVE_KINDS.find((its): its is LiveKind => its === field("event"));
    if (kind === undefined) return;
    const id = field("id");
    if (id !== undefined && open.drops > 0) {
      open.drops -= 1;
      return;
    }
    open.lastId = id ?? open.lastId;
    const said: Said = { kind, id: open.lastId, data: field("data") ?? "" };
    this.say(open, said);
    if (id === undefined || open.repeats === 0) return;
    open.repeats -= 1;
    this.say(open, said);
  }

  private say(open: Open, said: Said): void {
    this.deliver(open, () => open.events.said(said));
  }

  private deliver(open: Open, work: () => void): void {
    const { schedule, line, random } = this.needs;
    const ms = line.weather === "slow" ? random.whole(50, 5_000) : random.whole(2, 200);
    open.arrivesMs = Math.max(open.arrivesMs, schedule.nowMs + ms);
    schedule.after(open.arrivesMs - schedule.nowMs, open.tab, () => {
      if (open.state === "open") work();
    });
  }

  private lose(open: Open): void {
    if (open.state === "closed") return;
    this.streams.delete(open);
    this.needs.schedule.after(this.needs.random.whole(2, 60), open.tab, () => {
      if (open.state === "closed") return;
      open.state = "closed";
      open.events.lost();
    });
  }

  private close(open: Open): void {
    open.state = "closed";
    this.streams.delete(open);
  }
}
