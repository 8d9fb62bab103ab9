import { writeFileSync } from "node:fs";
import { connect as connectHttp2, type ClientHttp2Session } from "node:http2";
import { request } from "node:https";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { freshFolder } from "#testing/folder.ts";
import { at } from "#testing/site-plant.ts";
import { emailOf, openExample, passwordOf, type Site } from "#testing/site.ts";
import { expect, onTestFinished, test, vi } from "vitest";
import { authority, type Issued, issue } from "../../e2e/support/certificate.ts";
import { listen, type Listening, type ListenOptions } from "./listening.ts";
import { readCertificate } from "./tls/certificate.ts";

/*
 * The sockets: the app of the tests behind a real port, spoken to as browsers speak to it.
 */

const plantCa = authority();
const names = ["localhost", "127.0.0.1"];

interface Open extends Listening {
  readonly site: Site;
  readonly said: readonly string[];
  /** Puts another certificate and key where the first ones lie. */
  readonly replace: (pair: Issued) => void;
}

async function openSecure(app?: ListenOptions["app"], everyMs = 10_000): Promise<Open> {
  const site = await openExample();
  const folder = freshFolder();
  const files = { certFile: join(folder, "cert.pem"), keyFile: join(folder, "key.pem") };
  const replace = ({ cert, key }: Issued): void => {
    writeFileSync(files.certFile, cert);
    writeFileSync(files.keyFile, key);
  };
  replace(issue({ names, by: plantCa }));
  const said: string[] = [];
  const listening = await listen({
    settings: { host: "127.0.0.1", port: 0 },
    app: app ?? site.app,
    tls: { files, certificate: readCertificate(files), everyMs },
    say: (line) => said.push(line),
  });
  onTestFinished(listening.close);
  return { ...listening, site, said, replace };
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<{ [name: string]: unknown }>;
  readonly body: string;
}

/** One HTTP/2 connection, as a browser that trusts the plant's authority would open it. */
function browser(url: string): ClientHttp2Session {
  const session = connectHttp2(url, { ca: plantCa.cert });
  onTestFinished(() => session.destroy());
  return session;
}

function ask(
  session: ClientHttp2Session,
  headers: { readonly [name: string]: string },
  body = "",
): Promise<Reply> {
  return new Promise((done, failed) => {
    const stream = session.request(headers);
    let got: Reply["headers"] = {};
    let text = "";
    stream.setEncoding("utf8");
    stream.on("response", (responded) => (got = responded));
    stream.on("data", (part: string) => (text += part));
    stream.on("end", () => done({ status: Number(got[":status"]), headers: got, body: text }));
    stream.on("error", failed);
    if (body !== "") stream.end(body);
  });
}

async function signIn(session: ClientHttp2Session, origin: string): Promise<Reply> {
  const body = JSON.stringify({ email: emailOf("ana"), password: passwordOf("ana") });
  const headers = {
    ":method": "POST",
    ":path": "/api/session",
    "content-type": "application/json",
  };
  return ask(session, { ...headers, origin }, body);
}

function cookieIn({ headers }: Reply): string {
  return String(headers["set-cookie"]).split(";")[0] ?? "";
}

test("over HTTP/2 a person signs in, and the cookie is for https alone", async () => {
  const { url } = await openSecure();
  expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/$/);
  const session = browser(url);
  const reply = await signIn(session, new URL(url).origin);
  expect(reply.status, reply.body).toBe(200);
  expect(String(reply.headers["set-cookie"])).toContain("; Secure");
  const asked = { ":path": "/api/session", cookie: cookieIn(reply) };
  expect((await ask(session, asked)).body).toContain('"Ana"');
  expect(session.alpnProtocol).toBe("h2");
});

test("over HTTP/2 a change must come from a page of our own", async () => {
  const { url } = await openSecure();
  const session = browser(url);
  const cookie = cookieIn(await signIn(session, new URL(url).origin));
  const body = JSON.stringify({
    machineId: "M1",
    startTime: at("08:10"),
    endTime: at("08:20"),
    reason: "JAM",
  });
  const send = (origin: string): Promise<Reply> => {
    const path = "/api/v1/machineClassification";
    const headers = { ":method": "POST", ":path": path, "content-type": "application/json" };
    return ask(session, { ...headers, origin, cookie }, body);
  };
  expect((await send("https://elsewhere.example")).status).toBe(403);
  expect((await send(new URL(url).origin)).status).toBe(200);
});

