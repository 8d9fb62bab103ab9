import { z } from "zod";

/** What a person, or a machine's gateway, may do (contracts, "The plant file", last paragraph). */
export const role = z.enum(["viewer", "supervisor", "admin", "machine"]);

export type Role = z.output<typeof role>;

export const ROLES: readonly Role[] = role.options;

/** Someone who may sign in. Never holds the password or its hash. */
export interface Account {
  readonly id: string;
  /** In lower case. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Plant-file area ids that the account is limited to; empty: all areas. */
  readonly areas: readonly string[];
}
