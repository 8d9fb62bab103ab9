import { apply } from "#engine/apply.ts";
import { consequence } from "#engine/consequence.ts";
import { machineId, rawState, reasonCode } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import type { Signal } from "#engine/signal.ts";
import { eventsBetween } from "#engine/timeline.ts";
import { freshFolder } from "#testing/folder.ts";
import { hall } from "#testing/hall.ts";
import { instant } from "#time/instant.ts";
import fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import { openStore } from "#testing/store.ts";
import { trimLog } from "../store/live-log.ts";
import type { Store } from "../store/store.ts";
import { openRecord } from "./open-record.ts";
import {
  type Change,
  type Record,
  TooManyReadings,
  UnknownMachine,
  type WriteTx,
} from "./record.ts";

const M1 = machineId("M1");
const M2 = machineId("M2");
/** Friday 20 November 2026, 10:00:00 in Berlin. */
const NOW = instant(1_795_165_200);
const at = (minutes: number) => instant(NOW + minutes * 60);

async function open(
  folder = freshFolder(),
): Promise<{ record: Record; store: Store; folder: string }> {
  const store = await openStore(folder);
  onTestFinished(() => store.close());
  return { record: await openRecord(store, hall, NOW), store, folder };
}

const readings = (...rows: readonly (readonly [number, string])[]) =>
  rows.map(([minutes, state]) => ({ time: at(minutes), state }));

const jam = (from: number, to: number): Request => ({
  kind: "classify",
  startsAt: at(from),
  endsAt: at(to),
  reason: reasonCode("JAM"),
  comment: "belt",
});

interface Asking {
  readonly requestId?: string;
  readonly clientId?: string;
}

async function ask(
  tx: WriteTx,
  request: Request,
  { requestId = crypto.randomUUID(), clientId }: Asking = {},
) {
  const origin = { requestId, by: "Test" };
  const { timeline } = await tx.timeline(M1);
  const outcome = apply(timeline, request, { plant: hall, now: NOW, origin });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  const { before, after } = consequence(
    timeline,
    outcome.timeline,
    outcome.edit,
    hall.mapping,
    NOW,
  );
  return tx.commit(M1, {
    origin,
    request,
    timeline: outcome.timeline,
    edit: outcome.edit,
    changed: { before, after },
    dialect: "s0",
    accountId: "account-1",
    clientId,
    now: NOW,
    carried: { category1: "kept" },
  });
}

const events = async (record: Record) => {
  const { timeline } = await record.timeline(M1);
  return eventsBetween(timeline, hall.mapping, at(-10_000), NOW, NOW);
};

test("readings are taken, repeats are counted, and nonsense is refused with the reason", async () => {
  const { record } = await open();
  const sent = [
    { time: at(-30), state: "ACTIVE" },
    { time: at(-30), state: "ACTIVE" },
    { time: at(-29) + 0.25, state: "READY" },
    { time: at(0) + 60, state: "ACTIVE" },
    { time: at(0) + 61, state: "ACTIVE" },
    { time: at(-5), state: " " },
    { time: Number.NaN, state: "ACTIVE" },
    { time: -1, state: "ACTIVE" },
    { time: 1e300, state: "ACTIVE" },
  ];
  const answer = await record.takeReadings(M1, sent, NOW);
  expect(answer).toMatchObject({ taken: 3, repeated: 1 });
  expect(answer.refused.map(({ index }) => index)).toEqual([4, 5, 6, 7, 8]);
  expect(answer.refused[0]?.why).toContain("60 seconds in the future");
  expect(answer.refused[1]?.why).toBe("It has no state.");
  const again = await record.takeReadings(M1, sent, NOW);
  expect(again).toMatchObject({ taken: 0, repeated: 4 });
});

test("a machine that is not in the plant, and more readings than a call may bring, are refused whole", async () => {
  const { record } = await open();
  await expect(record.timeline(machineId("X9"))).rejects.toThrow(UnknownMachine);
  await expect(record.takeReadings(machineId("X9"), [], NOW)).rejects.toThrow(UnknownMachine);
  const many = Array.from({ length: 10_001 }, (_, index) => ({ time: at(-1) - index, state: "A" }));
  await expect(record.takeReadings(M1, many, NOW)).rejects.toThrow(TooManyReadings);
  expect(await record.takeReadings(M1, many.slice(1), NOW)).toMatchObject({ taken: 10_000 });
});