test("over HTTP/2 changes arrive on the live stream while others are asked for beside it", async () => {
  const { url, site } = await openSecure();
  const session = browser(url);
  const cookie = cookieIn(await signIn(session, new URL(url).origin));
  const live = session.request({ ":path": "/api/live?since=0", cookie });
  let heard = "";
  live.setEncoding("utf8").on("data", (text: string) => (heard += text));
  await vi.waitFor(() => expect(heard).toContain("retry:"));
  await site.report("M1", [["09:00", "ACTIVE"]]);
  await vi.waitFor(() => expect(heard).toMatch(new RegExp(`event: readings[^]*${at("09:00")}`)));
  // More than the six connections that HTTP/1.1 gives a browser, on one.
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => ask(session, { ":path": "/api/plant", cookie })),
  );
  expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
});

test("a client that knows HTTP/1.1 alone is answered too", async () => {
  const { url } = await openSecure();
  const status = await new Promise<number | undefined>((done, failed) => {
    const asked = request(`${url}api/plant`, { ca: plantCa.cert }, (reply) => {
      reply.resume();
      done(reply.statusCode);
    });
    asked.on("error", failed).end();
  });
  expect(status).toBe(401);
});

test("over HTTP/2 a stream whose reader has left is let go", async () => {
  const left = vi.fn<() => void>();
  const stream = new ReadableStream<Uint8Array>({
    start: (sink) => sink.enqueue(new TextEncoder().encode("retry: 2000\n\n")),
    cancel: left,
  });
  const { url } = await openSecure({ fetch: () => new Response(stream), close: () => undefined });
  const live = browser(url).request({ ":path": "/api/live" });
  await new Promise((done) => live.once("data", done));
  expect(left).not.toHaveBeenCalled();
  live.close();
  await vi.waitFor(() => expect(left).toHaveBeenCalledOnce());
});

test("told to close, it ends the live streams and the connections that stay open for more", async () => {
  const { url, close } = await openSecure();
  const session = browser(url);
  const cookie = cookieIn(await signIn(session, new URL(url).origin));
  const live = session.request({ ":path": "/api/live", cookie });
  let isEnded = false;
  live.on("end", () => (isEnded = true)).resume();
  await new Promise((done) => live.once("data", done));
  const began = Date.now();
  await close();
  expect(Date.now() - began).toBeLessThan(1_500);
  await vi.waitFor(() => expect(isEnded).toBe(true));
});

test("told to close, it does not wait for one who will not leave", async () => {
  const { url, close } = await openSecure();
  const { hostname, port } = new URL(url);
  const socket = connectTls({ host: hostname, port: Number(port), ca: plantCa.cert });
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => socket.destroy());
  await new Promise((done) => socket.once("secureConnect", done));
  const began = Date.now();
  await close();
  expect(Date.now() - began).toBeLessThan(4_000);
});

/** The serial number of the certificate that a new visitor is shown. */
function shownTo(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((done, failed) => {
    const socket = connectTls({ host: hostname, port: Number(port), ca: plantCa.cert }, () => {
      done(socket.getPeerCertificate().serialNumber);
      socket.destroy();
    });
    socket.on("error", failed);
  });
}

test("a renewed certificate is taken without a restart, and whoever is connected stays so", async () => {
  const { url, said, replace } = await openSecure(undefined, 50);
  const session = browser(url);
  const before = await shownTo(url);
  replace(issue({ names, by: plantCa }));
  await vi.waitFor(() => expect(said).toContain("The certificate was renewed."), 8_000);
  expect(await shownTo(url)).not.toBe(before);
  expect((await ask(session, { ":path": "/api/plant" })).status).toBe(401);
}, 15_000);

test("a renewal that will not do is told of, and the certificate before it stays", async () => {
  const { url, said, replace } = await openSecure(undefined, 50);
  const before = await shownTo(url);
  replace({ ...issue({ names, by: plantCa }), key: issue().key });
  await vi.waitFor(() => expect(said.join()).toContain("stays in use"), 8_000);
  expect(said.join()).toMatch(/TLS_KEY: \S+key\.pem is not the key of the certificate/);
  expect(await shownTo(url)).toBe(before);
}, 15_000);

test("an idle connection is kept for longer than proxies keep theirs", async () => {
  const site = await openExample();
  const settings = { host: "127.0.0.1", port: 0 };
  const { url, close } = await listen({ settings, app: site.app, tls: undefined, say: () => {} });
  onTestFinished(close);
  const answer = await fetch(`${url}api/plant`);
  expect(answer.headers.get("Keep-Alive")).toBe("timeout=75");
});
