import { describe, expect, it } from "vitest";
import { law } from "#testing/law.ts";
import { DAWN, stories } from "#testing/generators.ts";
import { Example, inColumns, MAPPING } from "#testing/example.ts";
import { eventsAt } from "#testing/seconds.ts";
import { tell } from "#testing/story.ts";
import { span } from "#time/span.ts";
import { useOf } from "./availability.ts";
import { consequence, type Consequence, type EventChange } from "./consequence.ts";
import { sameContent } from "./event.ts";

function told(machine: string, ...steps: readonly string[]): Consequence {
  const { timeline, done, now } = new Example(machine, steps);
  if (done === undefined) throw new Error("nothing was asked");
  return consequence(done.before, timeline, done.edit, MAPPING, now);
}

function inWords(change: EventChange): string {
  const what = `${change.kind} ${inColumns(change.event)}`;
  if (change.kind === "split") return `${what} → ${change.into.map(inColumns).join(", ")}`;
  if (change.kind === "merged") return `${what} → ${inColumns(change.into)}`;
  if (change.kind === "trimmed" || change.kind === "corrected")
    return `${what} → ${inColumns(change.to)}`;
  return what;
}

function changes(machine: string, ...steps: readonly string[]): readonly string[] {
  return told(machine, ...steps).changes.map(inWords);
}

function minutes(machine: string, ...steps: readonly string[]): readonly string[] {
  return told(machine, ...steps).minutes.map(
    ({ from, fromPending, to, toPending, seconds }) =>
      `${seconds / 60} ${from}${fromPending ? "?" : ""} → ${to}${toPending ? "?" : ""}`,
  );
}

describe("what becomes of the events", () => {
  it("a span inside an event splits it", () => {
    expect(changes("rrrrrr", "classify 1-4 J")).toEqual([
      "split r 0-… → r 0-1, r 4-…",
      "added J 1-4",
    ]);
  });

  it("a span over an event's edge trims it", () => {
    expect(changes("rrrsss", "classify 2-4 J")).toEqual([
      "trimmed r 0-3 → r 0-2",
      "trimmed s 3-… → s 4-…",
      "added J 2-4",
    ]);
  });

  it("a span over an event takes it out", () => {
    expect(changes("rrsrrr", "classify 1-4 J")).toEqual([
      "trimmed r 0-2 → r 0-1",
      "removed s 2-3",
      "trimmed r 3-… → r 4-…",
      "added J 1-4",
    ]);
  });

  it("a span beside an event of its reason takes it in", () => {
    expect(changes("rrssrr", "classify 4-5 S")).toEqual([
      "merged s 2-4 → S 2-5",
      "trimmed r 4-… → r 5-…",
      "added S 2-5",
    ]);
  });

  it("an event of its reason that lies inside the span is gone: only what lay outside has merged", () => {
    const around = ["trimmed r 0-2 → r 0-1", "trimmed r 4-… → r 5-…"];
    expect(changes("rrssrr", "classify 1-5 S")).toEqual([
      around[0],
      "removed s 2-4",
      around[1],
      "added S 1-5",
    ]);
    expect(changes("rrssrr", "classify 2-5 S")).toEqual([
      "removed s 2-4",
      around[1],
      "added S 2-5",
    ]);
    expect(changes("rrssrr", "classify 1-4 S")).toEqual([
      around[0],
      "removed s 2-4",
      "added S 1-4",
    ]);
  });

  it("a span over exactly one event corrects it", () => {
    expect(changes("rrssrr", "classify 2-4 J")).toEqual(["corrected s 2-4 → J 2-4"]);
    expect(changes("rrssrr", "post 2 J update")).toEqual(["corrected s 2-4 → J 2-4"]);
  });

  it("a call that ends an ongoing classification lets the machine's own states come back", () => {
    expect(changes("rrrrssrr", "shift 0-12", "classify 2-… B", "classify 3-4 T")).toEqual([
      "trimmed B 2-… → B 2-3",
      "added T 3-4",
      "returned s 4-6",
      "returned r 6-…",
    ]);
  });

  it("an event that the request did not reach is not among them", () => {
    expect(told("rrssiirr", "post 3 J").before.map(inColumns)).toEqual(["s 2-4"]);
    expect(told("rrssiirr", "post 3 J").after.map(inColumns)).toEqual(["s 2-3", "J 3-4"]);
  });

  it("an undo is told like any other change", () => {
    expect(changes("rrrrrr", "classify 1-4 J", "undo")).toEqual([
      "merged r 0-1 → r 0-…",
      "removed J 1-4",
      "merged r 4-… → r 0-…",
      "returned r 0-…",
    ]);
  });
});

