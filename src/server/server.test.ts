import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { plantToFile } from "#contract/plant-file.ts";
import { freshFolder } from "#testing/folder.ts";
import { hall } from "#testing/hall.ts";
import { buildPrograms, type Environment, run, runServer } from "#testing/program.ts";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";

/*
 * The built server and its tools as processes of their own: what only shows there.
 */

const REAL_FILE = "../shared/data/nist-sms/Mazak01-2016-2017.shdr";

let programs = "";
beforeAll(async () => {
  programs = await buildPrograms();
}, 60_000);
afterAll(() => rmSync(programs, { recursive: true, force: true }));

/** A plant of one's own, small, in a fresh folder. */
function plantFolder(): Environment {
  const folder = freshFolder();
  const file = join(folder, "plant.json");
  writeFileSync(file, JSON.stringify(plantToFile(hall)));
  return { DATA_DIR: join(folder, "data"), PLANT_FILE: file };
}

const dataDir = (env: Environment): string => env["DATA_DIR"] ?? "";

const user = (env: Environment, args: readonly string[], password = "") =>
  run(join(programs, "user.js"), args, env, password);

const importReadings = (env: Environment, args: readonly string[], input = "") =>
  run(join(programs, "import.js"), args, env, input);

const boss = ["add", "boss@plant.example", "--role", "admin", "--name", "Boss"];
const PASSWORD = "a long password";

test("a start that fails half-way ends the process and lets go of the store", async () => {
  const env = plantFolder();
  const inTheWay = join(dataDir(env), "control.json");
  mkdirSync(join(inTheWay, "folder"), { recursive: true });
  const { code, stderr } = await run(join(programs, "main.js"), [], { ...env, PORT: "0" });
  expect([code, stderr]).toEqual([1, expect.stringContaining("control.json")]);
  expect(readdirSync(dataDir(env)).sort()).toEqual(["control.json", "shiftlane.db"]);
  rmSync(inTheWay, { recursive: true });
  const server = await runServer(programs, env);
  expect(await server.kill("SIGTERM")).toBe(0);
});

async function tokenFor(url: string): Promise<string> {
  const answer = await fetch(`${url}api/v1/security/getAPIToken`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ userEmail: "boss@plant.example", password: PASSWORD }),
  });
  return z.object({ token: z.string() }).parse(await answer.json()).token;
}

const eventsAnswer = z.object({
  revision: z.int(),
  events: z.array(
    z.object({
      startsAt: z.int(),
      endsAt: z.int().nullable(),
      reason: z.string(),
      raw: z.string(),
    }),
  ),
});

