import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pageTimer } from "../outbox/page-only.ts";
import type { OpenStream, Said, StreamEvents } from "../stream.ts";
import { streamOrPolling } from "./stream-or-polling.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Opened {
  readonly since: number;
  readonly events: StreamEvents;
  isClosed: boolean;
}

function source(): { readonly open: OpenStream; readonly all: Opened[]; last(): Opened } {
  const all: Opened[] = [];
  return {
    all,
    last() {
      const last = all.at(-1);
      if (last === undefined) throw new Error("nothing was opened");
      return last;
    },
    open: (since, events) => {
      const opened: Opened = { since, events, isClosed: false };
      all.push(opened);
      return () => {
        opened.isClosed = true;
      };
    },
  };
}

const change = (seq: number): Said => ({ kind: "spans", id: String(seq), data: "{}" });
const beat: Said = { kind: "heartbeat", id: "", data: '{"now":1}' };

function bench() {
  const [stream, polling] = [source(), source()];
  const open = streamOrPolling({ stream: stream.open, polling: polling.open, timer: pageTimer });
  const heard: string[] = [];
  const lost = vi.fn<() => void>();
  const listen = (since = 0) =>
    open(since, {
      opened: () => void heard.push("open"),
      said: ({ kind, id }) => void heard.push(`${kind} ${id}`.trim()),
      lost,
    });
  /** Twice a stream that opens and never says a word. */
  const goDeaf = () => {
    for (let turn = 0; turn < 2; turn += 1) listen()();
  };
  return { stream, polling, listen, heard, lost, goDeaf };
}

test("as long as the stream speaks, nobody asks", () => {
  const { stream, polling, listen, heard } = bench();
  for (let turn = 0; turn < 5; turn += 1) {
    const close = listen(turn);
    stream.last().events.said(beat);
    close();
  }
  expect(heard).toHaveLength(5);
  expect(polling.all).toEqual([]);
});

test("where no stream ever speaks, it is asked for, and the stream is tried again each minute", () => {
  const { stream, polling, listen, heard, goDeaf } = bench();
  goDeaf();
  listen(7);
  expect(polling.last().since).toBe(7);
  polling.last().events.opened();
  polling.last().events.said(change(8));
  expect(heard).toEqual(["open", "spans 8"]);
  expect(stream.all).toHaveLength(3);
  vi.advanceTimersByTime(12_000);
  expect(stream.last().isClosed).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(stream.all.map(({ since }) => since)).toEqual([0, 0, 7, 8]);
  expect(polling.last().isClosed).toBe(false);
});

test("the stream takes over with its first word, unnoticed", () => {
  const { stream, polling, listen, heard, lost, goDeaf } = bench();
  goDeaf();
  listen(7);
  polling.last().events.opened();
  stream.last().events.said(beat);
  expect(polling.last().isClosed).toBe(true);
  stream.last().events.said(change(8));
  expect(heard).toEqual(["open", "heartbeat", "spans 8"]);
  expect(lost).not.toHaveBeenCalled();
  stream.last().events.lost();
  expect(lost).toHaveBeenCalledOnce();
});

test("when neither gets through, that is said once, and the stream has the next turn", () => {
  const { stream, polling, listen, lost, goDeaf } = bench();
  goDeaf();
  listen(7);
  polling.last().events.lost();
  expect(lost).toHaveBeenCalledOnce();
  listen(7);
  expect(stream.all).toHaveLength(3);
  expect(polling.all).toHaveLength(1);
});

test("whoever hangs up leaves nothing open behind", () => {
  const { stream, polling, listen, goDeaf } = bench();
  goDeaf();
  const close = listen(7);
  polling.last().events.opened();
  close();
  expect([...stream.all, ...polling.all].every(({ isClosed }) => isClosed)).toBe(true);
  vi.advanceTimersByTime(120_000);
  expect(stream.all).toHaveLength(3);
});
