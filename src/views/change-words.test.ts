import { reasonCode } from "#engine/names.ts";
import { consequence } from "#engine/consequence.ts";
import type { Request } from "#engine/request.ts";
import type { Timeline } from "#engine/timeline.ts";
import { type Preview, previewOf } from "#query/preview.ts";
import { stories } from "#testing/generators.ts";
import { law } from "#testing/law.ts";
import { lookedAt, morning, morningAt, tool, workshop } from "#testing/morning.ts";
import { tell } from "#testing/story.ts";
import { instant } from "#time/instant.ts";
import { describe, expect, test } from "vitest";
import { changeSentences, figureWords, isSeen, transferWords } from "./change-words.ts";

const jam = reasonCode("JAM");
const plant = workshop;
const at = morningAt;
const now = lookedAt;

function previewed(
  request: Request,
  timeline = morning,
  when = now,
): Extract<Preview, { kind: "change" }> {
  const preview = previewOf(timeline, request, plant, when);
  if (preview.kind === "refused") throw new Error(`refused: ${preview.refusal.kind}`);
  return preview;
}

const classify = (start: string, end: string | undefined, reason = tool): Request => ({
  kind: "classify",
  startsAt: at(start),
  endsAt: end === undefined ? undefined : at(end),
  reason,
  comment: "",
});

const post = (start: string | undefined, reason = tool, updateIfExists = false): Request => ({
  kind: "post",
  startsAt: start === undefined ? undefined : at(start),
  reason,
  updateIfExists,
  raw: undefined,
  pending: undefined,
  comment: undefined,
});

const after = (...requests: readonly Request[]): Timeline =>
  requests.reduce<Timeline>((timeline, request) => previewed(request, timeline).timeline, morning);

const said = (request: Request, timeline = morning, when = now): string =>
  changeSentences(plant, previewed(request, timeline, when)).join(" ");

describe("a span is given a reason", () => {
  test("a whole stop", () => {
    expect(said(classify("09:12", "09:47"))).toBe("Idle 09:12–09:47 becomes Tool change.");
  });

  test("next to one of the same reason: they join", () => {
    const timeline = after(classify("09:47", "09:55"));
    expect(said(classify("09:12", "09:47"), timeline)).toBe(
      "Idle 09:12–09:47 becomes Tool change. It joins Tool change 09:47–09:55.",
    );
  });

  test("the middle of a run: it is split", () => {
    expect(said(classify("07:00", "07:10"))).toBe(
      "New: Tool change 07:00–07:10. Running 06:00–09:12 is split: it stays 06:00–07:00 and 07:10–09:12.",
    );
  });

  test("the middle of what the machine is doing now", () => {
    expect(said(classify("11:31", "11:35"))).toBe(
      "New: Tool change 11:31–11:35. Idle since 11:30 is split: it stays 11:30–11:31 and from 11:35 on.",
    );
  });

  test("across edges: the neighbours give way", () => {
    expect(said(classify("09:00", "10:00"))).toBe(
      "New: Tool change 09:00–10:00. It takes the place of Idle 09:12–09:47. " +
        "Running 06:00–09:12 now ends at 09:00. Running 09:47–11:30 now starts at 10:00.",
    );
  });

  test("over many events: they are counted, not recited", () => {
    const timeline = after(
      classify("08:00", "08:05", jam),
      classify("08:10", "08:15", jam),
      classify("08:20", "08:25", jam),
    );
    expect(said(classify("08:00", "08:25"), timeline)).toContain(
      "It takes the place of 5 events from 08:00 to 08:25.",
    );
  });

  test("some seconds within a minute are told with their seconds", () => {
    const start = instant(at("07:00") + 5);
    const request: Request = {
      kind: "classify",
      startsAt: start,
      endsAt: instant(start + 20),
      reason: tool,
      comment: "",
    };
    expect(said(request)).toContain("New: Tool change 07:00:05–07:00:25.");
  });

  test("as it stands already: nothing changes", () => {
    expect(said(classify("09:12", "09:47"), after(classify("09:12", "09:47")))).toBe("");
  });
});

describe("still going on", () => {
  test("says how long at most", () => {
    expect(said(classify("11:30", undefined))).toBe(
      "Idle since 11:30 becomes Tool change. " +
        "It stays, whatever the machine reports, until 14:00 at the latest.",
    );
  });

  test("a call with an end gives the rest back to the machine", () => {
    const timeline = after(classify("09:12", undefined));
    expect(said(classify("09:12", "09:30"), timeline)).toContain(
      "The machine's own report counts again:",
    );
  });
});

describe("events", () => {
  test("from here to the next one", () => {
    expect(said(post("09:20"))).toBe(
      "New: Tool change 09:20–09:47. Idle 09:12–09:47 now ends at 09:20.",
    );
  });

  test("from now on, until the machine says something else", () => {
    expect(said(post(undefined))).toBe(
      "New: Tool change since 11:37. Idle since 11:30 now ends at 11:37. " +
        "It ends when the machine reports something else.",
    );
  });

  test("corrected", () => {
    expect(said(post("09:12", tool, true))).toBe("Idle 09:12–09:47 becomes Tool change.");
    expect(said(post("11:30", tool, true))).toBe(
      "Idle since 11:30 becomes Tool change. It ends when the machine reports something else.",
    );
  });

  test("confirmed as it is: it counts as explained", () => {
    expect(said(post("09:12", reasonCode("IDLE"), true))).toBe(
      "Idle 09:12–09:47 counts as explained.",
    );
  });

  test("only its comment", () => {
    const noted: Request = {
      kind: "post",
      startsAt: at("09:12"),
      reason: tool,
      updateIfExists: true,
      raw: undefined,
      pending: undefined,
      comment: "Insert broke",
    };
    expect(said(noted, after(classify("09:12", "09:47")))).toBe(
      "The comment of Tool change 09:12–09:47 changes.",
    );
  });
});

test("minutes are said from what to what, the most first", () => {
  expect(transferWords(plant, previewed(classify("09:00", "09:50")))).toEqual([
    "35 min from Idle to Tool change",
    "15 min from Running to Tool change",
  ]);
});

test("figures are said before and after, and once where they stay", () => {
  expect(figureWords(previewed(classify("09:12", "09:47")))).toEqual([
    { name: "Unexplained", before: "42 min", after: "7 min" },
    { name: "Availability", before: "88 %", after: undefined },
  ]);
  expect(figureWords(previewed(classify("09:12", "09:47", reasonCode("RUN")))).at(1)).toEqual({
    name: "Availability",
    before: "88 %",
    after: "98 %",
  });
});

test(
  "a change that anybody could see is one that there are words for",
  law(
    [stories],
    (story) => {
      const site = { ...plant, ...story.plant };
      for (const { before, outcome, after: timeline, now: when } of tell(story)) {
        if (!outcome.ok) continue;
        const told = consequence(before, timeline, outcome.edit, site.mapping, when);
        const change = { ...previewed(classify("09:12", "09:47")), timeline, consequence: told };
        expect(isSeen(change)).toBe(changeSentences(site, change).length > 0);
      }
    },
    100,
  ),
);
