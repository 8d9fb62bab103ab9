import { expect, test } from "vitest";
import { lockComplaints } from "./lock.mjs";

const needs = (...names: readonly string[]) => ({
  optionalDependencies: Object.fromEntries(names.map((name) => [name, "1.0.0"])),
});

test("a lock that holds every optional dependency is whole", () => {
  const packages = {
    "": {},
    "node_modules/tool": needs("tool-linux", "tool-mac"),
    "node_modules/tool-linux": {},
    "node_modules/tool/node_modules/tool-mac": {},
  };
  expect(lockComplaints({ packages })).toEqual([]);
});

test("an optional dependency that npm dropped is missed", () => {
  const packages = {
    "node_modules/@a/tool": needs("tool-mac"),
    "node_modules/b/node_modules/tool-mac": {},
  };
  expect(lockComplaints({ packages })).toEqual([
    "node_modules/@a/tool names tool-mac, but the lock has no entry of it.",
  ]);
});

test("a nested package finds what lies further up", () => {
  const packages = {
    "node_modules/a/node_modules/tool": needs("tool-mac", "tool-win"),
    "node_modules/a/node_modules/tool-mac": {},
    "node_modules/tool-win": {},
  };
  expect(lockComplaints({ packages })).toEqual([]);
});

test("an entry tied to a registry is refused", () => {
  const packages = { "node_modules/a": { resolved: "https://registry.invalid/a.tgz" } };
  expect(lockComplaints({ packages })).toHaveLength(1);
});
