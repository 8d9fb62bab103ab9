import { reasonCode } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import { Browser } from "#testing/browser.ts";
import { hall } from "#testing/hall.ts";
import {
  ana,
  at,
  ben,
  BEGIN,
  classify,
  enter,
  kinds,
  M1,
  M2,
  openPage,
  pass,
  problemOf,
  Server,
} from "#testing/outbox-bench.ts";
import { ongoingEnd } from "#time/calendar.ts";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { encodeEntry } from "./entry-codec.ts";

beforeEach(() => void vi.useFakeTimers({ now: (BEGIN + 3_600) * 1_000 }));
afterEach(() => void vi.useRealTimers());

const stop = classify(300, 600);
const pause = {
  kind: "classify",
  startsAt: at(3_000),
  reason: reasonCode("OFF"),
  comment: "",
} as const;

describe("keeping", () => {
  test("saved on this tablet means that it is in the store by then", async () => {
    const server = new Server();
    server.isDown = true;
    const browser = new Browser();
    const page = openPage(server, browser);
    const { keeping } = await enter(page, stop, server);
    expect(keeping).toEqual({ kind: "tablet" });
    expect(browser.rows).toMatchObject([
      { value: { schemaVersion: 3, machineId: "M1", madeBy: ana, baseRevision: 0 } },
    ]);
  });

  test("a tab that dies before it has stored has promised nothing; one that dies after loses nothing", async () => {
    const server = new Server();
    const browser = new Browser();
    const first = openPage(server, browser);
    await pass();
    const promise = vi.fn<() => void>();
    void enter(first, stop, server).then(promise);
    first.kill();
    await pass(5_000);
    expect(promise).not.toHaveBeenCalled();
    expect(browser.rows).toEqual([]);

    const second = openPage(server, browser);
    await pass();
    server.mishaps.push(() => new Promise(() => undefined));
    await enter(second, stop, server);
    await pass();
    second.kill();
    expect(server.effects).toEqual([]);
    openPage(server, browser);
    await pass(5_000);
    expect(server.effects).toHaveLength(1);
    expect(server.calls.map(({ id }) => id)).toEqual([server.calls[0]?.id, server.calls[0]?.id]);
  });

  test("a full store: it is said, it lives in this page, it is sent all the same, and it moves to the tablet when there is room", async () => {
    const server = new Server();
    server.isDown = true;
    const browser = new Browser();
    openPage(server, browser);
    const page = openPage(server, browser);
    await pass();
    browser.trouble = "full";
    const { keeping } = await enter(page, stop, server);
    expect(keeping).toEqual({ kind: "page", trouble: "full" });
    expect(page.outbox.view()).toMatchObject({
      keeping: { kind: "page", trouble: "full" },
      items: [{ standing: { where: "page" } }],
    });
    expect(page.outbox.hasUnsafe()).toBe(true);
    // The other tab leads, and cannot know of it.
    await pass(1_000);
    expect(server.calls.length).toBeGreaterThan(0);
    browser.trouble = undefined;
    await pass(30_000);
    expect(browser.rows).toHaveLength(1);
    expect(page.outbox.hasUnsafe()).toBe(false);
    expect(page.outbox.view().keeping).toEqual({ kind: "tablet" });
    server.isDown = false;
    await pass(60_000);
    expect(server.effects).toHaveLength(1);
    expect(kinds(page)).toEqual(["sent"]);
  });

  test("a store that was cleared by hand is filled again from what the pages know, once", async () => {
    const server = new Server();
    server.isDown = true;
    const browser = new Browser();
    const pages = [openPage(server, browser), openPage(server, browser)];
    const [page] = pages;
    if (page === undefined) throw new Error("no page");
    await enter(page, stop, server);
    await enter(page, classify(700, 800), server);
    await pass();
    browser.lose();
    for (const { outbox } of pages) outbox.wake();
    await pass(100);
    expect(browser.rows).toHaveLength(2);
    server.isDown = false;
    await pass(60_000);
    expect(server.effects).toHaveLength(2);
  });

  test("what a lost store had comes before what is entered next", async () => {
    const server = new Server();
    server.isDown = true;
    const browser = new Browser();
    const page = openPage(server, browser);
    await enter(page, classify(300, 600), server);
    await pass(10);
    browser.lose();
    await enter(page, classify(400, 500, "IDLE"), server);
    await pass(10);
    const reasons = browser.rows.map(({ value }) => JSON.stringify(value).match(/JAM|IDLE/)?.[0]);
    expect(reasons).toEqual(["JAM", "IDLE"]);
  });

  test("the server's word is not lost on a store that fails when it comes", async () => {
    const server = new Server();
    const browser = new Browser();
    const page = openPage(server, browser);
    await enter(page, stop, server);
    browser.trouble = "unavailable";
    await pass(100);
    expect(kinds(page)).toEqual(["sent"]);
    expect(browser.rows).toMatchObject([
      { value: { state: { attempts: expect.any(Number) as number } } },
    ]);
    browser.trouble = undefined;
    await pass(30_000);
    expect(browser.rows).toMatchObject([{ value: { state: { kind: "sent", revision: 1 } } }]);
    page.seesAll();
    await pass();
    expect(browser.rows).toEqual([]);
  });

  test("what an older build kept is sent; what a newer one kept is left alone and told of", async () => {
    const server = new Server();
    const browser = new Browser();
    const page = openPage(server, browser);
    server.isDown = true;
    await enter(page, stop, server);
    const kept = browser.rows[0]?.value;
    page.kill();
    if (typeof kept !== "object" || kept === null) throw new Error("nothing was kept");
    const { base: _, ...first } = { base: undefined, ...kept };
    browser.rows = [];
    browser.put({ ...first, schemaVersion: 1, id: "old" });
    browser.put({ schemaVersion: 9, id: "new", wishes: ["a new kind of request"] });
    server.isDown = false;
    const next = openPage(server, browser);
    await pass(10);
    expect(server.effects.map(({ key }) => key)).toEqual(["old"]);
    expect(next.outbox.view().unreadable).toBe(1);
    next.seesAll();
    await pass();
    expect(browser.rows).toMatchObject([{ value: { schemaVersion: 9 } }]);
  });
});

