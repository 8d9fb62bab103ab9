import { parse, type Parsed } from "#contract/field-problem.ts";
import { plantAnswerSchema, plantFromWire } from "#contract/plant.ts";
import type { Plant } from "#engine/plant.ts";
import { instant } from "#time/instant.ts";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { dataOf, type Unreachable } from "./client.ts";
import { type Link, useLink } from "./link.ts";
import { reasonOf } from "./session.ts";

export const plantKey = ["plant"] as const;

export function plantQuery({ client, clock }: Link) {
  return queryOptions({
    queryKey: plantKey,
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
    queryFn: async ({ signal }): Promise<Plant> => {
      const answer = dataOf(await client.ask({ path: "/api/plant", read: readPlant, signal }));
      clock.answered(instant(answer.value.serverTime), answer.askedMs, answer.receivedMs);
      return answer.value.plant;
    },
  });
}

export type PlantLoad =
  | { readonly kind: "loading"; readonly unreachable: Unreachable | undefined }
  | { readonly kind: "loaded"; readonly plant: Plant };

/** The plant that this server serves. Asked for only when someone is signed in. */
export function usePlant(): PlantLoad {
  const { data, failureReason } = useQuery(plantQuery(useLink()));
  if (data !== undefined) return { kind: "loaded", plant: data };
  return { kind: "loading", unreachable: reasonOf(failureReason) };
}

function readPlant(json: unknown): Parsed<{ plant: Plant; serverTime: number }> {
  const answer = parse(plantAnswerSchema, json);
  if (!answer.ok) return answer;
  const read = plantFromWire(answer.value);
  if (!read.ok) return read;
  return { ok: true, value: { plant: read.plant, serverTime: answer.value.serverTime } };
}
