import { apply } from "#engine/apply.ts";
import { consequence } from "#engine/consequence.ts";
import type { MachineId } from "#engine/names.ts";
import { type Instant, plus } from "#time/instant.ts";
import type { Account } from "../access/account.ts";
import type { People } from "../access/people.ts";
import { MOST_READINGS, type Record, type WriteTx } from "../record/record.ts";
import {
  type SampleRequest,
  sampleClassifications,
  sampleHistory,
} from "../sample/classifications.ts";
import { samplePeople } from "../sample/people.ts";
import { dueReadings } from "../sample/readings.ts";
import type { Scene } from "../sample/scene.ts";

export interface Filled {
  readonly readings: number;
  readonly requests: number;
}

/** The two sample people, unless they are there already. */
export async function addSamplePeople(people: People, now: Instant): Promise<readonly Account[]> {
  const there = await people.list();
  for (const person of samplePeople) {
    if (!there.some(({ email }) => email === person.email)) await people.add(person, now);
  }
  return people.list();
}

/**
 * Brings the sample plant up to now, through the same doors as a real one: on the first start two weeks of
 * history with what its supervisor said about it, later what happened since the last reading.
 */
export async function fillSample(
  record: Record,
  scene: Scene,
  accounts: readonly Account[],
  now: Instant,
): Promise<Filled> {
  const missing: SampleRequest[] = [];
  let readings = 0;
  for (const machine of scene.machines) {
    const { last } = (await record.timeline(machine)).timeline.signal;
    readings += await report(record, scene, machine, now);
    if (last !== undefined) {
      missing.push(...sampleClassifications(scene, machine, plus(last.at, 1), plus(now, 1)));
    }
  }
  const all = { machines: undefined, from: undefined, to: undefined, limit: 1 };
  const isNew = (await record.history(all)).length === 0;
  const asked = isNew ? sampleHistory(scene, now) : missing;
  // In one transaction: a start that is cut off begins again from nothing, not from the middle.
  const requests = await record.write(async (tx) => {
    let accepted = 0;
    for (const request of asked) if (await ask(tx, record, accounts, request)) accepted += 1;
    return accepted;
  });
  return { readings, requests };
}

/** Sends what a sample machine has to report by now. Answers how many readings were new. */
export async function report(
  record: Record,
  scene: Scene,
  machine: MachineId,
  now: Instant,
): Promise<number> {
  const { last } = (await record.timeline(machine)).timeline.signal;
  const due = dueReadings(scene, machine, last?.at, now);
  let taken = 0;
  for (let from = 0; from < due.length; from += MOST_READINGS) {
    const batch = due.slice(from, from + MOST_READINGS);
    taken += (await record.takeReadings(machine, batch, now)).taken;
  }
  return taken;
}

async function ask(
  tx: WriteTx,
  { plant }: Record,
  accounts: readonly Account[],
  { at, machine, by, request }: SampleRequest,
): Promise<boolean> {
  const account = accounts.find(({ email }) => email === by.email);
  if (account === undefined) return false;
  const origin = { requestId: crypto.randomUUID(), by: account.name };
  const { timeline } = await tx.timeline(machine);
  const outcome = apply(timeline, request, { plant, now: at, origin });
  if (!outcome.ok) return false;
  const { edit } = outcome;
  const { before, after } = consequence(timeline, outcome.timeline, edit, plant.mapping, at);
  await tx.commit(machine, {
    origin,
    request,
    timeline: outcome.timeline,
    edit,
    changed: { before, after },
    dialect: request.kind === "classify" ? "s0" : "s3",
    accountId: account.id,
    clientId: undefined,
    now: at,
  });
  return true;
}