async function eventsOf(url: string, token: string, from: number, to: number) {
  const answer = await fetch(`${url}api/machines/M1/events?from=${from}&to=${to}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return eventsAnswer.parse(await answer.json());
}

test("it says where it is open, stops when told, and leaves one file that is whole", async () => {
  const env = plantFolder();
  const server = await runServer(programs, env);
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect((await fetch(`${server.url}api/plant`)).status).toBe(401);
  expect(statSync(join(dataDir(env), "control.json")).mode & 0o077).toBe(0);
  expect(await server.kill("SIGTERM")).toBe(0);
  expect(readdirSync(dataDir(env))).toEqual(["shiftlane.db"]);
  expect(server.said().match(/is open at/g)).toHaveLength(1);
  expect(server.said()).toContain("npm run user -- add");
});

test("it stops at once while a browser listens to the live stream", async () => {
  const env = plantFolder();
  await user(env, boss, PASSWORD);
  const server = await runServer(programs, env);
  const live = await fetch(`${server.url}api/live`, {
    headers: { Authorization: `Bearer ${await tokenFor(server.url)}` },
  });
  expect(live.headers.get("content-type")).toContain("text/event-stream");
  const reading = live.text().catch((error: unknown) => String(error));
  const told = performance.now();
  expect(await server.kill("SIGTERM")).toBe(0);
  expect(performance.now() - told).toBeLessThan(1_500);
  await reading;
});

test("when what started it under npm is killed, it stops by itself and leaves the store whole", async () => {
  const env = { ...plantFolder(), PORT: "0", npm_lifecycle_event: "start" };
  const starter = `
    const { spawn } = require("node:child_process");
    spawn(process.execPath, [${JSON.stringify(join(programs, "main.js"))}], { stdio: "inherit" });
  `;
  const parent = spawn(process.execPath, ["-e", starter], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(parent.stdout, "data");
  expect(readdirSync(dataDir(env))).toContain("control.json");
  parent.kill("SIGKILL");
  await vi.waitFor(() => expect(readdirSync(dataDir(env))).toEqual(["shiftlane.db"]), 5_000);
});

test("a second server on the same folder is refused and told which process has it", async () => {
  const env = plantFolder();
  const server = await runServer(programs, env);
  const second = await run(join(programs, "main.js"), [], { ...env, PORT: "0" });
  expect(second.code).toBe(1);
  expect(second.stderr).toContain(`in use by process ${server.pid} (server)`);
  expect((await fetch(`${server.url}api/plant`)).status).toBe(401);
});

test("a port that is taken is said to be, and the store is let go again", async () => {
  const env = plantFolder();
  const server = await runServer(programs, env);
  const other = plantFolder();
  const port = new URL(server.url).port;
  const refused = await run(join(programs, "main.js"), [], { ...other, PORT: port });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(`PORT ${port} is in use`);
  expect(readdirSync(dataDir(other))).toEqual(["shiftlane.db"]);
});

test("a broken plant file stops the start before anything is written", async () => {
  const env = plantFolder();
  writeFileSync(env["PLANT_FILE"] ?? "", '{"name": "Hall", "areas": [{"id": 1}]}');
  const refused = await run(join(programs, "main.js"), [], { ...env, PORT: "0" });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("areas[0].id");
  expect(existsSync(dataDir(env))).toBe(false);
});

test("people are added, changed, listed and removed, while the server runs and while it does not", async () => {
  const env = plantFolder();
  expect(await user(env, boss, `${PASSWORD}\n`)).toMatchObject({
    code: 0,
    stdout: "Added boss@plant.example (Boss): admin, all areas.\n",
  });
  const server = await runServer(programs, env);
  const token = await tokenFor(server.url);
  const meg = ["add", "meg@plant.example", "--role", "supervisor", "--area", "mill"];
  expect((await user(env, meg, "first password")).code).toBe(0);
  expect((await user(env, meg, "first password")).stderr).toContain("exists already");
  const lost = await user(env, ["set", "meg@plant.example", "--area", "lost"]);
  expect(lost).toMatchObject({ code: 1 });
  expect(lost.stderr).toContain("The plant has: mill, saw.");
  expect((await user(env, ["set", "meg@plant.example", "--role", "viewer"])).stdout).toContain(
    "viewer, areas mill. The password is as it was.",
  );
  expect((await user(env, ["set", "boss@plant.example"], "another password")).stdout).toContain(
    "The password is new.",
  );
  const ended = await fetch(`${server.url}api/plant`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(ended.status).toBe(401);
  await server.kill("SIGTERM");
  expect((await user(env, ["list"])).stdout).toBe(
    "boss@plant.example (Boss): admin, all areas\nmeg@plant.example (meg): viewer, areas mill\n",
  );
  expect((await user(env, ["remove", "meg@plant.example"])).code).toBe(0);
  expect((await user(env, ["remove", "meg@plant.example"])).code).toBe(1);
  expect(await user(env, ["add", "x@plant.example", "--role", "king"], "x")).toMatchObject({
    code: 2,
  });
  expect(await user(env, ["add", "x@plant.example", "--role", "viewer"])).toMatchObject({
    code: 1,
  });
});

test("after a kill the control door's file is no obstacle", async () => {
  const env = plantFolder();
  const server = await runServer(programs, env);
  await server.kill("SIGKILL");
  expect(existsSync(join(dataDir(env), "control.json"))).toBe(true);
  expect((await user(env, boss, PASSWORD)).code).toBe(0);
  expect(await (await runServer(programs, env)).kill("SIGINT")).toBe(0);
});

test("only who knows the secret gets in at the control door", async () => {
  const env = plantFolder();
  await runServer(programs, env);
  const { door } = z
    .object({ door: z.object({ port: z.int(), secret: z.string() }) })
    .parse(JSON.parse(readFileSync(join(dataDir(env), "control.json"), "utf8")));
  const knock = (authorization: string) =>
    fetch(`http://127.0.0.1:${door.port}/people`, {
      method: "POST",
      headers: { Authorization: authorization },
      body: '{"action":"list"}',
    });
  expect((await knock("Bearer wrong")).status).toBe(403);
  expect((await knock(`Bearer ${door.secret}`)).status).toBe(200);
});

test("readings are imported while the server runs and while it does not; nonsense is passed over and counted", async () => {
  const env = plantFolder();
  await user(env, boss, PASSWORD);
  const lines = [
    "2020-01-01T00:00:00Z|execution|ACTIVE",
    "* remark",
    "",
    "2020-01-01T00:05:00.5Z|execution|READY",
    "2020-01-01T00:05:00.2Z|execution|STOPPED",
    "2900-01-01T00:00:00Z|execution|READY",
  ].join("\n");
  const first = await importReadings(env, ["--machine", "M1", "-"], lines);
  expect(first.code).toBe(0);
  expect(first.stdout).toContain("M1: 3 readings taken, of 6 lines.");
  expect(first.stdout).toContain("1 passed over (first in line 6): It is more than 60 seconds");
  const server = await runServer(programs, env);
  const again = await importReadings(env, ["--machine", "M1", "-"], `${lines}\n`);
  expect(again.stdout).toContain("M1: 0 readings taken, 3 were known already, of 6 lines.");
  const { events } = await eventsOf(
    server.url,
    await tokenFor(server.url),
    1_577_836_800,
    1_577_840_000,
  );
  expect(events.map(({ startsAt, raw }) => [startsAt, raw])).toEqual([
    [1_577_836_800, "ACTIVE"],
    [1_577_837_100, "READY"],
  ]);
  expect(await importReadings(env, ["--machine", "X9", "-"], lines)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no machine "X9"') as string,
  });
  expect(await importReadings(env, ["--machine", "M1", "-"], "shopping list\n")).toMatchObject({
    code: 1,
  });
  expect(await importReadings(env, ["--machine", "M1", "/no/such/file"])).toMatchObject({
    code: 1,
  });
  expect(await importReadings(env, ["--machine", "M1", dataDir(env)])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^\S+ cannot be read: EISDIR[^\n]+\n$/) as string,
  });
  const packed = join(dataDir(env), "readings.shdr.gz");
  writeFileSync(packed, gzipSync(lines));
  expect((await importReadings(env, ["--machine", "M1", packed])).stdout).toContain(
    "M1: 0 readings taken, 3 were known already, of 6 lines.",
  );
  expect(await importReadings(env, ["-"])).toMatchObject({ code: 2 });
});

