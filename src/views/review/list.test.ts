import { machineId, rawState, reasonCode } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { lookedAt as now, morningAt as at, tool, workshop } from "#testing/morning.ts";
import { plus, seconds } from "#time/instant.ts";
import { expect, test } from "vitest";
import { bandOf, bandsOf } from "./band.ts";
import { type Entry, entriesOf, entryAfter, isChosen, selectedBy } from "./entries.ts";
import { filtered, NO_FILTER } from "./filter.ts";
import { likenessOf, likesOf } from "./likes.ts";
import { longestFirst, type Stop } from "./stop.ts";

/** `"M1 09:00 30"`: a stop of 30 minutes; `"M1 11:30 -"`: one that still goes on; `s` for seconds. */
function stop(told: string, raw = "READY"): Stop {
  const [machine = "", clock = "", length = ""] = told.split(" ");
  const startsAt = at(clock);
  const lasts = length.endsWith("s") ? Number(length.slice(0, -1)) : Number(length) * 60;
  const endsAt = length === "-" ? undefined : plus(startsAt, lasts);
  return {
    machine: machineId(machine),
    seconds: seconds((endsAt ?? now) - startsAt),
    event: {
      startsAt,
      endsAt,
      reason: reasonCode("IDLE"),
      raw: rawState(raw),
      pending: true,
      comment: "",
      origin: undefined,
    },
  };
}

const stops = (...told: readonly string[]): readonly Stop[] =>
  told.map((text) => stop(text)).sort(longestFirst);
const told = (of: readonly Stop[]) => of.map(({ machine, seconds: s }) => `${machine} ${s}`);

test("bands follow the plant's micro-stops", () => {
  const band = (length: string, plant: Pick<Plant, "microStopSeconds"> = workshop) =>
    bandOf(stop(`M1 09:00 ${length}`).event, plant, now);
  expect([band("119s"), band("120s"), band("10"), band("60")]).toEqual([
    "micro",
    "short",
    "middle",
    "long",
  ]);
  expect(band("5s", { microStopSeconds: seconds(0) })).toBe("short");
  expect(bandsOf({ microStopSeconds: seconds(0) }).map(({ key }) => key)).toEqual([
    "short",
    "middle",
    "long",
  ]);
  expect(bandsOf({ microStopSeconds: seconds(1_200) })[1]).toEqual({
    key: "middle",
    from: 1_200,
    to: 3_600,
  });
});

test("a stop that still goes on is no micro-stop, however short it is yet", () => {
  const fresh = { startsAt: plus(now, -20), endsAt: undefined };
  expect(bandOf(fresh, workshop, now)).toBe("short");
});

const morning = stops("M1 09:00 30", "M2 08:00 61s", "S1 07:00 15", "M1 07:00 40s", "M2 10:00 90");

test("micro-stops are folded into one line at the end, and explained as one", () => {
  const entries = entriesOf(morning, workshop, now, false);
  expect(entries.map((entry) => (entry.kind === "stop" ? entry.stop.seconds : entry.kind))).toEqual(
    [5_400, 1_800, 900, "micros"],
  );
  const micros = entries.at(-1);
  if (micros === undefined) throw new Error("no micro-stops");
  expect(selectedBy(micros)).toMatchObject({
    kind: "events",
    of: [{ machine: "M2" }, { machine: "M1" }],
  });
});

test("a single micro-stop is a line like any other, and so is each where they are asked for", () => {
  const one = entriesOf(stops("M1 09:00 30", "M2 08:00 61s"), workshop, now, false);
  expect(one.map(({ kind }) => kind)).toEqual(["stop", "stop"]);
  expect(entriesOf(morning, workshop, now, true)).toHaveLength(6);
});

test("the next stop is the next shorter one; after the last those that were passed over; then micro-stops", () => {
  const path: string[] = [];
  let left = morning;
  // It is opened at the second: the longest is passed over.
  let here = entriesOf(left, workshop, now, false)[1];
  while (here !== undefined) {
    const done = here;
    path.push(done.kind === "stop" ? String(done.stop.seconds / 60) : done.kind);
    const gone = done.kind === "stop" ? [done.stop] : done.stops;
    left = left.filter((its) => !gone.includes(its));
    here = entryAfter(entriesOf(left, workshop, now, false), done);
  }
  expect(path).toEqual(["30", "15", "90", "micros"]);
});

test("the next stop is found though what was just explained is still in the list", () => {
  const entries = entriesOf(morning, workshop, now, false);
  const [longest, second] = entries;
  if (longest === undefined) throw new Error("no stops");
  expect(entryAfter(entries, longest)).toBe(second);
  expect(entryAfter([longest], longest)).toBeUndefined();
});

test("a stop is still being explained when its edges have been moved, and not when another is tapped", () => {
  const opened: Entry = { kind: "stop", stop: stop("M1 09:00 30") };
  const span = (machine: string, from: string, to: string) =>
    isChosen(opened, {
      kind: "span",
      machine: machineId(machine),
      startsAt: at(from),
      endsAt: at(to),
    });
  expect(isChosen(opened, selectedBy(opened))).toBe(true);
  expect(span("M1", "09:10", "09:45")).toBe(true);
  expect(span("M1", "09:30", "09:45")).toBe(false);
  expect(span("M2", "09:10", "09:20")).toBe(false);
  expect(isChosen(opened, undefined)).toBe(false);
  const micros: Entry = { kind: "micros", stops: stops("M1 07:00 40s", "M1 08:00 30s") };
  expect(isChosen(micros, selectedBy(micros))).toBe(true);
  expect(isChosen(micros, selectedBy(opened))).toBe(false);
});

test("stops are filtered by machine, by area, and by length", () => {
  const at = (place: Parameters<typeof filtered>[1]["place"]) =>
    told(filtered(morning, { ...NO_FILTER, place }, workshop, now));
  expect(at({ kind: "machine", id: machineId("M2") })).toEqual(["M2 5400", "M2 61"]);
  expect(at({ kind: "area", id: "saw" })).toEqual(["S1 900"]);
  expect(at({ kind: "anywhere" })).toHaveLength(5);
  expect(told(filtered(morning, { ...NO_FILTER, band: "micro" }, workshop, now))).toEqual([
    "M2 61",
    "M1 40",
  ]);
});

test("stops are alike when area, raw state and length are", () => {
  const done = stop("M1 09:00 15");
  const others = [
    stop("M2 08:00 20"),
    stop("M1 10:00 11"),
    stop("S1 08:00 15"),
    stop("M2 09:00 15", "FAULT"),
    stop("M2 10:00 5"),
    stop("M2 07:00 60"),
  ];
  const likeness = likenessOf(done, workshop, now);
  if (likeness === undefined) throw new Error("no such machine");
  expect(told(likesOf(likeness, tool, others, workshop, now))).toEqual(["M2 1200", "M1 660"]);
});

test("only those are offered that may have the reason", () => {
  const plant: Plant = {
    ...workshop,
    reasons: workshop.reasons.map((its) =>
      its.code === tool ? { ...its, machines: [machineId("M1")] } : its,
    ),
  };
  const likeness = likenessOf(stop("M1 09:00 15"), plant, now);
  if (likeness === undefined) throw new Error("no such machine");
  const others = [stop("M2 08:00 20"), stop("M1 10:00 11")];
  expect(told(likesOf(likeness, tool, others, plant, now))).toEqual(["M1 660"]);
  expect(likesOf(likeness, reasonCode("GONE"), others, plant, now)).toEqual([]);
});
