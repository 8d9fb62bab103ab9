import { problemType } from "#contract/problem.ts";
import { Browser } from "#testing/browser.ts";
import {
  BEGIN,
  classify,
  enter,
  kinds,
  openPage,
  type Page,
  pass,
  problemOf,
  Server,
} from "#testing/outbox-bench.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Reply } from "./ports.ts";

// One entry is sent more than once under its key. Mostly: two tabs of a tablet send the same entry under the same key: the first was thought to be frozen, and was only slow.

beforeEach(() => void vi.useFakeTimers({ now: (BEGIN + 3_600) * 1_000 }));
afterEach(() => void vi.useRealTimers());

interface Attempts {
  readonly server: Server;
  readonly page: Page;
  readonly id: string;
  /** Lets the first tab's attempt be answered. */
  readonly first: (reply: Reply) => Promise<void>;
  readonly second: (reply: Reply) => Promise<void>;
}

/** Both tabs' attempts are on their way; the first tab's began first. */
async function bothOnTheirWay(): Promise<Attempts> {
  const server = new Server();
  const browser = new Browser();
  const [, page] = [openPage(server, browser), openPage(server, browser)];
  await pass();
  const answers: ((reply: Reply) => void)[] = [];
  const wait = (): Promise<Reply> => new Promise((resolve) => void answers.push(resolve));
  server.mishaps.push(wait, wait);
  const { id } = await enter(page, classify(300, 600), server);
  await pass(10);
  // The second hears nothing of the first, and takes its lock away.
  browser.isDeaf = true;
  page.outbox.leadership.need();
  await pass(1_600);
  browser.isDeaf = false;
  expect(server.calls.map((call) => call.id)).toEqual([id, id]);
  const answer = (place: number) => (reply: Reply) => {
    answers[place]?.(reply);
    return pass(10);
  };
  return { server, page, id, first: answer(0), second: answer(1) };
}

const lost: Reply = { kind: "unreachable", why: "network", retryAfterMs: undefined };
const bySomethingBetween: Reply = { kind: "refused", problem: problemOf(403) };
const forRights: Reply = {
  kind: "refused",
  problem: problemOf(403, { type: problemType("mayNotWriteArea") }),
};
const forGood: Reply = { kind: "refused", problem: problemOf(422) };

test.each([
  ["first", "something in between", bySomethingBetween],
  ["second", "something in between", bySomethingBetween],
  // They may be given back before the other one arrives.
  ["first", "want of rights", forRights],
  ["second", "want of rights", forRights],
] as const)(
  "the %s is refused by %s while the other is on its way: that one may have arrived",
  async (which, _, refusal) => {
    const attempts = await bothOnTheirWay();
    const { page, id } = attempts;
    await attempts[which](refusal);
    expect(kinds(page)).toEqual(["refused"]);
    expect(await page.outbox.discard(id)).toEqual({ kind: "mayHaveArrived" });
    await attempts[which === "first" ? "second" : "first"]({ kind: "sent", revision: 1 });
    expect(kinds(page)).toEqual(["sent"]);
  },
);

test("what the server says of a key for good it says to every attempt: none has arrived", async () => {
  const { page, id, first } = await bothOnTheirWay();
  await first(forGood);
  expect(kinds(page)).toEqual(["refused"]);
  expect(await page.outbox.discard(id)).toEqual({ kind: "done" });
});

test("one whose session had ended was not taken; the other may have been", async () => {
  const { page, id, first } = await bothOnTheirWay();
  await first({ kind: "signedOut" });
  expect(await page.outbox.discard(id)).toEqual({ kind: "mayHaveArrived" });
});

test("one gets no answer and the other is refused: the one may have arrived", async () => {
  const { page, id, first, second } = await bothOnTheirWay();
  await first(lost);
  await second(forRights);
  expect(kinds(page)).toEqual(["refused"]);
  expect(await page.outbox.discard(id)).toEqual({ kind: "mayHaveArrived" });
});

test("both turn out to have been signed out: nothing has arrived", async () => {
  const { page, id, first, second } = await bothOnTheirWay();
  await second({ kind: "signedOut" });
  await first({ kind: "signedOut" });
  expect(await page.outbox.discard(id)).toEqual({ kind: "done" });
});

test("the plant has changed since it was sent without an answer: that one may have arrived, and its key is kept", async () => {
  const server = new Server();
  const page = openPage(server);
  const notInPlant = problemOf(422, { type: problemType("notInPlant") });
  server.mishaps.push(server.loseReply, () => ({ kind: "refused", problem: notInPlant }));
  const { id } = await enter(page, classify(300, 600), server);
  await pass(5_000);
  expect(kinds(page)).toEqual(["refused"]);
  expect(await page.outbox.discard(id)).toEqual({ kind: "mayHaveArrived" });
  // The plant is as it was.
  await page.outbox.retry(id);
  await pass(100);
  expect(kinds(page)).toEqual(["sent"]);
  expect(server.effects).toHaveLength(1);
});
