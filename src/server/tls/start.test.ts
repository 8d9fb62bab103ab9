import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plantToFile } from "#contract/plant-file.ts";
import { freshFolder } from "#testing/folder.ts";
import { hall } from "#testing/hall.ts";
import { expect, test } from "vitest";
import { issue } from "../../../e2e/support/certificate.ts";
import { startServer } from "../server.ts";
import { readSettings, WrongSettings } from "../settings.ts";

function starting(cert: string, key: string) {
  const folder = freshFolder();
  writeFileSync(join(folder, "cert.pem"), cert);
  writeFileSync(join(folder, "key.pem"), key);
  writeFileSync(join(folder, "plant.json"), JSON.stringify(plantToFile(hall)));
  const env = { PORT: "0", DATA_DIR: "data", PLANT_FILE: "plant.json" };
  const tls = { TLS_CERT: "cert.pem", TLS_KEY: "key.pem" };
  const said: string[] = [];
  const options = { clientDir: undefined, say: (line: string) => void said.push(line) };
  const start = () => startServer(readSettings({ ...env, ...tls }, folder), options);
  return { start, said, dataDir: join(folder, "data") };
}

test("a key that does not fit stops the start before anything is written", async () => {
  const { start, dataDir } = starting(issue().cert, issue().key);
  await expect(start()).rejects.toThrow(WrongSettings);
  await expect(start()).rejects.toThrow(/^TLS_KEY: /);
  expect(existsSync(dataDir)).toBe(false);
});

test("with a pair that fits it opens at https and says whom the certificate is for", async () => {
  const { cert, key } = issue({ names: ["board.plant.example"] });
  const { start, said } = starting(cert, key);
  const server = await start();
  await server.close();
  expect(server.url).toMatch(/^https:/);
  expect(said.join()).toContain("The certificate is for board.plant.example, until ");
});
