import { freshFolder } from "#testing/folder.ts";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { issue, type IssueOptions } from "../../../e2e/support/certificate.ts";
import { readCertificate } from "./certificate.ts";
import { remarks } from "./remarks.ts";

const now = Date.UTC(2026, 10, 20, 11);
const from = new Date("2026-01-01T00:00:00Z");
const names = ["board.plant.example"];

function told(options: IssueOptions): readonly string[] {
  const folder = freshFolder();
  const files = { certFile: join(folder, "c"), keyFile: join(folder, "k") };
  const { cert, key } = issue({ from, ...options });
  writeFileSync(files.certFile, cert);
  writeFileSync(files.keyFile, key);
  return remarks(readCertificate(files), now);
}

test("a good certificate: whom it is for and until when, no more", () => {
  expect(told({ names: [...names, "10.0.0.5"], to: new Date("2027-03-01T12:00:00Z") })).toEqual([
    "The certificate is for board.plant.example, 10.0.0.5, until 2027-03-01.",
  ]);
});

test("one that expires soon, today, or has expired", () => {
  expect(told({ names, to: new Date("2026-12-01T12:00:00Z") }).slice(1)).toEqual([
    expect.stringContaining("expires in 11 days"),
  ]);
  expect(told({ names, to: new Date("2026-11-20T12:00:00Z") })[1]).toContain("expires in 0 days");
  expect(told({ names, to: new Date("2026-11-20T10:00:00Z") })[1]).toContain("has expired");
});

test("one that begins later makes one ask for the clock", () => {
  expect(told({ names, from: new Date(now + 60_000) })[1]).toContain("clock of this machine");
});

test("one that names no host would be refused by every browser", () => {
  expect(told({ to: new Date("2027-03-01T12:00:00Z") })).toEqual([
    "The certificate is for no host at all, until 2027-03-01.",
    expect.stringContaining("no subjectAltName"),
  ]);
});
