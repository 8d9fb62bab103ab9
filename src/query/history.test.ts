import { editToWire } from "#contract/edit.ts";
import { machineId } from "#engine/names.ts";
import { instant } from "#time/instant.ts";
import { span } from "#time/span.ts";
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
  changed: { before: [], after: [] },
  edit: editToWire({ asked: touched, touched, removed: [], inserted: [] }),
};

test("what people did on a machine comes with who, when and what was asked", async () => {
  const asked: string[] = [];
  const link = createLink({
    fetch: (input) => {
      asked.push(input instanceof Request ? input.url : input.toString());
      return Promise.resolve(Response.json({ entries: [entry], next: null }));
    },
    openStream: () => () => undefined,
    localMs: () => 0,
    random: () => 0,
    storage: undefined,
  });
  const over = span(instant(1_763_590_000), instant(1_763_600_000));
  const done = await link.queries.fetchQuery(historyQuery(link, machineId("M1"), over, 3));
  link.close();
  expect(asked).toEqual(["/api/history?machine=M1&from=1763590000&to=1763600000&limit=50"]);
  expect(done).toMatchObject([
    { by: "Ana", at: 1_763_600_000, request: { kind: "classify", reason: "JAM" } },
  ]);
  expect(done[0]?.request).toHaveProperty("endsAt", undefined);
  expect(done[0]?.edit).toMatchObject({ touched });
});
