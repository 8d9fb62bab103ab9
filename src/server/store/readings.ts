import { rawState } from "#engine/names.ts";
import type { Reading } from "#engine/signal.ts";
import { instant } from "#time/instant.ts";
import { type Kysely, sql } from "kysely";
import { z } from "zod";
import type { Tables } from "./schema.ts";
import type { Flavour } from "./store.ts";
import type { Texts } from "./texts.ts";

/** Reading blocks the event loop, so long signals are read in pages of so many readings: some 6 ms each. */
export const PAGE = 10_000;

/** Parameters of a statement are limited; four a row. */
const ROWS_A_STATEMENT = 500;

const numbers = z.array(z.int());

/** One page of a machine's signal and where the next one begins; `next` undefined after the last. */
export interface ReadingsPage {
  readonly readings: readonly Reading[];
  readonly next: Place | undefined;
}

export interface Place {
  readonly at: number;
  readonly nanos: number;
  readonly state: number;
}

export const FROM_THE_START: Place = { at: -1, nanos: 0, state: 0 };

/** The readings behind `after`, in order of their time. */
export async function readingsAfter(
  db: Kysely<Tables>,
  flavour: Flavour,
  texts: Texts,
  machine: string,
  after: Place,
): Promise<ReadingsPage> {
  const key = texts.keyOf(machine);
  if (key === undefined) return { readings: [], next: undefined };
  const page = await db
    .selectFrom((inner) =>
      inner
        .selectFrom("readings")
        .select(["at", "nanos", "state"])
        .where("machine", "=", key)
        .where(sql<boolean>`(at, nanos, state) > (${after.at}, ${after.nanos}, ${after.state})`)
        .orderBy("at")
        .orderBy("nanos")
        .orderBy("state")
        .limit(PAGE)
        .as("page"),
    )
    .select([
      flavour.jsonList("at").as("at"),
      flavour.jsonList("nanos").as("nanos"),
      flavour.jsonList("state").as("state"),
    ])
    .executeTakeFirstOrThrow();
  const at = numbers.parse(JSON.parse(page.at));
  const nanos = numbers.parse(JSON.parse(page.nanos));
  const state = numbers.parse(JSON.parse(page.state));
  const readings = at.map((second, index) => ({
    at: instant(second),
    nanos: nanos[index] ?? 0,
    raw: rawState(texts.textOf(state[index] ?? 0)),
  }));
  const last = { at: at.at(-1) ?? 0, nanos: nanos.at(-1) ?? 0, state: state.at(-1) ?? 0 };
  return { readings, next: at.length < PAGE ? undefined : last };
}

/**
 * Writes readings of a machine and answers those that were not there yet, in order of their time. Machine and
 * raw states must have been learned before.
 */
export async function addReadings(
  db: Kysely<Tables>,
  texts: Texts,
  machine: string,
  readings: readonly Reading[],
): Promise<readonly Reading[]> {
  const key = keyOf(texts, machine);
  const fresh: Reading[] = [];
  for (let from = 0; from < readings.length; from += ROWS_A_STATEMENT) {
    const rows = readings.slice(from, from + ROWS_A_STATEMENT).map((reading) => ({
      machine: key,
      at: reading.at,
      nanos: reading.nanos,
      state: keyOf(texts, reading.raw),
    }));
    const added = await db
      .insertInto("readings")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .returning(["at", "nanos", "state"])
      .execute();
    for (const row of added) {
      fresh.push({
        at: instant(row.at),
        nanos: row.nanos,
        raw: rawState(texts.textOf(row.state)),
      });
    }
  }
  return fresh.sort((a, b) => a.at - b.at || a.nanos - b.nanos);
}

function keyOf(texts: Texts, text: string): number {
  const key = texts.keyOf(text);
  if (key === undefined) throw new Error(`"${text}" has not been learned`);
  return key;
}