describe("sending", () => {
  test("a reply that is lost after the commit leads to one effect, not two", async () => {
    const server = new Server();
    const page = openPage(server);
    server.mishaps.push(server.loseReply);
    await enter(page, stop, server);
    await pass(1_500);
    expect(server.calls).toHaveLength(2);
    expect(server.effects).toHaveLength(1);
    expect(page.outbox.entries()).toMatchObject([{ state: { kind: "sent", revision: 1 } }]);
  });

  test("one machine's go out one after the other, machines side by side", async () => {
    const server = new Server();
    const page = openPage(server);
    let answer = (): void => undefined;
    server.mishaps.push((entry) => {
      const asked = new Promise<void>((resolve) => {
        answer = resolve;
      });
      return asked.then(() => server.take(entry, "me"));
    });
    await enter(page, stop, server);
    await enter(page, classify(700, 800), server);
    await enter(page, stop, server, M2);
    await pass(10);
    expect(server.calls.map(({ machineId }) => machineId)).toEqual([M1, M2]);
    answer();
    await pass(10);
    expect(server.calls.map(({ machineId }) => machineId)).toEqual([M1, M2, M1]);
    expect(kinds(page)).toEqual(["sent", "sent", "sent"]);
  });

  test("pauses grow while nothing answers, never undercut what the server asks for, and end on waking", async () => {
    const server = new Server();
    server.isDown = true;
    const page = openPage(server);
    await enter(page, stop, server);
    await pass();
    const counts: number[] = [];
    for (const wait of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      await pass(wait - 1);
      const before = server.calls.length;
      await pass(1);
      counts.push(server.calls.length - before);
    }
    expect(counts).toEqual([1, 1, 1, 1, 1, 1, 1]);
    server.mishaps.push(() => ({ kind: "unreachable", why: "busy", retryAfterMs: 90_000 }));
    page.outbox.wake();
    await pass();
    const before = server.calls.length;
    await pass(89_999);
    expect(server.calls).toHaveLength(before);
    server.isDown = false;
    await pass(1);
    expect(kinds(page)).toEqual(["sent"]);
  });

  test("what was ongoing when it was said goes with its end once its shift is over", async () => {
    const server = new Server();
    server.isDown = true;
    const page = openPage(server);
    const ongoing: Request = { ...pause, endsAt: undefined };
    await enter(page, ongoing, server);
    // Until the next shift, as nobody is at work (C4). When that has come it is over.
    const until = ongoingEnd(hall.calendar, at(3_600));
    await pass(10);
    vi.setSystemTime((until + 600) * 1_000);
    server.isDown = false;
    page.outbox.wake();
    await pass(10);
    expect(server.effects).toMatchObject([{ request: { ...pause, endsAt: until } }]);
    expect(new Set(server.calls.map(({ id }) => id)).size).toBe(2);
  });

  test("while the tablet's clock is doubtful, what is ongoing waits: nobody can say whether it is over", async () => {
    const server = new Server();
    const page = openPage(server);
    page.clockIsDoubtful = true;
    await enter(page, { ...pause, endsAt: undefined }, server);
    await enter(page, stop, server, M2);
    await pass(10_000);
    expect(server.effects).toMatchObject([{ request: stop }]);
    page.clockIsDoubtful = false;
    await pass(2_000);
    expect(server.effects[1]).toMatchObject({ request: { ...pause, endsAt: undefined } });
  });

  test("a key that is being worked on is asked for again soon", async () => {
    const server = new Server();
    const page = openPage(server);
    server.mishaps.push(() => ({ kind: "underWay" }));
    await enter(page, stop, server);
    await pass(800);
    expect(kinds(page)).toEqual(["sent"]);
    expect(server.calls[1]?.id).toBe(server.calls[0]?.id);
  });

  test("what is refused waits for the person; those behind it go on, but not the one on the same time", async () => {
    const server = new Server();
    const page = openPage(server);
    server.mishaps.push(() => ({ kind: "refused", problem: problemOf(403) }));
    await enter(page, classify(300, 600), server);
    await enter(page, classify(400, 500, "IDLE"), server);
    await enter(page, classify(700, 800), server);
    await pass(100);
    expect(kinds(page)).toEqual(["refused", "saved", "sent"]);
    const [refused, waiting] = page.outbox.view().items;
    expect(waiting?.standing).toMatchObject({ kind: "saved", waitsFor: refused?.id });
    expect(await page.outbox.discard(refused?.id ?? "")).toEqual({ kind: "done" });
    await pass(100);
    expect(server.effects.map(({ request }) => request)).toEqual([
      classify(700, 800),
      classify(400, 500, "IDLE"),
    ]);
  });

  test("what was on its way when its page ended, and waits for another now, is not called on its way", async () => {
    const server = new Server();
    const browser = new Browser();
    const dying = openPage(server, browser);
    server.mishaps.push(() => ({ kind: "refused", problem: problemOf(422) }));
    await enter(dying, classify(300, 600), server);
    server.mishaps.push(() => new Promise(() => undefined));
    await enter(dying, classify(400, 500, "IDLE"), server, M2);
    await pass(10);
    dying.kill();
    // It was stored behind one on the same seconds, as after a store that was lost.
    const [refused, onItsWay] = browser.rows.map(({ value }) => value);
    if (typeof onItsWay !== "object") throw new Error("nothing was kept");
    browser.rows = [];
    browser.put(refused);
    browser.put({ ...onItsWay, machineId: M1 });
    const page = openPage(server, browser);
    await pass(10);
    const [first, second] = page.outbox.view().items;
    expect(second?.standing).toMatchObject({
      kind: "saved",
      mayHaveArrived: true,
      waitsFor: first?.id,
    });
  });

  test("rights that were taken away in a dead zone: nothing had arrived, and discarding asks once", async () => {
    const server = new Server();
    const page = openPage(server);
    const problem = problemOf(403, { type: "urn:shiftlane:problem:mayNotWrite" });
    server.isDown = true;
    const { id } = await enter(page, stop, server);
    await pass(10);
    server.isDown = false;
    server.mishaps.push(() => ({ kind: "refused", problem }));
    await pass(5_000);
    expect(kinds(page)).toEqual(["refused"]);
    expect(await page.outbox.discard(id)).toEqual({ kind: "done" });
  });

  test("a refusal that says nothing about an attempt before leaves open whether that one arrived", async () => {
    const server = new Server();
    const page = openPage(server);
    server.mishaps.push(server.loseReply, () => ({ kind: "refused", problem: problemOf(403) }));
    await enter(page, stop, server);
    await pass(5_000);
    expect(kinds(page)).toEqual(["refused"]);
    const [item] = page.outbox.view().items;
    expect(await page.outbox.discard(item?.id ?? "")).toEqual({ kind: "mayHaveArrived" });
    expect(await page.outbox.retry(item?.id ?? "")).toEqual({ kind: "done" });
    await pass(100);
    expect(kinds(page)).toEqual(["sent"]);
    expect(server.effects).toHaveLength(1);
  });

  test("what was refused is asked anew: under a new key, unless the server forgot its answer", async () => {
    const server = new Server();
    const page = openPage(server);
    for (const status of [422, 403]) {
      server.mishaps.push(() => ({ kind: "refused", problem: problemOf(status) }));
      await enter(page, status === 422 ? classify(300, 400) : classify(700, 800), server);
      await pass(10);
    }
    for (const { id } of page.outbox.view().items) await page.outbox.retry(id);
    await pass(10);
    const [first, second, firstAgain, secondAgain] = server.calls.map(({ id }) => id);
    expect(firstAgain).not.toBe(first);
    expect(secondAgain).toBe(second);
    expect(kinds(page)).toEqual(["sent", "sent"]);
  });
});

