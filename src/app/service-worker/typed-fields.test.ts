import { expect, test } from "vitest";
import { TypedFields } from "./typed-fields.ts";

interface Fake {
  isConnected: boolean;
  value: string;
}

function setUp(): { fields: TypedFields; held: () => number; field: (value: string) => Fake } {
  let holds = 0;
  const fields = new TypedFields(() => {
    holds += 1;
    return () => void (holds -= 1);
  });
  return { fields, held: () => holds, field: (value) => ({ isConnected: true, value }) };
}

test("a comment is half-typed until it is cleared", () => {
  const { fields, held, field } = setUp();
  const comment = field("belt slipp");
  fields.typed(comment);
  comment.value = "belt slipped";
  fields.typed(comment);
  expect([held(), fields.isHeld]).toEqual([1, true]);
  comment.value = "";
  fields.look();
  expect([held(), fields.isHeld]).toEqual([0, false]);
});

test("a field that went away with its panel holds nothing", () => {
  const { fields, held, field } = setUp();
  const time = field("10:12");
  fields.typed(time);
  time.isConnected = false;
  fields.look();
  expect(held()).toBe(0);
});

test("two fields hold once, until the last of them is done with", () => {
  const { fields, held, field } = setUp();
  const email = field("ana@plant.example");
  const password = field("x");
  fields.typed(email);
  fields.typed(password);
  expect(held()).toBe(1);
  email.value = "";
  fields.look();
  expect(held()).toBe(1);
  password.value = "";
  fields.look();
  expect(held()).toBe(0);
});

test("a field that was emptied again at once holds nothing", () => {
  const { fields, held, field } = setUp();
  fields.typed(field(""));
  expect(held()).toBe(0);
});
