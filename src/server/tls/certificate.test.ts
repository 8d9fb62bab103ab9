import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateKeyPairSync } from "node:crypto";
import { freshFolder } from "#testing/folder.ts";
import { beforeEach, expect, test } from "vitest";
import { authority, issue } from "../../../e2e/support/certificate.ts";
import { WrongSettings } from "../settings.ts";
import { readCertificate } from "./certificate.ts";

const plantCa = authority();
const names = ["board.plant.example", "10.0.0.5"];
const pair = issue({ names, by: plantCa });

let folder = "";
beforeEach(() => {
  folder = freshFolder();
});

function put(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Reads what these files would hold. */
function reading(cert: string | Buffer, key: string | Buffer) {
  return readCertificate({ certFile: put("cert.pem", cert), keyFile: put("key.pem", key) });
}

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    // It is told like every other wrong setting, not as a fault of the program.
    if (error instanceof WrongSettings) return error.message.replaceAll(`${folder}/`, "");
    throw error;
  }
  return "not refused";
}

test("a certificate with those that signed it, and its key", () => {
  const read = reading(pair.cert + plantCa.cert, pair.key);
  expect(read).toMatchObject({ ...pair, cert: pair.cert + plantCa.cert, names });
  expect(read.validTo.getTime()).toBeGreaterThan(Date.now());
  expect(read.validFrom.getTime()).toBeLessThan(Date.now());
});

test("an RSA key in its older form is read, and found not to fit", () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pkcs1 = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
  expect(refusal(() => reading(pair.cert, pkcs1))).toContain("is not the key of the certificate");
});

test("a file that is missing is named with its setting and what to do", () => {
  const there = put("there.pem", pair.cert);
  const lost = join(folder, "lost.pem");
  expect(refusal(() => readCertificate({ certFile: lost, keyFile: there }))).toBe(
    "TLS_CERT: lost.pem is not there. Set it to the file's path; without TLS_CERT and TLS_KEY the server speaks http.",
  );
  expect(refusal(() => readCertificate({ certFile: there, keyFile: lost }))).toMatch(/^TLS_KEY: /);
});

test("a folder is not a file", () => {
  mkdirSync(join(folder, "certs"));
  const at = { certFile: join(folder, "certs"), keyFile: put("key.pem", pair.key) };
  expect(refusal(() => readCertificate(at))).toBe(
    "TLS_CERT: certs is a folder. Set it to the file in it.",
  );
});

test.skipIf(process.getuid?.() === 0)("a file that may not be read is told apart", () => {
  const keyFile = put("key.pem", pair.key);
  chmodSync(keyFile, 0o000);
  expect(refusal(() => readCertificate({ certFile: put("cert.pem", pair.cert), keyFile }))).toMatch(
    /^TLS_KEY: key\.pem may not be read by the account that runs the server/,
  );
});

test("a key of another certificate", () => {
  expect(refusal(() => reading(pair.cert, issue({ names }).key))).toBe(
    "TLS_KEY: key.pem is not the key of the certificate in TLS_CERT (cert.pem). Set both to one pair.",
  );
});

test("a chain in the wrong order", () => {
  expect(refusal(() => reading(plantCa.cert + pair.cert, pair.key))).toMatch(
    /^TLS_CERT: cert\.pem must begin with the server's own certificate/,
  );
});

test("certificate and key swapped", () => {
  expect(refusal(() => reading(pair.key, pair.cert))).toMatch(/^TLS_CERT: .*seem to be swapped/);
});

test("a certificate that is not PEM is told how to become so", () => {
  const der = Buffer.from(pair.cert.replace(/-----.*-----|\n/g, ""), "base64");
  expect(refusal(() => reading(der, pair.key))).toMatch(/^TLS_CERT: .*openssl x509 -inform der/);
  expect(refusal(() => reading("", pair.key))).toMatch(/^TLS_CERT: cert\.pem holds no certificate/);
});

test("damage is told as damage", () => {
  const damaged = pair.cert.replace(/.{20}\n-----END/, "\n-----END");
  expect(refusal(() => reading(damaged, pair.key))).toMatch(/^TLS_CERT: .* damaged/);
  const cut = pair.key.replace(/\n.{40}/, "\n");
  expect(refusal(() => reading(pair.cert, cut))).toMatch(/^TLS_KEY: .* damaged/);
});

test("a key behind a passphrase would wait for someone to type it", () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const locked = { cipher: "aes-256-cbc", passphrase: "secret" } as const;
  for (const type of ["pkcs8", "sec1"] as const) {
    const key = privateKey.export({ type, format: "pem", ...locked }).toString();
    expect(refusal(() => reading(pair.cert, key))).toMatch(/^TLS_KEY: .*passphrase.*openssl pkey/);
  }
});

test("no message holds a line of the key", () => {
  const other = issue({ names });
  const lines = (pair.key + other.key).split("\n").filter((line) => /^[\w+/=]{20,}$/.test(line));
  expect(lines.length).toBeGreaterThan(4);
  const told = [
    refusal(() => reading(pair.cert, other.key)),
    refusal(() => reading(pair.key, pair.key)),
    refusal(() => reading(pair.cert, pair.key.slice(0, 120))),
  ].join();
  for (const line of lines) expect(told).not.toContain(line);
});
