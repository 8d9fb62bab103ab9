import { z } from "zod";
import { role } from "../access/account.ts";

/*
 * What the command line asks of whoever holds the store: the running server through its control door, or
 * the command line itself when no server runs (docs/decisions/0004-control-door.md).
 */

const email = z.string();

export const peopleCall = z.discriminatedUnion("action", [
  z.object({
    action: z.literal("add"),
    email,
    password: z.string(),
    role,
    name: z.string().optional(),
    areas: z.array(z.string()),
  }),
  z.object({
    action: z.literal("set"),
    email,
    password: z.string().optional(),
    role: role.optional(),
    name: z.string().optional(),
    areas: z.array(z.string()).optional(),
  }),
  z.object({ action: z.literal("remove"), email }),
  z.object({ action: z.literal("list") }),
]);
export type PeopleCall = z.output<typeof peopleCall>;

const account = z.object({
  id: z.string(),
  email,
  name: z.string(),
  role,
  areas: z.array(z.string()),
});

/** Whom the call was about; for `list`, everyone. */
export const peopleAnswer = z.object({ accounts: z.array(account) });
export type PeopleAnswer = z.output<typeof peopleAnswer>;

export const readingsCall = z.object({
  machine: z.string(),
  readings: z.array(z.object({ time: z.number(), state: z.string() })),
});

export const readingsAnswer = z.object({
  taken: z.int(),
  repeated: z.int(),
  refused: z.array(z.object({ index: z.int(), why: z.string() })),
});

/** Why a call was not done, in words; with a status of 400 or more. */
export const refusal = z.object({ message: z.string() });