test("readings in any order and any portions give the same timeline, in memory and after a restart", async () => {
  const reading = fc.record({
    time: fc.oneof(
      fc.integer({ min: NOW - 40, max: NOW }),
      fc.double({ min: NOW - 40, max: NOW, noNaN: true }),
    ),
    state: fc.constantFrom("ACTIVE", "READY", "STOPPED"),
  });
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(reading, { minLength: 1, maxLength: 30 })
        .chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, { minLength: list.length }),
            fc.nat(30),
          ),
        ),
      fc.boolean(),
      async ([list, shuffled, cut], warm) => {
        const folder = freshFolder();
        const store = await openStore(folder);
        const record = await openRecord(store, hall, NOW);
        await record.takeReadings(M1, list, NOW);
        if (warm) await record.timeline(M2);
        await record.takeReadings(M2, shuffled.slice(cut), NOW);
        if (warm) await record.timeline(M2);
        await record.takeReadings(M2, shuffled.slice(0, cut), NOW);
        const dump = (signal: Signal) => [...signal.readings(instant(0), NOW)];
        const one = dump((await record.timeline(M1)).timeline.signal);
        const two = dump((await record.timeline(M2)).timeline.signal);
        await store.close();
        const reopened = await openStore(folder);
        const later = await openRecord(reopened, hall, NOW);
        const three = dump((await later.timeline(M2)).timeline.signal);
        await reopened.close();
        expect(two).toEqual(one);
        expect(three).toEqual(one);
      },
    ),
    { numRuns: 40 },
  );
});

test("what a person set is there after a restart, event for event, with its comment and who set it", async () => {
  const { record, store, folder } = await open();
  await record.takeReadings(M1, readings([-60, "ACTIVE"], [-30, "READY"], [-10, "ACTIVE"]), NOW);
  await record.write(async (tx) => ask(tx, jam(-40, -20)));
  await record.write(async (tx) => ask(tx, { ...jam(-5, 0), endsAt: undefined } as Request));
  await record.write(async (tx) =>
    ask(tx, {
      kind: "post",
      startsAt: at(-55),
      reason: reasonCode("IDLE"),
      updateIfExists: false,
      raw: rawState("HELD"),
      pending: true,
      comment: undefined,
    }),
  );
  const before = await events(record);
  expect(before).toHaveLength(6);
  await store.close();
  const again = await open(folder);
  expect(await events(again.record)).toEqual(before);
  expect((await again.record.timeline(M1)).revision).toBe(3);
});

