/** What a person may do (contracts, "People"). Machines have accounts too, but never a screen. */
export type Role = "viewer" | "supervisor" | "admin" | "machine";

/** Who is signed in. */
export interface Person {
  /** The account's; names are not unique. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The areas this person may write in; empty: all (which a viewer still cannot). */
  readonly areas: readonly string[];
}
