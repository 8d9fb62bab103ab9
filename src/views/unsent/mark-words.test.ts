import type { OutboxView } from "#query/outbox/outbox-view.ts";
import { morningAt, workshop } from "#testing/morning.ts";
import { describe, expect, test } from "vitest";
import { clockOff } from "./clock-off.ts";
import { markWords } from "./mark-words.ts";

type Shown = Pick<OutboxView, "counts" | "keeping">;

const zone = workshop.timeZone;
const none = { saved: 0, sending: 0, refused: 0, conflict: 0, heldForOthers: 0 };
const well: Shown = { counts: none, keeping: { kind: "tablet" } };
const said = (shown: Shown, off?: ReturnType<typeof clockOff>) =>
  markWords({ kind: "live" }, shown, off, zone).facts.map((fact) => fact.words);

test("all is well: it says that the board is live and nothing else", () => {
  expect(markWords({ kind: "live" }, well, undefined, zone)).toEqual({
    link: "Live",
    isAway: false,
    facts: [],
  });
});

test("no connection: since when", () => {
  const offline = { kind: "offline", since: morningAt("10:12") } as const;
  expect(markWords(offline, well, undefined, zone)).toMatchObject({
    link: "Offline since 10:12",
    isAway: true,
  });
});

test("what is saved and what is on its way are both not yet sent", () => {
  expect(said({ ...well, counts: { ...none, saved: 2, sending: 1 } })).toEqual(["3 not yet sent"]);
});

test("what needs the person comes first, refused and contested together", () => {
  const counts = { ...none, saved: 3, refused: 1, conflict: 1 };
  expect(said({ ...well, counts })).toEqual(["2 need you", "3 not yet sent"]);
});

test("that nothing is saved on this tablet is said", () => {
  expect(said({ counts: none, keeping: { kind: "page", trouble: "full" } })).toEqual([
    "not saved on this tablet",
  ]);
});

describe("the tablet's clock", () => {
  test.each([
    ["half a minute is let pass", 30, undefined],
    ["more is told", 31, "30 s"],
    ["either way", -95, "1 min 30 s"],
    ["an hour, as a time zone set by hand makes it", 3_601, "1 h"],
  ])("%s", (_, offset, words) => {
    expect(said(well, clockOff(offset))).toEqual(words === undefined ? [] : [`clock ${words} off`]);
  });

  test("behind is when the server's is ahead", () => {
    expect(clockOff(120)?.isBehind).toBe(true);
    expect(clockOff(-120)?.isBehind).toBe(false);
  });
});
