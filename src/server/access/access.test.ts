import { freshFolder } from "#testing/folder.ts";
import { instant, plus } from "#time/instant.ts";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "#testing/store.ts";
import { SESSION_IDLE_SECONDS, SESSION_LONGEST_SECONDS, TOKEN_SECONDS } from "./access.ts";
import { openAccess } from "./open-access.ts";
import { hashPassword, passwordMatches } from "./password.ts";
import { People } from "./people.ts";

const NOW = instant(1_795_165_200);
/** As cheap as scrypt goes, so that a hundred attempts fit into a test. */
const CHEAP = { n: 2, r: 1, p: 1 };
const ana = {
  email: "Ana@Plant.example",
  password: "correct horse",
  role: "supervisor" as const,
  name: "Ana",
  areas: ["mill"],
};

async function open() {
  const store = await openStore(freshFolder());
  onTestFinished(() => store.close());
  const people = new People(store.db, ["mill", "saw"], CHEAP);
  return { store, people, access: await openAccess(store.db, NOW, CHEAP) };
}

const attempt = (password: string, email = ana.email, address = "10.0.0.1") => ({
  email,
  password,
  address,
});

test("the right password lets in, whatever the case of the email; a wrong one and an unknown email look the same", async () => {
  const { people, access } = await open();
  await people.add(ana, NOW);
  expect(await access.signIn(attempt("correct horse", " ANA@plant.EXAMPLE"), NOW)).toMatchObject({
    kind: "in",
    account: { email: "ana@plant.example", name: "Ana", role: "supervisor", areas: ["mill"] },
  });
  expect(await access.signIn(attempt("wrong horse"), NOW)).toEqual({ kind: "wrong" });
  expect(await access.signIn(attempt("correct horse", "bo@plant.example"), NOW)).toEqual({
    kind: "wrong",
  });
  expect(await access.signIn(attempt(""), NOW)).toEqual({ kind: "wrong" });
});

test("after five mistakes for one email the next attempt waits, right or wrong, longer each time", async () => {
  const { people, access } = await open();
  await people.add(ana, NOW);
  for (let mistake = 0; mistake < 5; mistake += 1) {
    expect(await access.signIn(attempt("no"), NOW)).toEqual({ kind: "wrong" });
  }
  expect(await access.signIn(attempt("correct horse"), NOW)).toEqual({ kind: "wait", seconds: 1 });
  expect(await access.signIn(attempt("no"), plus(NOW, 1))).toEqual({ kind: "wrong" });
  expect(await access.signIn(attempt("no"), plus(NOW, 1))).toEqual({ kind: "wait", seconds: 2 });
  expect(await access.signIn(attempt("correct horse"), plus(NOW, 3))).toMatchObject({ kind: "in" });
  expect(await access.signIn(attempt("no"), plus(NOW, 3))).toEqual({ kind: "wrong" });
});

test("guesses sent all at once are counted one after the other", async () => {
  const { people, access } = await open();
  await people.add(ana, NOW);
  const guesses = Array.from({ length: 100 }, (_, index) =>
    access.signIn(attempt(`guess ${index}`), NOW),
  );
  const wrong = (await Promise.all(guesses)).filter(({ kind }) => kind === "wrong");
  expect(wrong.length).toBeLessThanOrEqual(6);
});

test("guessing through many emails from one address is slowed too; other addresses are not", async () => {
  const { people, access } = await open();
  await people.add(ana, NOW);
  for (let guess = 0; guess < 30; guess += 1) {
    await access.signIn(attempt("no", `p${guess}@plant.example`), NOW);
  }
  expect(await access.signIn(attempt("correct horse"), NOW)).toMatchObject({ kind: "wait" });
  expect(await access.signIn(attempt("correct horse", ana.email, "10.0.0.2"), NOW)).toMatchObject({
    kind: "in",
  });
});

test("a session lasts while it is used, ends a week after its last use, and in three months anyway", async () => {
  const { people, access } = await open();
  const account = await people.add(ana, NOW);
  const { secret } = await access.openSession(account, NOW);
  expect(await access.session(secret, plus(NOW, SESSION_IDLE_SECONDS - 1))).toEqual(account);
  expect(await access.session(secret, plus(NOW, 2 * SESSION_IDLE_SECONDS - 2))).toEqual(account);
  expect(await access.session(secret, plus(NOW, 3 * SESSION_IDLE_SECONDS))).toBeUndefined();

  const busy = await access.openSession(account, NOW);
  let at = NOW;
  while (at < NOW + SESSION_LONGEST_SECONDS - 86_400) {
    at = plus(at, 86_400);
    expect(await access.session(busy.secret, at)).toEqual(account);
  }
  expect(await access.session(busy.secret, plus(NOW, SESSION_LONGEST_SECONDS))).toBeUndefined();
});

