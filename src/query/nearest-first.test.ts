import { machineId } from "#engine/names.ts";
import { expect, test } from "vitest";
import { NearestFirst } from "./nearest-first.ts";

const ids = (text: string) => text.split(" ").map(machineId);

/** A line of askers, each named by its machines, and what has been let through, in order. */
function bench(places: () => number) {
  const turns = new NearestFirst(places);
  const begun: string[] = [];
  const ends = new Map<string, (how: "well" | "badly") => void>();
  const control = new AbortController();
  const ask = (machines: string, signal = control.signal) =>
    turns.take(ids(machines), signal, () => {
      begun.push(machines);
      return new Promise<string>((resolve, reject) => {
        ends.set(machines, (how) => {
          if (how === "well") resolve(machines);
          else reject(new Error("the line broke"));
        });
      });
    });
  /** Ends what is under way and lets the next begin. */
  const end = async (machines: string, how: "well" | "badly" = "well") => {
    ends.get(machines)?.(how);
    await settled();
  };
  return { turns, begun, ask, end, control };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test("what is in the middle of the view is asked for first, whoever stood in line before", async () => {
  const { turns, begun, ask, end } = bench(() => 1);
  turns.attend(ids("M5 M6 M4 M3"));
  for (const batch of ["M1 M2", "M3 M4", "M5 M6"]) void ask(batch);
  await settled();
  expect(begun).toEqual(["M5 M6"]);
  await end("M5 M6");
  await end("M3 M4");
  expect(begun).toEqual(["M5 M6", "M3 M4", "M1 M2"]);
});

test("who scrolls on changes what comes next", async () => {
  const { turns, begun, ask, end } = bench(() => 1);
  turns.attend(ids("M1"));
  for (const batch of ["M1", "M2", "M3"]) void ask(batch);
  await settled();
  turns.attend(ids("M3"));
  await end("M1");
  expect(begun).toEqual(["M1", "M3"]);
});

test("no more are under way than there are places, and a place is free again however it ended", async () => {
  let places = 1;
  const { begun, ask, end } = bench(() => places);
  const first = ask("M1");
  for (const batch of ["M2", "M3", "M4"]) void ask(batch);
  await settled();
  expect(begun).toEqual(["M1"]);
  places = 2;
  await Promise.all([expect(first).rejects.toThrow("the line broke"), end("M1", "badly")]);
  expect(begun).toEqual(["M1", "M2", "M3"]);
  await end("M3");
  expect(begun).toEqual(["M1", "M2", "M3", "M4"]);
});

test("what nobody wants any more is not asked for", async () => {
  const { begun, ask, end } = bench(() => 1);
  void ask("M1");
  const gone = new AbortController();
  const waiting = ask("M2", gone.signal);
  void ask("M3");
  await settled();
  queueMicrotask(() => gone.abort(new Error("out of view")));
  await expect(waiting).rejects.toThrow("out of view");
  await end("M1");
  expect(begun).toEqual(["M1", "M3"]);
  await expect(ask("M4", gone.signal)).rejects.toThrow("out of view");
});
