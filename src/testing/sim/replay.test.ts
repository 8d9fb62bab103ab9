import { expect, test } from "vitest";
import { drawPlan } from "./draw.ts";
import { Premises } from "./premises.ts";
import { parseReplay, planOf, replayText } from "./replay.ts";
import { run } from "./run.ts";

test("a story is told again by one argument", () => {
  for (const text of ["54", "54:", "54:0-2,7", "7:3"])
    expect(replayText(parseReplay(text))).toBe(text);
  expect(parseReplay("54:0-2,7")).toEqual({ seed: 54, kept: [0, 1, 2, 7] });
  expect(() => parseReplay("54:x")).toThrow(RangeError);
});

test("what is left out leaves the rest where it was in time", () => {
  const whole = drawPlan(3).steps;
  const { steps } = planOf({ seed: 3, kept: [1, 4] });
  const sum = (of: typeof whole): number => of.reduce((all, { afterMs }) => all + afterMs, 0);
  expect(steps.map(({ what }) => what)).toEqual([whole[1]?.what, whole[4]?.what]);
  expect(sum(steps)).toBe(sum(whole.slice(0, 5)));
});

test("the same seed tells the same story, word for word", async () => {
  const premises = new Premises();
  const told = async () => (await run(planOf(parseReplay("11")), premises)).story;
  const words = (story: Awaited<ReturnType<typeof told>>) =>
    // The server draws its own ids, which decide nothing.
    story.map(([ms, what]) => `${ms} ${what.replaceAll(/[0-9a-f-]{30,}/g, "id")}`);
  const first = words(await told());
  expect(first.length).toBeGreaterThan(50);
  expect(words(await told())).toEqual(first);
  premises.close();
});