describe("someone else's change", () => {
  test("one that leaves the effect as it was is not worth a question: it goes again by itself", async () => {
    const server = new Server();
    const page = openPage(server);
    server.mishaps.push(() => ({ kind: "conflict", problem: problemOf(412) }));
    await enter(page, stop, server);
    server.byColleague(classify(950, 1_000, "IDLE"));
    await pass(2_000);
    expect(server.calls.map(({ id, baseRevision }) => [id, baseRevision])).toEqual([
      [server.calls[0]?.id, 0],
      [server.calls[0]?.id, 1],
    ]);
    expect(kinds(page)).toEqual(["sent"]);
  });

  test("one on the same time is asked about, with who it was, and nothing is sent over it", async () => {
    const server = new Server();
    const page = openPage(server);
    await enterBehind(page, server);
    const [entry] = page.outbox.entries();
    expect(entry?.state).toMatchObject({
      kind: "conflict",
      problem: { current: { changes: [{ by: "Ben" }] } },
    });
    await pass(120_000);
    expect(server.effects).toEqual([]);
  });

  test("mine: the same request, knowing theirs", async () => {
    const server = new Server();
    const page = openPage(server);
    const id = await enterBehind(page, server);
    expect(await page.outbox.resolve(id, "mine")).toEqual({ kind: "done" });
    await pass(10);
    expect(server.effects).toMatchObject([{ key: id, request: stop }]);
  });

  test("theirs: mine goes", async () => {
    const server = new Server();
    const page = openPage(server);
    const id = await enterBehind(page, server);
    expect(await page.outbox.resolve(id, "theirs")).toEqual({ kind: "done" });
    await pass(10);
    expect(page.outbox.entries()).toEqual([]);
    expect(server.effects).toEqual([]);
  });

  test("split: mine up to the edge of theirs, as new requests", async () => {
    const server = new Server();
    const page = openPage(server);
    const id = await enterBehind(page, server);
    expect(await page.outbox.look(id)).toMatchObject({
      contested: [{ start: at(400), end: at(500) }],
    });
    expect(await page.outbox.resolve(id, "split")).toEqual({ kind: "done" });
    await pass(10);
    expect(server.effects.map(({ request }) => request)).toEqual([
      classify(300, 400),
      classify(500, 600),
    ]);
    expect(server.effects.every(({ key }) => key !== id)).toBe(true);
  });

  test("when the server cannot say how it stands, nothing is decided", async () => {
    const server = new Server();
    const page = openPage(server);
    const id = await enterBehind(page, server);
    server.isDown = true;
    expect(await page.outbox.resolve(id, "split")).toEqual({ kind: "unreachable" });
    expect(kinds(page)).toEqual(["conflict"]);
  });

  /** Mine on 300 to 600, made before Ben's on 400 to 500 was known. */
  async function enterBehind(page: ReturnType<typeof openPage>, server: Server): Promise<string> {
    const { revision, timeline } = server.standing(M1);
    server.byColleague(classify(400, 500, "OFF"));
    const seen = { revision, timeline };
    const { id } = await page.outbox.add({ machineId: M1, request: stop, seen }, ana);
    await pass(10);
    return id;
  }
});

