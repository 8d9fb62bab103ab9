import { machineId } from "#engine/names.ts";
import type { Instant } from "#time/instant.ts";
import { type People, PeopleRefused } from "../access/people.ts";
import {
  type Record,
  type SentReading,
  type TakenReadings,
  TooManyReadings,
  UnknownMachine,
} from "../record/record.ts";
import type { PeopleAnswer, PeopleCall } from "./messages.ts";

/** Where the command line's wishes are carried out, here or behind the control door. */
export interface Desk {
  /** @throws DeskRefused */
  people(call: PeopleCall): Promise<PeopleAnswer>;
  /** At most `MOST_READINGS`. @throws DeskRefused */
  readings(machine: string, readings: readonly SentReading[]): Promise<TakenReadings>;
  close(): Promise<void>;
}

/** A wish that cannot be met, in words for whoever typed it. */
export class DeskRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = "DeskRefused";
  }
}

export interface DeskParts {
  readonly people: People;
  /** Opened when it is first needed: adding a person needs no plant. */
  readonly record: () => Promise<Record>;
  readonly clock: () => Instant;
}

/** The desk of the process that holds the store. */
export function deskOf({ people, record, clock }: DeskParts): Omit<Desk, "close"> {
  return {
    async people(call) {
      try {
        return { accounts: await peopleDone(people, call, clock()) };
      } catch (error) {
        throw error instanceof PeopleRefused ? new DeskRefused(error.message) : error;
      }
    },
    async readings(machine, readings) {
      try {
        return await (await record()).takeReadings(machineId(machine), readings, clock());
      } catch (error) {
        const expected = error instanceof UnknownMachine || error instanceof TooManyReadings;
        throw expected ? new DeskRefused(error.message) : error;
      }
    },
  };
}

async function peopleDone(people: People, call: PeopleCall, now: Instant) {
  const accounts = await (async () => {
    switch (call.action) {
      case "add":
        return [await people.add({ ...call, name: call.name }, now)];
      case "set": {
        const { email, password, role, name, areas } = call;
        return [await people.set(email, { password, role, name, areas })];
      }
      case "remove":
        return [await people.remove(call.email)];
      case "list":
        return people.list();
    }
  })();
  return accounts.map((account) => ({ ...account, areas: [...account.areas] }));
}
