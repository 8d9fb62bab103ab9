import { randomUUID } from "node:crypto";
import type { Instant } from "#time/instant.ts";
import type { Kysely } from "kysely";
import {
  addPerson,
  allPeople,
  changePerson,
  personWithEmail,
  removePerson,
} from "../store/people.ts";
import type { PeopleTable, Tables } from "../store/schema.ts";
import { removeSecretsOf } from "../store/secrets.ts";
import { parseText, storedAreas } from "../store/stored.ts";
import { type Account, role, type Role } from "./account.ts";
import { COST, type Cost, hashPassword } from "./password.ts";

export interface NewPerson {
  readonly email: string;
  readonly password: string;
  readonly role: Role;
  /** `undefined`: what stands before the @. */
  readonly name: string | undefined;
  readonly areas: readonly string[];
}

/** `undefined` leaves a field as it is. */
export interface PersonChange {
  readonly password: string | undefined;
  readonly role: Role | undefined;
  readonly name: string | undefined;
  readonly areas: readonly string[] | undefined;
}

/** Why people cannot be changed like that, in words for whoever asked. */
export class PeopleRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PeopleRefused";
  }
}

const LONGEST_PASSWORD = 1_000;

/** Who may sign in. Emails are compared without regard to case. */
export class People {
  private readonly db: Kysely<Tables>;
  private readonly cost: Cost;
  /** The plant's area ids; `undefined` when the plant is not known here. */
  private readonly areas: readonly string[] | undefined;

  constructor(db: Kysely<Tables>, areas: readonly string[] | undefined, cost: Cost = COST) {
    this.db = db;
    this.areas = areas;
    this.cost = cost;
  }

  /** @throws PeopleRefused when there is one of that email already, or a field will not do. */
  async add(person: NewPerson, now: Instant): Promise<Account> {
    const email = checkedEmail(person.email);
    this.checkAreas(person.areas);
    const password = await hashPassword(checkedPassword(person.password), this.cost);
    if ((await personWithEmail(this.db, email)) !== undefined) {
      throw new PeopleRefused(`${email} exists already. Change it with: user set ${email} …`);
    }
    const row = {
      id: randomUUID(),
      email,
      name: checkedName(person.name ?? email.slice(0, email.indexOf("@"))),
      role: person.role,
      areas: JSON.stringify(person.areas),
      password,
      added_at: now,
    };
    await addPerson(this.db, row);
    return accountOf(row);
  }

  /** A new password ends all sessions and tokens. @throws PeopleRefused when there is none of that email. */
  async set(email: string, change: PersonChange): Promise<Account> {
    const found = await this.found(email);
    if (change.areas !== undefined) this.checkAreas(change.areas);
    const password =
      change.password === undefined
        ? undefined
        : await hashPassword(checkedPassword(change.password), this.cost);
    const row: PeopleTable = {
      ...found,
      name: change.name === undefined ? found.name : checkedName(change.name),
      role: change.role ?? found.role,
      areas: change.areas === undefined ? found.areas : JSON.stringify(change.areas),
      password: password ?? found.password,
    };
    await this.db.transaction().execute(async (db) => {
      const { name, areas } = row;
      await changePerson(db, row.id, { name, role: row.role, areas, password: row.password });
      if (password !== undefined) await removeSecretsOf(db, row.id);
    });
    return accountOf(row);
  }

  async list(): Promise<readonly Account[]> {
    return (await allPeople(this.db)).map(accountOf);
  }

  /** What they did stays in the history. @throws PeopleRefused when there is none of that email. */
  async remove(email: string): Promise<Account> {
    const found = await this.found(email);
    await removePerson(this.db, found.id);
    return accountOf(found);
  }

  private async found(email: string): Promise<PeopleTable> {
    const found = await personWithEmail(this.db, comparable(email));
    if (found === undefined) throw new PeopleRefused(`There is nobody with the email ${email}.`);
    return found;
  }

  private checkAreas(areas: readonly string[]): void {
    const known = this.areas;
    const unknown = known === undefined ? undefined : areas.find((area) => !known.includes(area));
    if (known === undefined || unknown === undefined) return;
    const list = known.length === 0 ? "The plant has none." : `The plant has: ${known.join(", ")}.`;
    throw new PeopleRefused(`There is no area "${unknown}". ${list}`);
  }
}

export function accountOf(row: PeopleTable): Account {
  const { id, email, name } = row;
  return { id, email, name, role: role.parse(row.role), areas: parseText(storedAreas, row.areas) };
}

/** As emails are kept and looked up. */
export function comparable(email: string): string {
  return email.trim().toLowerCase();
}

function checkedEmail(email: string): string {
  const text = comparable(email);
  if (!/^[^\s@]+@[^\s@]+$/.test(text) || text.length > 254) {
    throw new PeopleRefused(`"${email}" is not an email address.`);
  }
  return text;
}

function checkedPassword(password: string): string {
  if (password === "") throw new PeopleRefused("The password is empty. Give it on standard input.");
  if (password.length > LONGEST_PASSWORD) {
    throw new PeopleRefused(`The password has more than ${LONGEST_PASSWORD} characters.`);
  }
  return password;
}

function checkedName(name: string): string {
  const text = name.trim();
  if (text === "" || text.length > 200) {
    throw new PeopleRefused("The name must have 1 to 200 characters.");
  }
  return text;
}
