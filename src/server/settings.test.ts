import { expect, test } from "vitest";
import { checkReach, isPlainBeyondThisMachine, readSettings } from "./settings.ts";

const read = (env: { readonly [name: string]: string }) => readSettings(env, "/typed/here");

test("without a word from the environment everything has a value that works on this machine alone", () => {
  const settings = read({ PORT: "", HOME: "/root" });
  expect(settings).toMatchObject({ port: 8080, host: "127.0.0.1", transactionSeconds: 60 });
  expect(settings.plantFile).toBeUndefined();
  expect(settings.dataDir).toMatch(/[\\/]data$/);
  expect(() => checkReach(settings)).not.toThrow();
});

test("paths are meant from where the command was typed", () => {
  const settings = read({ DATA_DIR: "lanes", PLANT_FILE: "plant.json" });
  expect(settings).toMatchObject({
    dataDir: "/typed/here/lanes",
    plantFile: "/typed/here/plant.json",
  });
  expect(read({ DATA_DIR: "/var/lanes" }).dataDir).toBe("/var/lanes");
});

test.each([
  ["PORT", "eighty"],
  ["PORT", "70000"],
  ["PORT", "80.5"],
  ["PORT", "-1"],
  ["HOST", "http://plant"],
  ["PUBLIC_URL", "plant.example"],
  ["PUBLIC_URL", "ftp://plant.example"],
  ["TRANSACTION_SECONDS", "0"],
  ["TRANSACTION_SECONDS", "soon"],
])("%s=%s is refused by its name", (name, value) => {
  expect(() => read({ [name]: value })).toThrow(new RegExp(`^${name} must be`));
});

test("a database's address has to be one, and its password is not repeated", () => {
  const databaseUrl = "postgresql://lane:secret@db:5432/lanes";
  expect(read({ DATABASE_URL: databaseUrl })).toMatchObject({ databaseUrl });
  for (const wrong of ["lanes", "mysql://lane:secret@db/lanes", "db:secret@5432"]) {
    const reading = () => read({ DATABASE_URL: wrong });
    expect(reading).toThrow(/^DATABASE_URL must be the address of a PostgreSQL database/);
    expect(reading).not.toThrow(/secret/);
  }
});

test("every wrong setting is named, not only the first", () => {
  expect(() => read({ PORT: "x", PUBLIC_URL: "y" })).toThrow(/PORT must.*\n.*PUBLIC_URL must/);
});

test.each(["0.0.0.0", "192.168.1.10", "::", "lanes.plant.example", "127.0.0.1.evil.example"])(
  "the sample plant is not served at %s, a plant of one's own is",
  (host) => {
    expect(() => checkReach(read({ HOST: host }))).toThrow("Set PLANT_FILE");
    expect(() => checkReach(read({ HOST: host, PLANT_FILE: "/p.json" }))).not.toThrow();
  },
);

test.each(["127.0.0.1", "127.1.2.3", "localhost", "::1"])(
  "the sample plant is served at %s",
  (host) => {
    expect(() => checkReach(read({ HOST: host }))).not.toThrow();
  },
);

test("certificate and key are files, meant from where the command was typed", () => {
  expect(read({ TLS_CERT: "tls/cert.pem", TLS_KEY: "/etc/tls/key.pem" }).tls).toEqual({
    certFile: "/typed/here/tls/cert.pem",
    keyFile: "/etc/tls/key.pem",
  });
  expect(read({ TLS_CERT: "", TLS_KEY: "" }).tls).toBeUndefined();
});

test.each([
  ["TLS_CERT", "TLS_KEY"],
  ["TLS_KEY", "TLS_CERT"],
])("%s without %s is half of https", (has, lacks) => {
  expect(() => read({ [has]: "file.pem" })).toThrow(`${has} is set, but ${lacks} is not`);
});

test("a public address of http: cannot be right for a server that speaks https", () => {
  const tls = { TLS_CERT: "cert.pem", TLS_KEY: "key.pem" };
  expect(() => read({ ...tls, PUBLIC_URL: "http://board.plant.example" })).toThrow(
    "Begin it with https:",
  );
  expect(read({ ...tls, PUBLIC_URL: "https://board.plant.example" }).publicUrl?.protocol).toBe(
    "https:",
  );
});

test("whoever opens it to other devices without https is told what that means", () => {
  const tls = { TLS_CERT: "cert.pem", TLS_KEY: "key.pem" };
  expect(isPlainBeyondThisMachine(read({}))).toBe(false);
  expect(isPlainBeyondThisMachine(read({ HOST: "0.0.0.0" }))).toBe(true);
  expect(isPlainBeyondThisMachine(read({ HOST: "0.0.0.0", ...tls }))).toBe(false);
  const proxied = { HOST: "0.0.0.0", PUBLIC_URL: "https://board.plant.example" };
  expect(isPlainBeyondThisMachine(read(proxied))).toBe(false);
});
