import { z } from "zod";
import type { Plant } from "#engine/plant.ts";
import type { Instant } from "#time/instant.ts";
import { plantFileSchema, plantFromFile, type PlantRead, plantToFile } from "./plant-file.ts";

/** `GET /api/plant`: the plant file's content and the server's time in epoch seconds. */
export const plantAnswerSchema = z.object({ ...plantFileSchema.shape, serverTime: z.int() });
export type PlantAnswer = z.output<typeof plantAnswerSchema>;

export function plantToWire(plant: Plant, now: Instant): PlantAnswer {
  return { ...plantToFile(plant), serverTime: now };
}

/** The same checks as at the server's start; `serverTime` is read from the parsed answer itself. */
export function plantFromWire(answer: PlantAnswer): PlantRead {
  const { serverTime: _, ...file } = answer;
  return plantFromFile(file);
}
