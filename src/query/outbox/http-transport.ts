import { eventsAnswerSchema } from "#contract/event.ts";
import { parse } from "#contract/field-problem.ts";
import { problemCode, problemType } from "#contract/problem.ts";
import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { callFor } from "../call.ts";
import type { Answer, Client, Problem } from "../client.ts";
import type { Entry } from "./entry.ts";
import type { Reply, Transport } from "./ports.ts";
import { words } from "./words.ts";

export interface HttpTransportNeeds {
  readonly client: Client;
  readonly plant: () => Plant | undefined;
  /** The `Client-Id` under which an entry goes. */
  readonly clientIdOf: (entry: Entry) => string;
}

/** Sends entries by the vendors' own calls, with what every write has (contracts, "What every write has"). */
export function httpTransport({ client, plant, clientIdOf }: HttpTransportNeeds): Transport {
  return {
    async send(entry) {
      const world = plant();
      if (world === undefined) return unreachable("busy");
      const call = callOf(world, entry);
      if (call === undefined) return { kind: "refused", problem: notInPlant() };
      const answer = await client.ask({
        ...call,
        method: "POST",
        headers: {
          "idempotency-key": entry.id,
          "if-match": `"${entry.baseRevision}"`,
          "client-id": clientIdOf(entry),
          "account-id": entry.madeBy.account,
        },
      });
      return replyOf(answer, () => revisionAt(client, entry.machineId));
    },
  };
}

/** `undefined`: the plant has changed, and has no such machine or reason any more. */
function callOf(plant: Plant, entry: Entry): ReturnType<typeof callFor> | undefined {
  try {
    return callFor(plant, entry.machineId, entry.request);
  } catch (failure) {
    if (failure instanceof RangeError) return undefined;
    throw failure;
  }
}

async function replyOf(
  answer: Answer<number | undefined>,
  revisionNow: () => Promise<number | undefined>,
): Promise<Reply> {
  switch (answer.kind) {
    case "ok": {
      const revision = answer.revision ?? answer.value ?? (await revisionNow());
      // Taken, and nobody can say when the truth has it: the same key will be answered once more.
      return revision === undefined ? unreachable("stranger") : { kind: "sent", revision };
    }
    case "refused":
      return refusalOf(answer.problem);
    case "signedOut":
      return { kind: "signedOut" };
    case "unreachable":
      return unreachable(answer.why, answer.retryAfterMs);
  }
}

function refusalOf(problem: Problem): Reply {
  switch (problemCode(problem)) {
    case "keyUnderWay":
      return { kind: "underWay" };
    case "someoneElse":
      return { kind: "someoneElse" };
    default:
      return problem.status === 412 ? { kind: "conflict", problem } : { kind: "refused", problem };
  }
}

/** A revision that surely contains what was taken before it was asked for. */
async function revisionAt(client: Client, machine: MachineId): Promise<number | undefined> {
  const answer = await client.ask({
    path: `/api/machines/${encodeURIComponent(machine)}/events?from=0&to=0`,
    read: (json) => parse(eventsAnswerSchema, json),
  });
  return answer.kind === "ok" ? answer.value.revision : undefined;
}

function unreachable(
  why: Extract<Reply, { kind: "unreachable" }>["why"],
  retryAfterMs?: number,
): Reply {
  return { kind: "unreachable", why, retryAfterMs };
}

function notInPlant(): Problem {
  return { type: problemType("notInPlant"), status: 422, ...words.notInPlant };
}