describe("an event says the same as another when", () => {
  const [event] = told("rr", 'post 0 J update "oil"').after;
  if (event === undefined) throw new Error("an event is wanted");
  const [other] = told("ss", "post 0 T update").after;
  if (other === undefined) throw new Error("another event is wanted");

  it("all of it is the same, wherever it stands", () => {
    expect(sameContent(event, { ...event, startsAt: event.startsAt, endsAt: undefined })).toBe(
      true,
    );
  });

  it.each([
    ["reason", { reason: other.reason }],
    ["raw state", { raw: other.raw }],
    ["flag", { pending: !event.pending }],
    ["comment", { comment: other.comment }],
    ["request that set it", { origin: undefined }],
  ])("not even its %s differs", (_, part) => {
    expect(sameContent(event, { ...event, ...part })).toBe(false);
  });
});

describe("minutes by reason", () => {
  it("says which went where, the most first", () => {
    expect(minutes("rrssss", "classify 1-6 J")).toEqual(["4 STOP? → JAM", "1 RUNNING → JAM"]);
  });

  it("adds up those that went from one reason to the same other one", () => {
    expect(minutes("rrssrriss", "classify 0-9 J")).toEqual([
      "4 RUNNING → JAM",
      "4 STOP? → JAM",
      "1 IDLE? → JAM",
    ]);
    expect(minutes("rrssrr", "add 0-6 J pending")).toEqual(["4 RUNNING → JAM?", "2 STOP? → JAM?"]);
  });

  it("tells a stop that was explained before, or will be after, from one that is not", () => {
    const told = ["post 1 S update", "classify 1-7 J"];
    expect(minutes("rssiissr", ...told)).toEqual([
      "2 STOP → JAM",
      "2 IDLE? → JAM",
      "2 STOP? → JAM",
    ]);
    expect(minutes("rssiissr", ...told, "undo")).toEqual([
      "2 JAM → STOP",
      "2 JAM → IDLE?",
      "2 JAM → STOP?",
    ]);
  });

  it("tells apart what goes to several reasons", () => {
    const told = ["shift 0-12", "classify 2-… B", "classify 3-5 T"];
    expect(minutes("rrrrrrrss", ...told)).toEqual([
      "2 BREAK → TOOL",
      "2 BREAK → RUNNING",
      "2 BREAK → STOP?",
    ]);
  });

  it("counts up to now, and not what is classified ahead", () => {
    expect(minutes("rrrr", "classify 2-9 J")).toEqual(["2 RUNNING → JAM"]);
  });

  it("counts an explained stop as a change, though its reason stays", () => {
    expect(minutes("rrss", "classify 2-4 S")).toEqual(["2 STOP? → STOP"]);
  });

  it("says nothing when only words change", () => {
    expect(minutes("rrrr", "classify 1-3 J", 'post 1 J update "oil"')).toEqual([]);
  });

  it(
    "what goes from one reason to another is what the one has less and the other has more",
    law([stories], (story) => {
      for (const { before, outcome, after, now } of tell(story)) {
        if (!outcome.ok || now <= DAWN) continue;
        const { mapping, reasons } = story.plant;
        const day = span(DAWN, now);
        const was = useOf(eventsAt(before, story.plant, now), reasons, day).byReason;
        const is = useOf(eventsAt(after, story.plant, now), reasons, day).byReason;
        const moved = consequence(before, after, outcome.edit, mapping, now).minutes;
        for (const { code } of reasons) {
          const gained = moved
            .filter(({ to }) => to === code)
            .reduce((sum, { seconds }) => sum + seconds, 0);
          const lost = moved
            .filter(({ from }) => from === code)
            .reduce((sum, { seconds }) => sum + seconds, 0);
          expect((is.get(code) ?? 0) - (was.get(code) ?? 0)).toBe(gained - lost);
        }
      }
    }),
  );

  it(
    "events before and after are those of both timelines that differ, and no others",
    law([stories], (story) => {
      for (const { before, outcome, after, now } of tell(story)) {
        if (!outcome.ok) continue;
        const told = consequence(before, after, outcome.edit, story.plant.mapping, now);
        const was = eventsAt(before, story.plant, now).map((event) => JSON.stringify(event));
        const is = eventsAt(after, story.plant, now).map((event) => JSON.stringify(event));
        const text = (events: Consequence["before"]): readonly string[] =>
          events.map((event) => JSON.stringify(event));
        expect(text(told.before)).toEqual(was.filter((event) => !is.includes(event)));
        expect(text(told.after)).toEqual(is.filter((event) => !was.includes(event)));
      }
    }),
  );
});
