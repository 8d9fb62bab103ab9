import { editToWire } from "#contract/edit.ts";
import { machineId } from "#engine/names.ts";
import { instant } from "#time/instant.ts";
import { expect, test } from "vitest";
import { createLink } from "./create-link.ts";
import { historyQuery } from "./history.ts";

const touched = { start: instant(1_763_599_000), end: undefined };

const entry = {
  requestId: "r1",
  machineId: "M1",
  revision: 3,
  by: "Ana",
  at: 1_763_600_000,
  dialect: "s0",
  request: {
    kind: "classify",
    startsAt: 1_763_599_000,
    endsAt: null,
    reason: "JAM",
    comment: "",
  },
  changed: {
    before: [],
    after: [
      {
        startsAt: 1_763_599_000,
        endsAt: null,
        reason: "JAM",
        raw: "STOPPED",
        pending: false,
        comment: "",
        by: "Ana",
      },
    ],
  },
  edit: editToWire({ asked: touched, touched, removed: [], inserted: [] }),
};

test("what people did on machines comes page by page, with who, when, what was asked and what came of it", async () => {
  const asked: string[] = [];
  const link = createLink({
    fetch: (input) => {
      asked.push(input instanceof Request ? input.url : input.toString());
      const next = asked.length === 1 ? "r1" : null;
      return Promise.resolve(Response.json({ entries: [entry], next }));
    },
    openStream: () => () => undefined,
    localMs: () => 0,
    random: () => 0,
    storage: undefined,
  });
  const scope = {
    machines: [machineId("M1"), machineId("M 2")],
    from: instant(1_763_590_000),
    to: instant(1_763_600_000),
  };
  const { pages } = await link.queries.fetchInfiniteQuery({
    ...historyQuery(link, scope, 3),
    pages: 2,
  });
  link.close();
  const first = "/api/history?machine=M1&machine=M+2&from=1763590000&to=1763600000&limit=50";
  expect(asked).toEqual([first, `${first}&after=r1`]);
  const [done] = pages.flatMap(({ entries }) => entries);
  expect(done).toMatchObject({
    by: "Ana",
    at: 1_763_600_000,
    request: { kind: "classify", reason: "JAM" },
    edit: { touched },
    after: [{ startsAt: 1_763_599_000, endsAt: undefined, reason: "JAM", by: "Ana" }],
  });
  expect(done?.request).toHaveProperty("endsAt", undefined);
});
