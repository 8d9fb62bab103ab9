/** What a person, or a machine's gateway, may do (contracts, "The plant file", last paragraph). */
export type Role = "viewer" | "supervisor" | "admin" | "machine";

export const ROLES: readonly Role[] = ["viewer", "supervisor", "admin", "machine"];

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
