import { Browser } from "#testing/browser.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Leadership } from "../outbox/leadership.ts";
import { pageTimer } from "../outbox/page-only.ts";
import { tabsOn } from "../outbox/tab-messages.ts";
import type { Said, StreamEvents } from "../stream.ts";
import { SharedStream } from "./shared-stream.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Own {
  readonly since: number;
  readonly events: StreamEvents;
  isClosed: boolean;
}

/** A tab on the stream, with what it heard and the streams of its own that it opened. */
function openTab(browser: Browser, name: string) {
  const tab = browser.tab();
  const tabs = tabsOn(tab.channel);
  const leadership = new Leadership({
    tab: name,
    tabs,
    lock: tab.lock,
    timer: pageTimer,
    account: () => "a",
    onDoubt: () => undefined,
  });
  const own: Own[] = [];
  const heard: string[] = [];
  const lost = vi.fn<() => void>();
  const shared = new SharedStream({
    own: (since, events) => {
      const stream: Own = { since, events, isClosed: false };
      own.push(stream);
      return () => {
        stream.isClosed = true;
      };
    },
    tabs,
    leadership,
    timer: pageTimer,
  });
  leadership.start();
  const open = (since: number) =>
    shared.open(since, {
      opened: () => void heard.push("open"),
      said: ({ kind, id }) => void heard.push(`${kind} ${id}`.trim()),
      lost,
    });
  const openOnes = () => own.filter(({ isClosed }) => !isClosed);
  return { tab, leadership, own, heard, lost, open, openOnes };
}

const change = (seq: number): Said => ({ kind: "spans", id: String(seq), data: "{}" });
const beat: Said = { kind: "heartbeat", id: "", data: '{"now":1}' };
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

async function pair() {
  const browser = new Browser();
  const leader = openTab(browser, "a");
  await pass();
  leader.open(10);
  const [stream] = leader.own;
  if (stream === undefined) throw new Error("the leader opened nothing");
  stream.events.opened();
  stream.events.said(change(11));
  const follower = openTab(browser, "b");
  return { browser, leader, follower, stream };
}

test("a second tab opens no stream: it hears what it missed from the first, and then all that comes", async () => {
  const { follower, stream } = await pair();
  follower.open(10);
  await pass();
  stream.events.said(change(12));
  stream.events.said(beat);
  await pass();
  expect(follower.heard).toEqual(["open", "spans 11", "spans 12", "heartbeat"]);
  await pass(10_000);
  expect(follower.own).toEqual([]);
});

test("a leader that cannot tell what was missed says so, and the tab helps itself at once", async () => {
  const { follower } = await pair();
  follower.open(3);
  await pass();
  expect(follower.own.map(({ since }) => since)).toEqual([3]);
});

test("a leader that is frozen does not answer: the tab helps itself, and takes the lead", async () => {
  const { leader, follower } = await pair();
  leader.tab.isEnded = true;
  follower.open(10);
  await pass(1_200);
  expect(follower.own.map(({ since }) => since)).toEqual([10]);
  await pass(1_500);
  expect(follower.leadership.isLeader()).toBe(true);
});

test("when the leader's line is lost its followers know, without one of their own", async () => {
  const { follower, stream } = await pair();
  follower.open(10);
  await pass();
  stream.events.lost();
  await pass();
  expect(follower.lost).toHaveBeenCalledOnce();
  expect(follower.own).toEqual([]);
});

test("a message between tabs that is lost is asked for again", async () => {
  const { browser, follower, stream } = await pair();
  follower.open(10);
  await pass();
  browser.isDeaf = true;
  stream.events.said(change(12));
  await pass();
  browser.isDeaf = false;
  stream.events.said(change(13));
  await pass();
  expect(follower.heard).toEqual(["open", "spans 11", "open", "spans 12", "spans 13"]);
  expect(follower.lost).not.toHaveBeenCalled();
});

test("when the leading tab is closed another one goes on where it stopped", async () => {
  const { browser, leader, follower } = await pair();
  follower.open(10);
  await pass();
  leader.tab.isEnded = true;
  browser.forget(leader.tab);
  await pass();
  expect(follower.own.map(({ since }) => since)).toEqual([11]);
  expect(follower.lost).not.toHaveBeenCalled();
});

test("a tab that went its own way comes back as soon as it hears the leader: one stream a browser", async () => {
  const { leader, follower, stream } = await pair();
  follower.open(3);
  await pass();
  const [own] = follower.own;
  own?.events.opened();
  for (let seq = 4; seq <= 11; seq += 1) own?.events.said(change(seq));
  await pass(5_000);
  stream.events.said(beat);
  await pass();
  expect([leader.openOnes().length, follower.openOnes().length]).toEqual([1, 0]);
  stream.events.said(change(12));
  await pass();
  expect(follower.heard.slice(-1)).toEqual(["spans 12"]);
});

test("whoever hangs up hears nothing more", async () => {
  const { follower, stream } = await pair();
  const close = follower.open(10);
  await pass();
  close();
  stream.events.said(change(12));
  await pass();
  expect(follower.heard).toEqual(["open", "spans 11"]);
});
