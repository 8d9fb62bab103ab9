import { at } from "#testing/site-plant.ts";
import { openExample, type Site, type Who } from "#testing/site.ts";
import { expect, test } from "vitest";

const span = { machineId: "M1", startTime: at("08:10"), endTime: at("08:20") };
const event = { ent_id: 101, reas_cd: 12 };

type Call = readonly [method: string, path: string, may: string, json?: object];

/** Each call that needs someone signed in, and who may make it. */
const CALLS: readonly Call[] = [
  ["GET", "/api/v1/machineInfo", "ana mia vic adi"],
  ["GET", "/api/v1/machineClassification?machineId=M1", "ana mia vic adi"],
  ["POST", "/api/v1/machineClassification", "ana mia adi", { ...span, reason: "JAM" }],
  ["GET", "/api/v1/machineState?machineId=M1", "ana mia vic adi"],
  ["POST", "/api/v1/machineActivity", "ana mia vic adi", span],
  ["POST", "/api/V3/UtilHistory", "ana mia adi", event],
  ["POST", "/api/V3/UtilHistory/AddEvent", "ana mia adi", event],
  ["POST", "/api/V3/transaction", "ana mia adi"],
  ["PUT", "/api/V3/transaction?action=abort&trans_id=none", "ana mia adi"],
  ["GET", "/api/session", "ana mia vic adi bot"],
  ["GET", "/api/plant", "ana mia vic adi"],
  ["GET", `/api/timelines?from=${at("06:00")}&to=${at("07:00")}`, "ana mia vic adi"],
  ["GET", `/api/machines/M1/events?from=${at("06:00")}`, "ana mia vic adi"],
  ["GET", "/api/changes?since=0", "ana mia vic adi"],
  ["GET", "/api/history", "ana mia vic adi"],
  ["GET", "/api/suggestions", "ana mia vic adi"],
  ["POST", "/api/requests/none/undo", "ana mia adi"],
  ["GET", `/api/shifts/${at("05:00")}/closing?shift=Early`, "ana mia vic adi"],
  ["POST", `/api/shifts/${at("05:00")}/notes`, "ana mia adi", { shift: "Early", note: "Belt." }],
  ["POST", `/api/shifts/${at("05:00")}/close`, "ana mia adi", { shift: "Early" }],
  ["POST", `/api/shifts/${at("05:00")}/reopen`, "ana mia adi", { shift: "Early" }],
  ["POST", "/api/readings", "adi bot", { machineId: "M1", readings: [] }],
];

const EVERYONE: readonly Who[] = ["ana", "mia", "vic", "adi", "bot"];

test.each(CALLS.map((call) => ({ call })))(
  "$call.0 $call.1 may be made by $call.2",
  async ({ call }) => {
    const [method, path, may, json] = call;
    const site = await openExample();
    const sending = json === undefined ? {} : { json };
    expect((await site.send(method, path, sending)).status).toBe(401);
    const allowed: Who[] = [];
    for (const who of EVERYONE) {
      const { status } = await site.as(who, method, path, sending);
      if (status !== 403) allowed.push(who);
      // What is not there, or cannot be done yet, is found so by those who may look.
      expect([200, 403, 404, 409]).toContain(status);
    }
    expect(allowed.join(" ")).toBe(may);
  },
);

test("no call that needs someone is missing from this list", async () => {
  const site: Site = await openExample();
  const { json } = await site.send("GET", "/api/openapi.json");
  const { paths } = json as { paths: Record<string, Record<string, { security?: unknown[] }>> };
  const guarded = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { security }]) => security === undefined)
      .map(([method]) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/, "*")}`),
  );
  const listed = CALLS.map(([method, path]) => {
    const bare = path
      .replace(/\?.*/, "")
      .replace("/M1/", "/*/")
      .replace(/\/(none|\d+)\//, "/*/");
    return `${method} ${bare}`;
  });
  // The stream has tests of its own.
  expect([...listed, "GET /api/live"].sort()).toEqual(guarded.sort());
});