test("signing out ends that session and no other", async () => {
  const { people, access } = await open();
  const account = await people.add(ana, NOW);
  const [one, two] = [
    await access.openSession(account, NOW),
    await access.openSession(account, NOW),
  ];
  await access.endSession(one.secret);
  await access.endSession("never was one");
  expect(await access.session(one.secret, NOW)).toBeUndefined();
  expect(await access.session(two.secret, NOW)).toEqual(account);
});

test("a token is good for 24 hours, and is no session, nor a session a token", async () => {
  const { people, access } = await open();
  const account = await people.add(ana, NOW);
  const token = await access.issueToken(account, NOW);
  expect(token.expiresAt).toBe(NOW + TOKEN_SECONDS);
  expect(await access.token(token.secret, plus(NOW, TOKEN_SECONDS - 1))).toEqual(account);
  expect(await access.token(token.secret, plus(NOW, TOKEN_SECONDS))).toBeUndefined();
  expect(await access.session(token.secret, NOW)).toBeUndefined();
  const session = await access.openSession(account, NOW);
  expect(await access.token(session.secret, NOW)).toBeUndefined();
});

test("neither secrets nor passwords are in the store", async () => {
  const { store, people, access } = await open();
  const account = await people.add(ana, NOW);
  const held = [await access.openSession(account, NOW), await access.issueToken(account, NOW)];
  const kept = JSON.stringify([
    await store.db.selectFrom("secrets").selectAll().execute(),
    await store.db.selectFrom("people").selectAll().execute(),
  ]);
  for (const { secret } of held) expect(kept).not.toContain(secret);
  expect(kept).not.toContain(ana.password);
  expect(kept).toContain("scrypt$");
});

test("a changed role holds at once; a new password ends sessions and tokens; a removed person is gone", async () => {
  const { people, access } = await open();
  const account = await people.add(ana, NOW);
  const { secret } = await access.openSession(account, NOW);
  const token = await access.issueToken(account, NOW);
  const same = { password: undefined, role: undefined, name: undefined, areas: undefined };
  await people.set(ana.email, { ...same, role: "viewer", areas: [] });
  expect(await access.session(secret, NOW)).toMatchObject({
    role: "viewer",
    areas: [],
    name: "Ana",
  });
  await people.set(ana.email, { ...same, password: "battery staple" });
  expect(await access.session(secret, NOW)).toBeUndefined();
  expect(await access.token(token.secret, NOW)).toBeUndefined();
  expect(await access.signIn(attempt("correct horse"), NOW)).toEqual({ kind: "wrong" });
  expect(await access.signIn(attempt("battery staple"), NOW)).toMatchObject({ kind: "in" });
  const next = await access.openSession(account, NOW);
  await people.remove(ana.email);
  expect(await access.session(next.secret, NOW)).toBeUndefined();
  expect(await people.list()).toEqual([]);
});

test("people who cannot be are refused in words: twice, unknown, no email, no password, no such area", async () => {
  const { people } = await open();
  await people.add(ana, NOW);
  await expect(people.add(ana, NOW)).rejects.toThrow("exists already");
  await expect(people.add({ ...ana, email: "ana" }, NOW)).rejects.toThrow("not an email address");
  await expect(people.add({ ...ana, email: "x@y", password: "" }, NOW)).rejects.toThrow("is empty");
  await expect(people.add({ ...ana, email: "x@y", areas: ["lathe"] }, NOW)).rejects.toThrow(
    'no area "lathe". The plant has: mill, saw.',
  );
  await expect(people.remove("bo@plant.example")).rejects.toThrow("nobody");
  expect(await people.list()).toHaveLength(1);
});

test("a password typed with composed letters matches the same one typed with combining marks", async () => {
  const stored = await hashPassword("Mu\u0308hle", CHEAP);
  expect(await passwordMatches("M\u00fchle", stored)).toBe(true);
  expect(await passwordMatches("Muhle", stored)).toBe(false);
  expect(await hashPassword("same", CHEAP)).not.toBe(await hashPassword("same", CHEAP));
});

test("a password kept under an older cost still opens", async () => {
  expect(await passwordMatches("old", await hashPassword("old", { n: 4, r: 2, p: 1 }))).toBe(true);
});
