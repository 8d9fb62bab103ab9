import { Layer } from "#engine/layer.ts";
import { machineId, rawState, reasonCode } from "#engine/names.ts";
import type { PersonSpan } from "#engine/person-span.ts";
import type { Request } from "#engine/request.ts";
import { Signal } from "#engine/signal.ts";
import { instant } from "#time/instant.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry, EntryState } from "./entry.ts";
import { decodeEntry, encodeEntry } from "./entry-codec.ts";

const moment = fc.integer({ min: 1_700_000_000, max: 1_800_000_000 }).map(instant);
const text = fc.string({ maxLength: 20 });
const reason = text.map(reasonCode);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const span: fc.Arbitrary<PersonSpan> = fc.record({
  startsAt: moment,
  ending: fc.oneof(
    fc.record({ kind: fc.constant("at" as const), at: moment }),
    fc.record({ kind: fc.constant("nextReading" as const), mark: moment }),
    fc.record({ kind: fc.constant("ongoing" as const), until: moment, since: moment }),
  ),
  reason,
  raw: text.map(rawState),
  pending: fc.boolean(),
  comment: text,
  origin: fc.record({ requestId: text, by: text }),
});

const said = { raw: maybe(text.map(rawState)), pending: maybe(fc.boolean()), comment: maybe(text) };
const touched = fc.record({ start: moment, end: maybe(moment) });
const request: fc.Arbitrary<Request> = fc.oneof(
  fc.record({
    kind: fc.constant("classify" as const),
    startsAt: moment,
    endsAt: maybe(moment),
    reason,
    comment: text,
  }),
  fc.record({
    kind: fc.constant("post" as const),
    startsAt: maybe(moment),
    reason,
    updateIfExists: fc.boolean(),
    ...said,
  }),
  fc.record({
    kind: fc.constant("add" as const),
    startsAt: maybe(moment),
    endsAt: maybe(moment),
    reason,
    ...said,
  }),
  fc.record({
    kind: fc.constant("undo" as const),
    of: text,
    edit: fc.record({
      asked: touched,
      touched,
      removed: fc.array(span, { maxLength: 2 }),
      inserted: fc.array(span, { maxLength: 2 }),
    }),
  }),
);

const problem = fc.record({ type: text, title: text, status: fc.nat(599), detail: text });
const state: fc.Arbitrary<EntryState> = fc.oneof(
  fc.record({ kind: fc.constantFrom("saved" as const, "sending" as const), attempts: fc.nat(9) }),
  fc.record({ kind: fc.constant("sent" as const), revision: fc.nat() }),
  fc.record({ kind: fc.constantFrom("refused" as const, "conflict" as const), problem }),
);

const base = fc
  .record({
    readings: fc.array(
      fc.record({ at: moment, nanos: fc.nat(999_999_999), raw: text.map(rawState) }),
      { maxLength: 6 },
    ),
    spans: fc.uniqueArray(span, { maxLength: 3, selector: ({ startsAt }) => startsAt }),
  })
  .map(({ readings, spans }) => ({ signal: Signal.of(readings), layer: Layer.of(spans) }));

const entry: fc.Arbitrary<Entry> = fc.record({
  id: text,
  machineId: text.map(machineId),
  request,
  baseRevision: fc.nat(),
  base: maybe(base),
  madeAt: moment,
  madeBy: fc.record({ account: text, name: text }),
  state,
});

test("whatever was entered comes out of the store as it went in", () => {
  fc.assert(
    fc.property(entry, (its) => {
      const stored: unknown = structuredClone(encodeEntry(its));
      const decoded = decodeEntry(stored);
      if (decoded.kind !== "entry") throw new Error(decoded.kind);
      const { base: was, ...rest } = its;
      const { base: is, ...restRead } = decoded.entry;
      expect(restRead).toEqual(rest);
      expect(is && [...is.layer]).toEqual(was && [...was.layer]);
      const readings = (signal: Signal) => [...signal.readings(instant(0), instant(2e9))];
      expect(is && readings(is.signal)).toEqual(was && readings(was.signal));
    }),
  );
});

/** As the first form was written, word for word; never to be changed. */
const FIRST_FORM = {
  schemaVersion: 1,
  id: "0f",
  machineId: "M1",
  request: {
    kind: "classify",
    startsAt: 1_763_600_000,
    endsAt: 1_763_600_600,
    reason: "JAM",
    comment: "Belt.",
  },
  baseRevision: 4,
  madeAt: 1_763_600_700,
  madeBy: { account: "a-1", name: "Ana" },
  state: { kind: "saved", attempts: 2 },
};

test("what an older build kept is read: only what its maker saw is not known", () => {
  expect(decodeEntry(FIRST_FORM)).toMatchObject({
    kind: "entry",
    entry: { id: "0f", base: undefined, madeBy: { name: "Ana" }, state: { attempts: 2 } },
  });
});

/** As the second form was written; never to be changed. */
const SECOND_FORM = {
  ...FIRST_FORM,
  schemaVersion: 2,
  base: null,
  state: {
    kind: "refused",
    problem: { type: "urn:x", title: "No", status: 403, detail: "Not yours." },
  },
};

test("what was refused under an older build is refused still", () => {
  expect(decodeEntry(SECOND_FORM)).toMatchObject({
    kind: "entry",
    entry: { id: "0f", state: { kind: "refused", problem: { status: 403 } } },
  });
});

test("what a later build kept is not taken for something else", () => {
  expect(decodeEntry({ ...FIRST_FORM, schemaVersion: 4 })).toEqual({ kind: "newer" });
});

test("what is broken is called so, and never throws", () => {
  const broken: unknown[] = [
    undefined,
    null,
    "x",
    {},
    { schemaVersion: 0 },
    { ...FIRST_FORM, madeBy: "Ana" },
    { ...FIRST_FORM, madeAt: -1 },
    { ...FIRST_FORM, request: { kind: "wish" } },
    {
      ...FIRST_FORM,
      schemaVersion: 2,
      base: { readings: { at: [1], raw: [5] }, rawStates: [], spans: [] },
    },
  ];
  for (const value of broken) expect(decodeEntry(value)).toEqual({ kind: "unreadable" });
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(["unreadable", "newer"]).toContain(decodeEntry(value).kind);
    }),
  );
});