describe("several tabs", () => {
  test("one of them sends; all of them know", async () => {
    const server = new Server();
    const browser = new Browser();
    const pages = [openPage(server, browser), openPage(server, browser)];
    await pass();
    for (const page of pages) await enter(page, stop, server, page === pages[0] ? M1 : M2);
    await pass(10);
    expect(server.calls).toHaveLength(2);
    expect(pages.map(kinds)).toEqual([
      ["sent", "sent"],
      ["sent", "sent"],
    ]);
  });

  test("a frozen tab that keeps its lock is passed over within two seconds", async () => {
    const server = new Server();
    const browser = new Browser();
    const frozen = openPage(server, browser);
    await pass();
    const page = openPage(server, browser);
    await pass();
    // Its lock stays with it; nothing of it runs.
    frozen.tab.isEnded = true;
    await enter(page, stop, server);
    await pass(2_000);
    expect(server.effects).toHaveLength(1);
    expect(kinds(page)).toEqual(["sent"]);
  });

  test("a tab that does not know that someone has signed in leads nobody: it finds out, and the other one sends", async () => {
    const server = new Server();
    const browser = new Browser();
    const [unaware, page] = [openPage(server, browser), openPage(server, browser)];
    unaware.person = undefined;
    await pass();
    expect(unaware.outbox.leadership.isLeader()).toBe(true);
    await enter(page, stop, server);
    await pass(2_000);
    expect(unaware.mistaken.count).toBe(1);
    expect(kinds(page)).toEqual(["sent"]);
  });

  test("a word between tabs that is lost delays what was entered by ten seconds, no more", async () => {
    const server = new Server();
    const browser = new Browser();
    const [, page] = [openPage(server, browser), openPage(server, browser)];
    await pass();
    browser.isDeaf = true;
    await enter(page, stop, server);
    await pass();
    browser.isDeaf = false;
    await pass(10_000);
    expect(kinds(page)).toEqual(["sent"]);
  });

  test("two that both believe they lead do no harm", async () => {
    const server = new Server();
    const browser = new Browser();
    const pages = [openPage(server, browser), openPage(server, browser)];
    const [page] = pages;
    if (page === undefined) throw new Error("no page");
    await pass();
    browser.isDeaf = true;
    server.mishaps.push(() => ({ kind: "unreachable", why: "silence", retryAfterMs: undefined }));
    await enter(page, stop, server);
    for (const { outbox } of pages) outbox.leadership.need();
    await pass(5_000);
    for (const { outbox } of pages) outbox.wake();
    await pass(100);
    expect(server.effects).toHaveLength(1);
    expect(pages.map(kinds)).toEqual([["sent"], ["sent"]]);
  });

  test("what another tab lets go of stays on show here until this tab's picture has it", async () => {
    const server = new Server();
    const browser = new Browser();
    const [quick, slow] = [openPage(server, browser), openPage(server, browser)];
    await pass();
    await enter(quick, stop, server);
    await pass(10);
    quick.seesAll();
    await pass(10);
    expect(browser.rows).toEqual([]);
    expect(kinds(quick)).toEqual([]);
    expect(kinds(slow)).toEqual(["sent"]);
    slow.seesAll();
    await pass();
    expect(kinds(slow)).toEqual([]);
  });

  test("without a word why, the truth is fetched afresh before it is let go", async () => {
    const server = new Server();
    server.isDown = true;
    const browser = new Browser();
    const [quick, slow] = [openPage(server, browser), openPage(server, browser)];
    await pass();
    await enter(quick, stop, server);
    await pass(10);
    browser.isDeaf = true;
    server.isDown = false;
    quick.outbox.wake();
    await pass(10);
    quick.seesAll();
    await pass(10);
    expect(browser.rows).toEqual([]);
    slow.renewals.works = false;
    slow.outbox.wake();
    await pass(10);
    expect(kinds(slow)).toEqual(["sent"]);
    slow.renewals.works = true;
    await pass(5_000);
    expect(slow.renewals.count).toBe(2);
    expect(kinds(slow)).toEqual([]);
  });

  test("what a person discards in one tab is gone from the others at once, and stays gone", async () => {
    const server = new Server();
    server.isDown = true;
    const browser = new Browser();
    const [one, two] = [openPage(server, browser), openPage(server, browser, ben)];
    await pass();
    one.person = undefined;
    one.outbox.wake();
    const { revision, timeline } = server.standing(M1);
    const seen = { revision, timeline };
    const { id } = await one.outbox.add({ machineId: M1, request: stop, seen }, ana);
    await pass(10);
    expect(await one.outbox.discard(id)).toEqual({ kind: "done" });
    await pass(10);
    expect([kinds(one), kinds(two)]).toEqual([[], []]);
    browser.lose();
    two.outbox.wake();
    await pass(100);
    expect(browser.rows).toEqual([]);
  });
});

