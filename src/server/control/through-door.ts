import type { z } from "zod";
import type { Door } from "../store/owner.ts";
import { type Desk, DeskRefused } from "./desk.ts";
import { peopleAnswer, readingsAnswer, refusal } from "./messages.ts";

/** Nobody is behind the door: the server has gone, or is not there yet. */
export class DoorShut extends Error {
  constructor(cause: unknown) {
    super("the server's control door is shut", { cause });
    this.name = "DoorShut";
  }
}

/** The desk of the running server. @throws DoorShut from its calls */
export function deskThrough(door: Door): Desk {
  return {
    people: (call) => ask(door, "/people", call, peopleAnswer),
    readings: (machine, readings) => ask(door, "/readings", { machine, readings }, readingsAnswer),
    close: () => Promise.resolve(),
  };
}

async function ask<Schema extends z.ZodType>(
  { port, secret }: Door,
  path: string,
  body: unknown,
  schema: Schema,
): Promise<z.output<Schema>> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch((error: unknown) => {
    throw new DoorShut(error);
  });
  const json: unknown = await response.json();
  if (!response.ok) throw new DeskRefused(refusal.parse(json).message);
  return schema.parse(json);
}
