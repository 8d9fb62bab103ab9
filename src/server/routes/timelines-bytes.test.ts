import { existsSync, readFileSync } from "node:fs";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { openTimelines, TIMELINES_TYPE } from "#contract/timelines-bytes.ts";
import { timelinesAnswerSchema, timelinesFromWire } from "#contract/timelines.ts";
import { machineId } from "#engine/names.ts";
import { at } from "#testing/site-plant.ts";
import { openExample, openSite, type Site } from "#testing/site.ts";
import { writtenOut } from "#testing/timelines.ts";
import { instant } from "#time/instant.ts";
import { describe, expect, test } from "vitest";
import { shdrLine } from "../cli/shdr.ts";
import { MOST_READINGS } from "../record/record.ts";
import { codingFor } from "./squeeze.ts";

/** A viewer's answer in bytes, as it comes off the wire. */
async function ask(site: Site, query: string, headers: Readonly<{ [name: string]: string }> = {}) {
  const response = await site.app.request(`/api/timelines?${query}`, {
    headers: {
      Authorization: `Bearer ${await site.tokenOf("vic")}`,
      Accept: `${TIMELINES_TYPE}, application/json`,
      ...headers,
    },
  });
  return { response, wire: new Uint8Array(await response.arrayBuffer()) };
}

test("the board reads in bytes just what everyone else reads in JSON", async () => {
  const site = await openExample();
  await site.report("M2", [
    ["06:00", "ACTIVE"],
    ["06:00:00", "ACTIVE"],
    ["09:00", "READY"],
  ]);
  const calls = [
    { machineId: "M1", startTime: at("07:30"), endTime: at("08:30"), reason: "BREAK" },
    { machineId: "M1", startTime: at("10:00"), endTime: null, reason: "BREAK" },
  ];
  for (const json of calls) await site.as("ana", "POST", "/api/v1/machineClassification", { json });
  const query = `from=${at("07:40")}&to=${at("08:40")}`;
  const { response, wire } = await ask(site, query);
  expect(response.headers.get("Content-Type")).toBe(TIMELINES_TYPE);
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  const { now, seq, slices } = openTimelines(wire);
  const { json } = await site.as("vic", "GET", `/api/timelines?${query}`);
  const told = timelinesFromWire(timelinesAnswerSchema.parse(json));
  expect({ now, seq }).toEqual({ now: told.now, seq: told.seq });
  expect([...slices()].map(writtenOut)).toEqual(told.machines.map(writtenOut));
});

test("only who names the type gets bytes; refusals are told in words as ever", async () => {
  const site = await openExample();
  const query = `from=${at("06:00")}&to=${at("10:00")}`;
  for (const accept of ["*/*", "application/json", `${TIMELINES_TYPE};q=0, application/json`]) {
    const { response } = await ask(site, query, { Accept: accept });
    expect(response.headers.get("Content-Type")).toMatch(/^application\/json/);
  }
  const { response } = await ask(site, "from=2&to=1");
  expect(response.status).toBe(400);
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
});

test("a short answer goes as it is, a long one squeezed as its asker allows", async () => {
  const site = await openExample();
  const short = await ask(site, `from=${at("06:00")}&to=${at("10:00")}&machine=M1`, {
    "Accept-Encoding": "gzip, br",
  });
  expect(short.response.headers.get("Content-Encoding")).toBeNull();
  await site.record.takeReadings(
    machineId("M2"),
    Array.from({ length: 2_000 }, (_, index) => ({
      time: at("06:00") + index,
      state: `S${index % 7}`,
    })),
    site.now,
  );
  const query = `from=${at("05:00")}&to=${at("10:00")}`;
  const plain = await ask(site, query, { "Accept-Encoding": "identity" });
  expect(plain.response.headers.get("Content-Encoding")).toBeNull();
  const zipped = await ask(site, query, { "Accept-Encoding": "gzip, deflate" });
  expect(zipped.response.headers.get("Content-Encoding")).toBe("gzip");
  expect(zipped.response.headers.get("Vary")).toBe("Accept, Accept-Encoding");
  expect(gunzipSync(zipped.wire)).toEqual(Buffer.from(plain.wire));
  const brotli = await ask(site, query, { "Accept-Encoding": "gzip, deflate, br, zstd" });
  expect(brotli.response.headers.get("Content-Encoding")).toBe("br");
  expect(brotliDecompressSync(brotli.wire)).toEqual(Buffer.from(plain.wire));
});

test.each([
  [undefined, "identity"],
  ["", "identity"],
  ["deflate", "identity"],
  ["gzip;q=0, *", "br"],
  ["BR;q=0, gzip;q=0.5", "gzip"],
  ["br;q=0, *;q=0", "identity"],
])("an Accept-Encoding of %j is answered in %s", (header, coding) => {
  expect(codingFor(header)).toBe(coding);
});

const FOLDER = "../shared/data/nist-sms";
const FILES = ["Mazak01-2016-2017.shdr", "GFAgie01-2016-2020.shdr"];
const isThere = existsSync(FOLDER);
if (!isThere) console.log(`Skipped: real readings, because ${FOLDER} is not there.`);

describe.skipIf(!isThere)("real readings", () => {
  test.each(FILES)("%s takes at most six bytes a reading on the wire", async (file) => {
    const site = await openSite();
    const readings = readFileSync(`${FOLDER}/${file}`, "utf8")
      .split("\n")
      .map(shdrLine)
      .flatMap((line) => (line.kind === "reading" ? [line.reading] : []));
    for (let from = 0; from < readings.length; from += MOST_READINGS) {
      const some = readings.slice(from, from + MOST_READINGS);
      await site.record.takeReadings(machineId("M1"), some, site.now);
    }
    const query = `from=0&to=${site.now}&machine=M1`;
    for (const [coding, unsqueeze] of [
      ["br", brotliDecompressSync],
      ["gzip", gunzipSync],
    ] as const) {
      const { wire } = await ask(site, query, { "Accept-Encoding": coding });
      const [slice] = [...openTimelines(unsqueeze(wire)).slices()];
      const { timeline } = await site.record.timeline(machineId("M1"));
      const kept = [...timeline.signal.readings(instant(0), site.now)];
      expect([...(slice?.timeline.signal.readings(instant(0), site.now) ?? [])]).toEqual(kept);
      // Several within one second are one reading by the rules; the bytes are counted for those kept.
      expect(kept.length).toBeGreaterThan(3_000);
      console.log(`${file}: ${(wire.length / kept.length).toFixed(2)} bytes a reading (${coding})`);
      expect(wire.length / kept.length).toBeLessThanOrEqual(6);
    }
  });
});