describe("whose it is", () => {
  test("another person on the same tablet sends and sees only their own; the first one's is counted by name", async () => {
    const server = new Server();
    server.isDown = true;
    const page = openPage(server);
    await enter(page, stop, server);
    await pass(10);
    page.person = ben;
    server.isDown = false;
    page.outbox.wake();
    await enter(page, classify(700, 800), server);
    await pass(120_000);
    expect(server.effects.map(({ by }) => by)).toEqual(["Ben"]);
    const { counts, held, items } = page.outbox.view();
    expect(counts).toMatchObject({ saved: 0, heldForOthers: 1 });
    expect(held).toEqual([{ ...ana, count: 1 }]);
    expect(items).toHaveLength(1);
    page.person = ana;
    page.outbox.wake();
    await pass(10);
    expect(server.effects.map(({ by }) => by)).toEqual(["Ben", "Ana"]);
  });

  test("two people of one name are two", async () => {
    const server = new Server();
    server.isDown = true;
    const page = openPage(server);
    await enter(page, stop, server);
    page.person = { account: "a-9", name: ana.name };
    server.isDown = false;
    page.outbox.wake();
    await pass(60_000);
    expect(server.effects).toEqual([]);
  });

  test("a browser that is signed in as someone else by now sends nothing in their name, and asks who it is", async () => {
    const server = new Server();
    const page = openPage(server);
    server.mishaps.push(() => ({ kind: "someoneElse" }));
    await enter(page, stop, server);
    await pass(10);
    expect(page.mistaken.count).toBe(1);
    expect(page.outbox.entries()).toMatchObject([{ state: { kind: "saved", attempts: 0 } }]);
  });

  test("one browser's queues of two people are two senders to the server", () => {
    const page = openPage(new Server());
    expect(page.outbox.clientIdOf(ana, "x")).not.toBe(page.outbox.clientIdOf(ben, "x"));
  });
});

