import { Layer } from "#engine/layer.ts";
import { machineId, rawState } from "#engine/names.ts";
import { Signal } from "#engine/signal.ts";
import { instant } from "#time/instant.ts";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, onTestFinished, test } from "vitest";
import { boundHeld, bytesOf } from "./held-bytes.ts";
import { timelinesKey } from "./timelines.ts";
import type { TimelinesTruth } from "./truth.ts";

/** A window of one machine with so many readings. */
function truth(readings: number): TimelinesTruth {
  const signal = Signal.fromColumns({
    at: Uint32Array.from({ length: readings }, (_, index) => 1_000 + index),
    nanos: new Uint32Array(readings),
    state: new Uint32Array(readings),
    states: [rawState("A")],
  });
  const machine = {
    machineId: machineId("M1"),
    revision: 0,
    timeline: { signal, layer: Layer.empty },
    firstReadingAt: instant(1_000),
    knownFrom: instant(1_000),
    knownTo: undefined,
  };
  const window = { from: instant(0), to: instant(1) };
  return { window, seq: 0, machines: new Map([[machine.machineId, machine]]) };
}

const ONE = bytesOf(truth(10_000));

function bench(most: number) {
  const queries = new QueryClient({ defaultOptions: { queries: { gcTime: Infinity } } });
  const stop = boundHeld(queries, most);
  onTestFinished(() => {
    stop();
    queries.clear();
  });
  /** Looks at a window until told otherwise. */
  const look = async (name: string) => {
    const queryKey = [...timelinesKey, name];
    const queryFn = () => Promise.resolve(truth(10_000));
    const observer = new QueryObserver(queries, { queryKey, queryFn, staleTime: Infinity });
    const leave = observer.subscribe(() => undefined);
    await queries.ensureQueryData({ queryKey, queryFn });
    return leave;
  };
  const held = () =>
    queries
      .getQueriesData({ queryKey: timelinesKey })
      .map(([[, name]]) => String(name))
      .sort();
  return { queries, look, held };
}

test("the windows that were looked at last stay, up to the bound", async () => {
  const { look, held } = bench(3 * ONE);
  for (const name of ["a", "b", "c"]) (await look(name))();
  expect(held()).toEqual(["a", "b", "c"]);
  (await look("a"))();
  (await look("d"))();
  expect(held()).toEqual(["a", "c", "d"]);
});

test("what is on screen stays, however much it is", async () => {
  const { look, held } = bench(ONE);
  const leave = await look("a");
  await look("b");
  await look("c");
  expect(held()).toEqual(["a", "b", "c"]);
  leave();
  expect(held()).toEqual(["b", "c"]);
});

test("nothing but timelines is let go", async () => {
  const { queries, look, held } = bench(ONE / 2);
  queries.setQueryData(["plant"], truth(50_000));
  (await look("a"))();
  expect(held()).toEqual([]);
  expect(queries.getQueryData(["plant"])).toBeDefined();
});
