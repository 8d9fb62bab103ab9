import { machineId } from "#engine/names.ts";
import { hall } from "#testing/hall.ts";
import { expect, test } from "vitest";
import { type Account, ROLES, type Role } from "./account.ts";
import { mayRead, maySendReadings, mayWrite, mayWriteSomewhere } from "./roles.ts";

const mill = machineId("M1");
const saw = machineId("S1");
const unknown = machineId("X9");

const account = (role: Role, ...areas: readonly string[]): Account => ({
  id: "a",
  email: "a@plant.example",
  name: "A",
  role,
  areas,
});

test("everyone but a machine reads", () => {
  expect(ROLES.filter((role) => mayRead(account(role)))).toEqual(["viewer", "supervisor", "admin"]);
});

test("a supervisor writes everywhere, or in the areas given and nowhere else", () => {
  expect(mayWrite(account("supervisor"), hall, mill)).toBe(true);
  expect(mayWrite(account("supervisor", "mill"), hall, mill)).toBe(true);
  expect(mayWrite(account("supervisor", "mill"), hall, saw)).toBe(false);
  expect(mayWrite(account("supervisor", "mill", "saw"), hall, saw)).toBe(true);
  expect(mayWrite(account("supervisor", "mill"), hall, unknown)).toBe(false);
});

test("viewers and machines write nowhere; an admin everywhere, whatever areas are noted", () => {
  expect(mayWrite(account("viewer"), hall, mill)).toBe(false);
  expect(mayWrite(account("machine"), hall, mill)).toBe(false);
  expect(mayWrite(account("admin", "saw"), hall, mill)).toBe(true);
  expect(ROLES.filter((role) => mayWriteSomewhere(account(role)))).toEqual(["supervisor", "admin"]);
});

test("a machine account sends readings, of its areas if it has any; people but admins do not", () => {
  expect(ROLES.filter((role) => maySendReadings(account(role), hall, mill))).toEqual([
    "admin",
    "machine",
  ]);
  expect(maySendReadings(account("machine", "saw"), hall, mill)).toBe(false);
});