describe("what a person may still do", () => {
  test("what may have reached the server is not thrown away without saying so", async () => {
    const server = new Server();
    server.isDown = true;
    const page = openPage(server);
    const { id } = await enter(page, stop, server);
    await pass(10);
    expect(page.outbox.view().items).toMatchObject([{ standing: { mayHaveArrived: true } }]);
    expect(await page.outbox.discard(id)).toEqual({ kind: "mayHaveArrived" });
    expect(await page.outbox.change(id, classify(300, 500))).toEqual({ kind: "mayHaveArrived" });
    expect(kinds(page)).toEqual(["saved"]);
    expect(await page.outbox.discard(id, { evenIfItArrived: true })).toEqual({ kind: "done" });
    expect(kinds(page)).toEqual([]);
  });

  test("a changed request is a new one, in the old one's place in the row", async () => {
    const server = new Server();
    const page = openPage(server);
    page.person = undefined;
    const { revision, timeline } = server.standing(M1);
    const seen = { revision, timeline };
    const { id } = await page.outbox.add({ machineId: M1, request: stop, seen }, ana);
    await page.outbox.add({ machineId: M1, request: classify(700, 800), seen }, ana);
    expect(await page.outbox.change(id, classify(300, 450))).toEqual({ kind: "done" });
    page.person = ana;
    page.outbox.wake();
    await pass(10);
    expect(server.effects.map(({ request }) => request)).toEqual([
      classify(300, 450),
      classify(700, 800),
    ]);
    expect(server.effects[0]?.key).not.toBe(id);
  });

  test("what the tablet cannot store is not done, and says so", async () => {
    const server = new Server();
    server.mishaps.push(() => ({ kind: "refused", problem: problemOf(422) }));
    const browser = new Browser();
    const page = openPage(server, browser);
    const { id } = await enter(page, stop, server);
    await pass(10);
    browser.trouble = "unavailable";
    expect(await page.outbox.discard(id)).toEqual({ kind: "notStored", trouble: "unavailable" });
    expect(kinds(page)).toEqual(["refused"]);
  });

  test("who waits for the answer gets it, and is not kept waiting for longer than they like", async () => {
    const server = new Server();
    const page = openPage(server);
    const sent = await enter(page, stop, server);
    const outcome = page.outbox.outcome(sent.id, 1_500);
    await pass(1);
    expect((await outcome)?.state.kind).toBe("sent");
    server.mishaps.push(() => new Promise(() => undefined));
    const silent = await enter(page, classify(700, 800), server);
    const patience = page.outbox.outcome(silent.id, 1_500);
    await pass(1_500);
    expect((await patience)?.state.kind).toBe("sending");
  });
});

test("an entry is kept as it was made", async () => {
  const server = new Server();
  server.isDown = true;
  const browser = new Browser();
  const page = openPage(server, browser);
  await enter(page, stop, server);
  const [entry] = page.outbox.entries();
  if (entry === undefined) throw new Error("nothing was kept");
  page.kill();
  const next = openPage(server, browser, ben);
  await pass();
  const [read] = next.outbox.entries();
  if (read === undefined) throw new Error("nothing was read");
  expect(encodeEntry({ ...read, state: entry.state })).toEqual(encodeEntry(entry));
});