test("a write that throws leaves nothing: not on disk, not in memory, not in the log, not with listeners", async () => {
  const { record, store } = await open();
  await record.takeReadings(M1, readings([-60, "ACTIVE"]), NOW);
  const before = await record.timeline(M1);
  const position = record.position();
  const heard = vi.fn<(changes: readonly Change[]) => void>();
  record.onChange(heard);
  await expect(
    record.write(async (tx) => {
      await ask(tx, jam(-40, -20));
      expect((await tx.timeline(M1)).revision).toBe(1);
      await tx.remember("a", "k", "h", { status: 200, headers: {}, body: "" }, NOW);
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await record.timeline(M1)).toBe(before);
  expect(record.position()).toBe(position);
  expect(heard).not.toHaveBeenCalled();
  expect(await record.remembered("a", "k")).toBeUndefined();
  expect(await store.db.selectFrom("spans").selectAll().execute()).toEqual([]);
  expect(await store.db.selectFrom("requests").selectAll().execute()).toEqual([]);
});

test("several requests in one write are one step, and each sees those before it", async () => {
  const { record } = await open();
  await record.takeReadings(M1, readings([-60, "ACTIVE"]), NOW);
  const revisions = await record.write(async (tx) => [
    await ask(tx, jam(-40, -30)),
    await ask(tx, jam(-30, -20)),
  ]);
  expect(revisions).toEqual([{ revision: 1 }, { revision: 2 }]);
  expect((await events(record)).map((event) => event.startsAt)).toEqual([
    at(-60),
    at(-40),
    at(-20),
  ]);
});

test("writes at the same time come one after the other; readings come between, not into them", async () => {
  const { record } = await open();
  await record.takeReadings(M1, readings([-600, "ACTIVE"]), NOW);
  const writes = Array.from({ length: 20 }, (_, index) =>
    record.write(async (tx) => ask(tx, jam(-500 + index * 10, -495 + index * 10))),
  );
  const taking = record.takeReadings(M1, readings([-10, "READY"]), NOW);
  const revisions = (await Promise.all(writes)).map(({ revision }) => revision);
  expect(revisions).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(await taking).toMatchObject({ taken: 1 });
  expect(await events(record)).toHaveLength(1 + 20 * 2 + 1);
});

test("a long signal that is being loaded misses nothing of what is committed meanwhile", async () => {
  const { store, folder } = await open();
  const record = await openRecord(store, hall, NOW);
  for (let batch = 0; batch < 5; batch += 1) {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      time: NOW - 100_000 + batch * 10_000 + index,
      state: index % 2 === 0 ? "ACTIVE" : "READY",
    }));
    await record.takeReadings(M1, many, NOW);
  }
  await store.close();
  const again = await open(folder);
  const loading = again.record.timeline(M1);
  const late = again.record.takeReadings(M1, [{ time: NOW - 200_000, state: "STOPPED" }], NOW);
  const written = again.record.write(async (tx) => ask(tx, jam(-900, -800)));
  await Promise.all([loading, late, written]);
  const { timeline, revision } = await again.record.timeline(M1);
  expect(timeline.signal.size).toBe(50_001);
  expect(timeline.signal.first).toBe(NOW - 200_000);
  expect(revision).toBe(1);
  expect(timeline.layer.size).toBe(1);
});

test("inside a write, waiting for the record itself is refused instead of waiting for ever", async () => {
  const { record } = await open();
  await expect(record.write(async () => record.timeline(M1))).rejects.toThrow(
    "inside record.write",
  );
  await expect(record.write(async () => record.write(async () => 1))).rejects.toThrow("inside");
  let leaked: WriteTx | undefined;
  await record.write(async (tx) => void (leaked = tx));
  await expect(leaked?.timeline(M1)).rejects.toThrow("has ended");
});

test("the live log says what happened, in order, over a restart, and says so when it no longer reaches back", async () => {
  const { record, store, folder } = await open();
  const heard: Change[] = [];
  record.onChange((changes) => heard.push(...changes));
  await record.takeReadings(M1, readings([-60, "ACTIVE"], [-50, "READY"]), NOW);
  await record.takeReadings(M1, readings([-60, "ACTIVE"]), NOW);
  await record.write(async (tx) => ask(tx, jam(-40, -20)));
  await record.takeReadings(M2, readings([-60, "ACTIVE"]), NOW);
  expect(heard.map(({ seq, kind, machine }) => [seq, kind, machine])).toEqual([
    [1, "readings", "M1"],
    [2, "spans", "M1"],
    [3, "readings", "M2"],
  ]);
  expect(heard[0]).toMatchObject({ readings: [{ at: at(-60), raw: "ACTIVE" }, { at: at(-50) }] });
  expect(await record.changesSince(0, 100)).toEqual({ kind: "changes", changes: heard });
  expect(await record.changesSince(1, 1)).toEqual({ kind: "changes", changes: heard.slice(1, 2) });
  await store.close();
  const again = await open(folder);
  expect(again.record.position()).toBe(3);
  expect(await again.record.changesSince(1, 9)).toEqual({
    kind: "changes",
    changes: heard.slice(1),
  });
  expect(await again.record.changesSince(3, 9)).toEqual({ kind: "changes", changes: [] });
  expect(await again.record.changesSince(4, 9)).toEqual({ kind: "reset" });
  await trimLog(again.store.db, NOW, { seconds: 1e6, entries: 2, characters: 1e6 });
  expect(await again.record.changesSince(0, 9)).toEqual({ kind: "reset" });
  expect(await again.record.changesSince(1, 9)).toEqual({
    kind: "changes",
    changes: heard.slice(1),
  });
  await trimLog(again.store.db, instant(NOW + 100), { seconds: 10, entries: 99, characters: 1e6 });
  expect(await again.record.changesSince(1, 9)).toEqual({ kind: "reset" });
  expect(await again.record.changesSince(2, 9)).toEqual({
    kind: "changes",
    changes: heard.slice(2),
  });
});

