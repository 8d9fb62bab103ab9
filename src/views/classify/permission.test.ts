import { machineId } from "#engine/names.ts";
import type { Person } from "#query/person.ts";
import { hall } from "#testing/hall.ts";
import { expect, test } from "vitest";
import { permissionOf } from "./permission.ts";

const mill = machineId("M1");
const saw = machineId("S1");
const person = (role: Person["role"], ...areas: readonly string[]): Person => ({
  id: "a1",
  name: "Ana",
  role,
  areas,
});

test("a viewer may change nothing, an admin everything", () => {
  expect(permissionOf(hall, person("viewer"), mill).kind).toBe("viewer");
  expect(permissionOf(hall, person("admin", "saw"), mill).kind).toBe("mayWrite");
});

test("a supervisor without areas may change every machine", () => {
  expect(permissionOf(hall, person("supervisor"), saw).kind).toBe("mayWrite");
});

test("a supervisor of one area may change its machines and is told so at the others", () => {
  expect(permissionOf(hall, person("supervisor", "mill"), mill).kind).toBe("mayWrite");
  expect(permissionOf(hall, person("supervisor", "mill"), saw)).toEqual({
    kind: "otherArea",
    areas: ["Milling"],
  });
});