test.skipIf(!existsSync(REAL_FILE))(
  "24,437 real readings of a machining centre go in once, twice changes nothing, and its timeline has no gap",
  async () => {
    const env = plantFolder();
    await user(env, boss, PASSWORD);
    const server = await runServer(programs, env);
    const token = await tokenFor(server.url);
    const first = await importReadings(env, ["--machine", "M1", REAL_FILE]);
    expect(first.stdout).toBe("M1: 24,437 readings taken, of 24,437 lines.\n");
    expect(first.stderr).toContain("10,000 lines");
    const all = await eventsOf(server.url, token, 0, 2_000_000_000);
    const again = await importReadings(env, ["--machine", "M1", REAL_FILE]);
    expect(again.stdout).toBe(
      "M1: 0 readings taken, 24,437 were known already, of 24,437 lines.\n",
    );
    expect(await eventsOf(server.url, token, 0, 2_000_000_000)).toEqual(all);
    expect(all.events[0]?.startsAt).toBe(Date.parse("2016-10-05T19:15:07Z") / 1000);
    for (const [index, event] of all.events.slice(0, -1).entries()) {
      expect(event.endsAt).toBe(all.events[index + 1]?.startsAt);
    }
    expect(all.events.at(-1)?.endsAt).toBeNull();
  },
);

test("kill -9 while 200 classifications are sent: each acknowledged one is there, once", async () => {
  const env = plantFolder();
  await user(env, boss, PASSWORD);
  const start = Math.floor(Date.now() / 1000) - 86_400;
  const idle = Array.from({ length: 200 }, (_, index) => start + 60 + index * 120);
  const body = (at: number) => ({
    machineId: "M1",
    startTime: at,
    endTime: at + 60,
    reason: "JAM",
  });
  let server = await runServer(programs, env);
  let token = await tokenFor(server.url);
  const headers = () => ({ "Content-Type": "application/json", Authorization: `Bearer ${token}` });
  await importReadings(
    env,
    ["--machine", "M1", "-"],
    `${new Date(start * 1000).toISOString()}|execution|ACTIVE\n`,
  );

  const acknowledged = new Map<number, string>();
  const send = async (at: number): Promise<void> => {
    const answer = await fetch(`${server.url}api/v1/machineClassification`, {
      method: "POST",
      headers: { ...headers(), "Idempotency-Key": `key-${at}` },
      body: JSON.stringify(body(at)),
    });
    const text = await answer.text();
    expect(answer.status, text).toBe(200);
    acknowledged.set(at, text);
  };
  for (const killAfter of [15, 70, 140]) {
    const before = new Map(acknowledged);
    const waiting = idle.filter((at) => !acknowledged.has(at));
    const senders = Array.from({ length: 4 }, async () => {
      for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
        // What is under way when the server is killed fails, and is nobody's promise.
        const sent = await send(at).then(
          () => true,
          (error: unknown) => {
            if (error instanceof TypeError) return false;
            throw error;
          },
        );
        if (!sent) return;
        if (acknowledged.size >= killAfter) await server.kill("SIGKILL");
      }
    });
    await Promise.all(senders);
    expect(acknowledged.size).toBeGreaterThanOrEqual(killAfter);
    expect(acknowledged.size).toBeLessThan(200);
    expect(acknowledged.size).toBeGreaterThan(before.size);

    server = await runServer(programs, env);
    token = await tokenFor(server.url);
    const { events } = await eventsOf(server.url, token, start, start + 86_000);
    const jams = events.filter(({ reason }) => reason === "JAM").map(({ startsAt }) => startsAt);
    expect(new Set(jams).size).toBe(jams.length);
    for (const at of acknowledged.keys()) expect(jams).toContain(at);
    // What was committed but not acknowledged may be there too: one for each sender at most.
    expect(jams.length - acknowledged.size).toBeLessThanOrEqual(4 * 3);
  }

  // Sent again under the same keys, all 200 are there once, and the first answers come back word for word.
  const first = new Map(acknowledged);
  for (const at of idle) await send(at);
  for (const [at, text] of first) expect(acknowledged.get(at)).toBe(text);
  const { revision, events } = await eventsOf(server.url, token, start, start + 86_000);
  expect(revision).toBe(200);
  expect(events.filter(({ reason }) => reason === "JAM")).toHaveLength(200);
}, 60_000);