test("the log forgets its oldest entries when together they weigh too much, never its newest", async () => {
  const { record, store } = await open();
  for (const minutes of [-4, -3, -2, -1]) {
    await record.takeReadings(M1, readings([minutes, "ACTIVE"]), NOW);
  }
  const { weight } = await store.db
    .selectFrom("live_log")
    .select("weight")
    .executeTakeFirstOrThrow();
  await trimLog(store.db, NOW, { seconds: 1e6, entries: 99, characters: weight * 2 });
  expect(await record.changesSince(1, 9)).toEqual({ kind: "reset" });
  expect(await record.changesSince(2, 9)).toMatchObject({ changes: [{ seq: 3 }, { seq: 4 }] });
  await trimLog(store.db, NOW, { seconds: 1e6, entries: 99, characters: 0 });
  expect(await record.changesSince(3, 9)).toMatchObject({ changes: [{ seq: 4 }] });
});

test("whoever touched the same seconds since is named, except under the same client id", async () => {
  const { record } = await open();
  await record.takeReadings(M1, readings([-600, "ACTIVE"]), NOW);
  await record.write(async (tx) => {
    await ask(tx, jam(-100, -90), { clientId: "tablet-a", requestId: "one" });
    await ask(tx, jam(-80, -70), { clientId: "tablet-b", requestId: "two" });
    await ask(tx, jam(-60, -50), { requestId: "three" });
  });
  const since = (revision: number, from: number, to: number | undefined, client?: string) =>
    record.write(async (tx) => {
      const touched = { start: at(from), end: to === undefined ? undefined : at(to) };
      const done = await tx.touchedSince(M1, revision, touched, client, NOW);
      return done.map(({ requestId, by }) => `${requestId} by ${by}`);
    });
  expect(await since(0, -95, -75)).toEqual(["one by Test", "two by Test"]);
  expect(await since(0, -95, -75, "tablet-a")).toEqual(["two by Test"]);
  expect(await since(1, -95, -75)).toEqual(["two by Test"]);
  expect(await since(0, -90, -80)).toEqual([]);
  expect(await since(0, -55, undefined, "tablet-c")).toEqual(["three by Test"]);
  expect(await since(3, -600, undefined)).toEqual([]);
});

test("an event from now on touches the seconds up to the reading that ended it, not all that follow", async () => {
  const { record } = await open();
  await record.takeReadings(M1, readings([-600, "ACTIVE"]), NOW);
  await record.write(async (tx) =>
    ask(tx, {
      kind: "post",
      startsAt: at(-100),
      reason: reasonCode("JAM"),
      updateIfExists: false,
      raw: undefined,
      pending: undefined,
      comment: undefined,
    }),
  );
  const touching = () =>
    record.write(async (tx) =>
      tx.touchedSince(M1, 0, { start: at(-50), end: at(-40) }, undefined, NOW),
    );
  expect(await touching()).toHaveLength(1);
  await record.takeReadings(M1, readings([-80, "READY"]), NOW);
  expect(await touching()).toHaveLength(0);
});

test("an answer is remembered with the change that it answers, and a key is taken once", async () => {
  const { record } = await open();
  const answer = { status: 200, headers: { ETag: '"1"' }, body: '{"ok":true}' };
  await record.write(async (tx) => {
    expect(await tx.remembered("ana", "key")).toBeUndefined();
    await tx.remember("ana", "key", "hash", answer, NOW);
  });
  expect(await record.remembered("ana", "key")).toEqual({ bodyHash: "hash", answer });
  expect(await record.remembered("ben", "key")).toBeUndefined();
  await expect(
    record.write((tx) => tx.remember("ana", "key", "other", answer, NOW)),
  ).rejects.toThrow(/unique/i);
});

