import { at } from "#testing/site-plant.ts";
import { emailOf, openExample, openSite, passwordOf, type Site, type Who } from "#testing/site.ts";
import { expect, test } from "vitest";

const S0 = "/api/v1/machineClassification";
const OWN = { Origin: "http://localhost" };
const jam = { machineId: "M1", startTime: at("08:10"), endTime: at("08:20"), reason: "JAM" };

function signIn(site: Site, who: Who, password = passwordOf(who), headers: object = OWN) {
  const json = { email: emailOf(who), password };
  return site.send("POST", "/api/session", { json, headers: { ...headers } });
}

async function cookieOf(site: Site, who: Who): Promise<string> {
  const { headers } = await signIn(site, who);
  return headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

test("a person signs in, stays signed in, and signs out", async () => {
  const site = await openExample();
  const signedIn = await signIn(site, "mia");
  const person = {
    id: expect.stringMatching(/./) as string,
    name: "Mia",
    role: "supervisor",
    areas: ["mill"],
  };
  expect([signedIn.status, signedIn.json]).toEqual([200, { person }]);
  const [cookie = ""] = signedIn.headers.getSetCookie();
  expect(cookie).toMatch(/^shiftlane_session=[\w-]{20,};/);
  expect(cookie).toContain("; Path=/");
  expect(cookie).toContain("; HttpOnly");
  expect(cookie).toContain("; SameSite=Strict");
  expect(cookie).not.toContain("Secure");
  const headers = { Cookie: cookie.split(";")[0] ?? "" };
  expect((await site.send("GET", "/api/session", { headers })).json).toEqual({ person });
  const out = await site.send("DELETE", "/api/session", { headers: { ...headers, ...OWN } });
  expect([out.status, out.headers.getSetCookie()[0]]).toEqual([
    204,
    expect.stringContaining("shiftlane_session=; Max-Age=0"),
  ]);
  expect((await site.send("GET", "/api/session", { headers })).status).toBe(401);
});

test("behind HTTPS the cookie is for HTTPS alone", async () => {
  const site = await openExample({ publicUrl: new URL("https://plant.example") });
  const signedIn = await signIn(site, "ana", undefined, { Origin: "https://plant.example" });
  expect(signedIn.headers.getSetCookie()[0]).toContain("; Secure");
});

test("a wrong password and an unknown email are told alike, 401", async () => {
  const site = await openExample();
  const wrong = await signIn(site, "ana", "wrong");
  const json = { email: "nobody@plant.example", password: "wrong" };
  const nobody = await site.send("POST", "/api/session", { json });
  expect([wrong.status, nobody.status, nobody.text]).toEqual([401, 401, wrong.text]);
  expect(wrong.headers.getSetCookie()).toEqual([]);
});

test("after a few failures sign-in is slowed, in both dialects: 429 with Retry-After", async () => {
  const site = await openExample();
  for (let count = 0; count < 5; count += 1) await signIn(site, "ana", "wrong");
  const json = { userEmail: emailOf("ana"), password: passwordOf("ana") };
  const token = await site.send("POST", "/api/v1/security/getAPIToken", { json });
  for (const answer of [await signIn(site, "ana"), token]) {
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(answer.json).toMatchObject({ title: "Too many attempts" });
  }
});

test("a machine's account has no screen", async () => {
  const site = await openExample();
  expect((await signIn(site, "bot")).status).toBe(403);
});

test("a change meant for one person is never made in the name of another who has signed in since", async () => {
  const site = await openExample();
  const ana = await signIn(site, "ana");
  const { person } = ana.json as { person: { id: string } };
  const Cookie = await cookieOf(site, "mia");
  const send = (id: string) =>
    site.send("POST", S0, { json: jam, headers: { Cookie, ...OWN, "Account-Id": id } });
  const refused = await send(person.id);
  expect([refused.status, refused.json]).toEqual([
    403,
    expect.objectContaining({ type: "urn:shiftlane:problem:someoneElse" }),
  ]);
  expect(await site.story()).toEqual(["06:00 RUNNING", "07:00 IDLE?", "08:00 DOWN?"]);
  const mia = (await signIn(site, "mia")).json as { person: { id: string } };
  expect((await send(mia.person.id)).status).toBe(200);
});

test("a change by cookie must come from a page of our own", async () => {
  const site = await openExample();
  const Cookie = await cookieOf(site, "ana");
  const send = (headers: object) =>
    site.send("POST", S0, { json: jam, headers: { Cookie, ...headers } });
  const foreign = [
    await send({}),
    await send({ Origin: "null" }),
    await send({ Origin: "https://evil.example" }),
    await send({ Origin: "http://localhost:8081" }),
    await send({ Origin: "http://localhost.evil.example" }),
  ];
  for (const answer of foreign) {
    expect([answer.status, answer.json]).toMatchObject([
      403,
      { type: "urn:shiftlane:problem:foreignOrigin" },
    ]);
  }
  expect(await site.story()).toHaveLength(3);
  expect((await send(OWN)).status).toBe(200);
});

test("signing out, too, must come from a page of our own; reading need not", async () => {
  const site = await openExample();
  const headers = { Cookie: await cookieOf(site, "ana"), Origin: "https://evil.example" };
  expect((await site.send("DELETE", "/api/session", { headers })).status).toBe(403);
  expect((await site.send("GET", "/api/session", { headers })).status).toBe(200);
});

test("behind a proxy the public address is our own as well", async () => {
  const site = await openExample({ publicUrl: new URL("https://plant.example") });
  const headers = { Cookie: await cookieOf(site, "ana"), Origin: "https://plant.example" };
  expect((await site.send("POST", S0, { json: jam, headers })).status).toBe(200);
});

test("a token needs no origin: no browser adds it by itself", async () => {
  const site = await openExample();
  const headers = { Origin: "https://mes.example" };
  expect((await site.as("ana", "POST", S0, { json: jam, headers })).status).toBe(200);
});

test("nobody is signed in: 401, and no page of a browser's", async () => {
  const site = await openExample();
  const answer = await site.send("GET", "/api/session");
  expect([answer.status, answer.headers.get("WWW-Authenticate")]).toEqual([401, "Bearer"]);
  expect(answer.headers.get("Content-Type")).toContain("application/problem+json");
  const stale = { Cookie: "shiftlane_session=long-gone" };
  expect((await site.send("GET", "/api/session", { headers: stale })).status).toBe(401);
});

test("the sample plant offers its people, a real plant does not", async () => {
  const people = [{ name: "Sam", role: "supervisor", email: "sam@sample", password: "x" }] as const;
  const sample = await openSite({ samplePeople: { people: [...people] } });
  expect((await sample.send("GET", "/api/sample-people")).json).toEqual({ people });
  const real = await openSite();
  expect((await real.send("GET", "/api/sample-people")).status).toBe(404);
});

test("what is logged bears no secret", async () => {
  const site = await openExample();
  await signIn(site, "ana", "my-secret-password");
  await site.as("ana", "POST", S0, { json: jam });
  const log = site.logged.join("\n");
  expect(log).toMatch(/^POST \/api\/session 401 \d+ ms$/m);
  expect(log).not.toContain("my-secret-password");
  expect(log).not.toContain(await site.tokenOf("ana"));
});
