import { suggestionsAnswerSchema } from "#contract/suggestions.ts";
import { at } from "#testing/site-plant.ts";
import { openSite, type Site } from "#testing/site.ts";
import { expect, test } from "vitest";

const S0 = "/api/v1/machineClassification";

/** A machine that stopped in these minutes after six, each time for one minute. */
async function stopping(site: Site, machine: string, raw: string, minutes: readonly number[]) {
  const clock = (minute: number) => `06:${String(minute).padStart(2, "0")}`;
  await site.report(machine, [
    ["06:00", "ACTIVE"],
    ...minutes.flatMap((minute): [string, string][] => [
      [clock(minute), raw],
      [clock(minute + 1), "ACTIVE"],
    ]),
  ]);
}

const explain = (site: Site, machineId: string, minute: number, reason: string) => {
  const startTime = at("06:00") + minute * 60;
  const json = { machineId, startTime, endTime: startTime + 60, reason };
  return site.as("ana", "POST", S0, { json });
};

async function suggested(site: Site, query = ""): Promise<readonly string[]> {
  const { json } = await site.as("vic", "GET", `/api/suggestions${query}`);
  return suggestionsAnswerSchema
    .parse(json)
    .suggestions.map((its) => `${its.machineId} ${its.raw}: ${its.reason} ${its.count}/${its.of}`);
}

test("what a machine's stops were usually explained with is suggested, and follows what people do", async () => {
  const site = await openSite();
  await stopping(site, "M1", "STOPPED", [10, 20, 30, 40]);
  expect(await suggested(site)).toEqual([]);
  for (const minute of [10, 20, 30]) await explain(site, "M1", minute, "JAM");
  expect(await suggested(site)).toEqual(["M1 STOPPED: JAM 3/3"]);
  await explain(site, "M1", 40, "BREAK");
  expect(await suggested(site)).toEqual(["M1 STOPPED: JAM 3/4"]);
  // Corrected since: what stands counts, not what was once said.
  for (const minute of [10, 20]) await explain(site, "M1", minute, "BREAK");
  expect(await suggested(site)).toEqual(["M1 STOPPED: BREAK 3/4"]);
});

test("machines and raw states can be asked for by name", async () => {
  const site = await openSite();
  for (const [machine, raw] of [
    ["M1", "STOPPED"],
    ["M2", "READY"],
  ] as const) {
    await stopping(site, machine, raw, [10, 20, 30]);
    for (const minute of [10, 20, 30]) await explain(site, machine, minute, "JAM");
  }
  expect(await suggested(site)).toEqual(["M1 STOPPED: JAM 3/3", "M2 READY: JAM 3/3"]);
  expect(await suggested(site, "?machine=M2")).toEqual(["M2 READY: JAM 3/3"]);
  expect(await suggested(site, "?machine=M1&raw=STOPPED")).toEqual(["M1 STOPPED: JAM 3/3"]);
  expect(await suggested(site, "?machine=M1&raw=READY")).toEqual([]);
  expect((await site.as("vic", "GET", "/api/suggestions?machine=M9")).status).toBe(404);
  expect((await site.as("bot", "GET", "/api/suggestions")).status).toBe(403);
});
