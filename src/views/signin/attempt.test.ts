import { expect, test } from "vitest";
import { failureOf, missingFrom } from "./attempt.ts";

const problem = (status: number, detail: string) => ({
  type: "urn:shiftlane:problem:x",
  title: "Too many attempts",
  status,
  detail,
});

test("after too many tries the server's words say when to try again", () => {
  const detail = "Too many attempts to sign in. Try again in 8 s.";
  expect(failureOf({ kind: "refused", problem: problem(429, detail) })).toMatchObject({
    kind: "failed",
    mend: detail,
  });
});

test("a refusal without details still says something", () => {
  expect(failureOf({ kind: "refused", problem: problem(403, "") })).toMatchObject({
    mend: "Too many attempts",
  });
});

test("a dead network and a guest network's page are told apart", () => {
  const network = failureOf({ kind: "unreachable", why: "network" });
  const stranger = failureOf({ kind: "unreachable", why: "stranger" });
  expect(network).toMatchObject({ title: "No connection to the server" });
  expect(stranger).not.toEqual(network);
});

test("an empty field is named before anything is sent; spaces are no email address", () => {
  expect(missingFrom({ email: "  ", password: "" })).toEqual({
    email: "Type your email address.",
    password: "Type your password.",
  });
  expect(missingFrom({ email: "ana@sample.plant", password: " " })).toEqual({
    email: undefined,
    password: undefined,
  });
});
