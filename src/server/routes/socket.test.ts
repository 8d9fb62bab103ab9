import { serve } from "@hono/node-server";
import { machineId } from "#engine/names.ts";
import { at, utc } from "#testing/site-plant.ts";
import { openExample, type Site } from "#testing/site.ts";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";

/** The same server behind a real socket. */
async function listening(site: Site): Promise<string> {
  const server = serve({ fetch: site.app.fetch, hostname: "127.0.0.1", port: 0 });
  if (!server.listening) await once(server, "listening");
  onTestFinished(async () => {
    site.app.close();
    const closed = once(server, "close");
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    await closed;
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("an answer before the body is through still reaches a sender on a slow network", async () => {
  const site = await openExample();
  const { hostname, port } = new URL(await listening(site));
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  let heard = "";
  socket.setEncoding("utf8").on("data", (text: string) => (heard += text));
  const broken = new Promise((tell) => socket.on("error", tell));
  const closed = once(socket, "close");
  const head = "POST /api/readings HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
  socket.write(`${head}Content-Length: 1200000\r\n\r\n`);
  for (let part = 0; part < 12; part += 1) {
    socket.write("x".repeat(100_000));
    await Promise.race([wait(100), broken]);
  }
  socket.write("GET /api/nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  await Promise.race([closed, broken]);
  expect(heard.match(/HTTP\/1.1 \d+/g)).toEqual(["HTTP/1.1 401", "HTTP/1.1 404"]);
});

test("S3's client works by changing its host alone: begin, two calls, commit", async () => {
  const site = await openExample();
  const host = await listening(site);
  const headers = {
    Authorization: `Bearer ${await site.tokenOf("ana")}`,
    "Content-Type": "application/json; charset=utf-8",
    Accept: "application/json",
  };
  const base = `${host}/mesmw/api/v3`;
  const begun = await fetch(`${base}/transaction`, { method: "POST", headers });
  const { trans_id } = (await begun.json()) as { trans_id: string };
  for (const clock of ["06:30", "06:45"]) {
    const body = JSON.stringify({ ent_id: 101, reas_cd: 12, event_time_utc: utc(clock) });
    const sent = { method: "POST", headers: { ...headers, trans_id }, body };
    expect((await fetch(`${base}/UtilHistory`, sent)).status).toBe(200);
  }
  const put = { method: "PUT", headers: { ...headers, trans_id } };
  expect((await fetch(`${base}/transaction?action=commit`, put)).status).toBe(200);
  expect(await site.story()).toEqual([
    "06:00 RUNNING",
    "06:30 JAM",
    "06:45 JAM",
    "07:00 IDLE?",
    "08:00 DOWN?",
  ]);
});

test("S0's client works by changing its host alone: token, machines, reasons, classification", async () => {
  const site = await openExample();
  const host = await listening(site);
  const post = async (path: string, json: object, headers: Record<string, string> = {}) =>
    fetch(`${host}/api/v1${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(json),
    });
  const signIn = { userEmail: "ana@plant.example", password: "correct horse" };
  const { token } = (await (await post("/security/getAPIToken", signIn)).json()) as {
    token: string;
  };
  const headers = { Authorization: `Bearer ${token}` };
  const get = async (path: string): Promise<unknown> =>
    (await fetch(`${host}/api/v1${path}`, { headers })).json();
  const { machines } = (await get("/machineInfo")) as { machines: { machineUniqueId: string }[] };
  const id = machines[0]?.machineUniqueId ?? "";
  const { reasons } = (await get(`/machineClassification?machineId=${id}`)) as {
    reasons: { name: string; code: string }[];
  };
  const reason = reasons.find(({ name }) => name === "Machine jam")?.code;
  const json = { machineId: id, startTime: at("08:10"), endTime: at("08:20"), reason };
  expect((await post("/machineClassification", json, headers)).status).toBe(200);
  expect(await site.story()).toContain("08:10 JAM");
});

test("the live stream comes over a socket unsqueezed and at once, and ends when the server shuts down", async () => {
  const site = await openExample();
  const host = await listening(site);
  const headers = {
    Authorization: `Bearer ${await site.tokenOf("vic")}`,
    "Accept-Encoding": "gzip",
  };
  const response = await fetch(`${host}/api/live`, { headers });
  expect(response.headers.get("Content-Encoding")).toBeNull();
  const decoder = new TextDecoder();
  let text = "";
  let ended = false;
  const reading = (async () => {
    for await (const part of response.body ?? [])
      text += decoder.decode(part as Uint8Array, { stream: true });
    ended = true;
  })();
  await expect.poll(() => text).toContain("event: heartbeat");
  await site.report("M1", [["10:04", "ACTIVE"]]);
  await expect.poll(() => text).toContain("event: readings");
  expect(ended).toBe(false);
  site.app.close();
  await reading;
  expect(ended).toBe(true);
});

test("long answers are squeezed, a write's never: its ETag arrives as it must be sent back", async () => {
  const site = await openExample();
  await site.record.takeReadings(
    machineId("M2"),
    Array.from({ length: 500 }, (_, index) => ({
      time: at("06:00") + index,
      state: `S${index % 7}`,
    })),
    site.now,
  );
  const host = await listening(site);
  const headers = {
    Authorization: `Bearer ${await site.tokenOf("ana")}`,
    "Content-Type": "application/json",
    "Accept-Encoding": "gzip",
  };
  const timelines = await fetch(`${host}/api/timelines?from=${at("05:00")}&to=${at("10:00")}`, {
    headers,
  });
  expect(timelines.headers.get("Content-Encoding")).toBe("gzip");
  expect(await timelines.json()).toMatchObject({ machines: [{}, { machineId: "M2" }, {}] });
  const comment = "belt ".repeat(1000);
  const json = {
    machineId: "M1",
    startTime: at("08:10"),
    endTime: at("08:20"),
    reason: "JAM",
    comment,
  };
  const path = `${host}/api/v1/machineClassification`;
  const written = await fetch(path, { method: "POST", headers, body: JSON.stringify(json) });
  expect([
    written.status,
    written.headers.get("ETag"),
    written.headers.get("Content-Encoding"),
  ]).toEqual([200, '"1"', null]);
});

test("a sender that breaks off in the middle of its body changes nothing", async () => {
  const site = await openExample();
  const host = await listening(site);
  const body = JSON.stringify({
    machineId: "M1",
    startTime: at("08:10"),
    endTime: at("08:20"),
    reason: "JAM",
  });
  const socket = connect(Number(new URL(host).port), "127.0.0.1");
  await once(socket, "connect");
  socket.write(
    [
      "POST /api/v1/machineClassification HTTP/1.1",
      "Host: 127.0.0.1",
      "Content-Type: application/json",
      `Authorization: Bearer ${await site.tokenOf("ana")}`,
      `Content-Length: ${body.length}`,
      "",
      body.slice(0, 40),
    ].join("\r\n"),
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await site.story()).toHaveLength(3);
  expect(site.logged.filter((line) => line.includes("failed"))).toEqual([]);
  // And the server goes on.
  expect((await fetch(`${host}/api/nothing`)).status).toBe(404);
});