test("answers are kept for 30 days and forgotten some day after", async () => {
  const { record, store } = await open();
  const answer = { status: 200, headers: {}, body: "" };
  await record.write((tx) => tx.remember("ana", "old", "h", answer, NOW));
  const day = 86_400;
  const month = await openRecord(store, hall, instant(NOW + 30 * day));
  expect(await month.remembered("ana", "old")).toBeDefined();
  const later = await openRecord(store, hall, instant(NOW + 32 * day));
  expect(await later.remembered("ana", "old")).toBeUndefined();
});

test("the history tells who asked for what and what became of it, newest first, page by page", async () => {
  const { record } = await open();
  await record.takeReadings(M1, readings([-600, "ACTIVE"]), NOW);
  for (const [index, from] of [-100, -80, -60].entries()) {
    await record.write((tx) => ask(tx, jam(from, from + 10), { requestId: `r${index}` }));
  }
  const all = { machines: undefined, from: undefined, to: undefined, limit: 10 };
  const ids = async (query: Partial<Parameters<Record["history"]>[0]>) =>
    (await record.history({ ...all, ...query })).map(({ requestId }) => requestId);
  expect(await ids({})).toEqual(["r2", "r1", "r0"]);
  expect(await ids({ limit: 2 })).toEqual(["r2", "r1"]);
  expect(await ids({ limit: 2, after: "r1" })).toEqual(["r0"]);
  expect(await ids({ from: at(-85), to: at(-65) })).toEqual(["r1"]);
  expect(await ids({ machines: [M2] })).toEqual([]);
  const done = await record.request("r1");
  expect(done).toMatchObject({
    machine: "M1",
    revision: 2,
    by: "Test",
    at: NOW,
    dialect: "s0",
    request: jam(-80, -70),
    carried: { category1: "kept" },
  });
  expect(done?.edit.inserted.map((span) => span.comment)).toEqual(["belt"]);
  expect(done?.changed.after.some((event) => event.reason === "JAM")).toBe(true);
  expect(await record.request("nobody's")).toBeUndefined();
});

test("a listener that fails does not fail the write, nor keep it from the others", async () => {
  const { record } = await open();
  const complaint = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => complaint.mockRestore());
  const heard = vi.fn<(changes: readonly Change[]) => void>();
  record.onChange(() => {
    throw new Error("closed socket");
  });
  const stop = record.onChange(heard);
  expect(await record.takeReadings(M1, readings([-1, "ACTIVE"]), NOW)).toMatchObject({ taken: 1 });
  expect(heard).toHaveBeenCalledOnce();
  stop();
  await record.takeReadings(M1, readings([-2, "ACTIVE"]), NOW);
  expect(heard).toHaveBeenCalledOnce();
});

test("what a browser missed comes in portions that fit into memory, however much an import brought", async () => {
  const { record } = await open();
  const state = "A".repeat(900);
  for (let entry = 0; entry < 4; entry += 1) {
    const sent = Array.from({ length: 1_000 }, (_, index) => ({
      time: NOW - 40_000 + entry * 10_000 + index,
      // Each is a state of its own, so that none is written short.
      state: `${state}${entry * 1_000 + index}`,
    }));
    await record.takeReadings(M1, sent, NOW);
  }
  await record.takeReadings(M1, readings([0, "READY"]), NOW);
  const portions: number[] = [];
  for (let seq = 0; seq < record.position();) {
    const since = await record.changesSince(seq, 200);
    if (since.kind === "reset") throw new Error("the log should reach back");
    portions.push(since.changes.length);
    expect(since.changes.map((change) => change.seq)).toEqual(
      since.changes.map((_, index) => seq + index + 1),
    );
    seq += since.changes.length;
  }
  expect(portions).toEqual([2, 2, 1]);
}, 60_000);
