import { apply } from "#engine/apply.ts";
import { Layer } from "#engine/layer.ts";
import { machineId, rawState, reasonCode } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import { Signal } from "#engine/signal.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Done } from "#query/history.ts";
import { at, sitePlant } from "#testing/site-plant.ts";
import { expect, test } from "vitest";
import { obstacleOf, obstacleOfAll } from "./in-the-way.ts";

const plant = sitePlant();
const now = at("12:00");

class Story {
  timeline: Timeline = {
    signal: Signal.of([{ at: at("06:00"), nanos: 0, raw: rawState("STOPPED") }]),
    layer: Layer.empty,
  };
  readonly known = new Map<string, Done>();

  does(id: string, by: string, request: Request): Done {
    const outcome = apply(this.timeline, request, { plant, now, origin: { requestId: id, by } });
    if (!outcome.ok) throw new Error(outcome.refusal.kind);
    this.timeline = outcome.timeline;
    const { edit } = outcome;
    const machine = machineId("M1");
    const told = { before: [], after: [], key: undefined };
    const done = { requestId: id, machineId: machine, by, at: at("09:00"), request, edit, ...told };
    this.known.set(id, done);
    return done;
  }

  inTheWayOf(done: Done) {
    return obstacleOf(plant, this.timeline, done, this.known, now);
  }
}

const explains = (from: string, to: string, reason: string): Request => ({
  kind: "classify",
  startsAt: at(from),
  endsAt: at(to),
  reason: reasonCode(reason),
  comment: "",
});

test("nothing is in the way of a change that stands as it was made", () => {
  const story = new Story();
  expect(
    story.inTheWayOf(story.does("a", "Ana", explains("07:10", "07:40", "JAM"))),
  ).toBeUndefined();
});

test("a later change within it is named, not what it has left of the first one", () => {
  const story = new Story();
  const first = story.does("a", "Ana", explains("07:10", "07:40", "JAM"));
  story.does("b", "Mia", explains("07:20", "07:30", "BREAK"));
  expect(story.inTheWayOf(first)).toEqual({
    words: "Mia’s Break 08:20 stands there now, entered 10:00.",
    by: "Mia",
    requestId: "b",
  });
});

test("what was taken back already is told as the machine's own report", () => {
  const story = new Story();
  const first = story.does("a", "Ana", explains("07:10", "07:40", "JAM"));
  story.does("b", "Mia", { kind: "undo", of: "a", edit: first.edit });
  expect(story.inTheWayOf(first)).toMatchObject({ by: undefined, requestId: undefined });
  expect(story.inTheWayOf(first)?.words).toContain("The machine’s own report stands there again");
});

test("a split is taken back as a whole, part by part from its last to its first", () => {
  const story = new Story();
  const first = story.does("a", "Ana", explains("07:10", "07:40", "JAM"));
  const second = story.does("b", "Ana", explains("07:20", "07:40", "BREAK"));
  const inTheWayOf = () => obstacleOfAll(plant, story.timeline, [second, first], story.known, now);
  // The first alone could not be: the second stands in it.
  expect(story.inTheWayOf(first)?.requestId).toBe("b");
  expect(inTheWayOf()).toBeUndefined();
  story.does("c", "Mia", explains("07:12", "07:15", "BREAK"));
  expect(inTheWayOf()?.requestId).toBe("c");
});
