import { machineId } from "#engine/names.ts";
import { openAccess } from "#server/access/open-access.ts";
import { People } from "#server/access/people.ts";
import { openRecord } from "#server/record/open-record.ts";
import type { Record } from "#server/record/record.ts";
import { type App, createApp } from "#server/routes/app.ts";
import type { Deps } from "#server/routes/deps.ts";
import { openStore } from "./store.ts";
import type { Store } from "#server/store/store.ts";
import type { Instant } from "#time/instant.ts";
import { onTestFinished } from "vitest";
import { freshFolder } from "./folder.ts";
import { at, MIDNIGHT, sitePlant } from "./site-plant.ts";

const PASSWORD = "correct horse";

const PEOPLE = {
  ana: { name: "Ana", role: "supervisor", areas: [] },
  mia: { name: "Mia", role: "supervisor", areas: ["mill"] },
  vic: { name: "Vic", role: "viewer", areas: [] },
  adi: { name: "Adi", role: "admin", areas: [] },
  bot: { name: "Gateway", role: "machine", areas: [] },
} as const;

export type Who = keyof typeof PEOPLE;

/** How a call is sent; `json` undefined: no body. */
export interface Sending {
  readonly json?: unknown;
  /** Instead of `json`: the body as it is. */
  readonly text?: string;
  readonly headers?: Readonly<{ [name: string]: string }>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, parsed; `undefined` when it is not JSON. */
  readonly json: unknown;
}

/** A whole server on a store of its own, without a socket, at 10:05 on a Friday unless told otherwise. */
export class Site {
  readonly app: App;
  readonly record: Record;
  readonly logged: string[];
  private readonly hand: { now: Instant };
  private readonly tokens = new Map<Who, string>();
  private store: Store | undefined;

  constructor(app: App, record: Record, logged: string[], hand: { now: Instant }, store: Store) {
    this.app = app;
    this.record = record;
    this.logged = logged;
    this.hand = hand;
    this.store = store;
  }

  /** Gives somebody another role, as `npm run user -- set` does. */
  async makes(who: Who, role: "viewer" | "supervisor"): Promise<void> {
    if (this.store === undefined) throw new Error("this site has been shut down");
    await new People(this.store.db, undefined, CHEAP).set(emailOf(who), {
      role,
      password: undefined,
      name: undefined,
      areas: undefined,
    });
  }

  /** Shuts the server down; a second time does nothing. */
  async stop(): Promise<void> {
    const { store } = this;
    this.store = undefined;
    this.app.close();
    await store?.close();
  }

  get now(): Instant {
    return this.hand.now;
  }

  setClock(clock: string): void {
    this.hand.now = at(clock);
  }

  /** Sends a call as nobody. */
  async send(
    method: string,
    path: string,
    { json, text, headers }: Sending = {},
  ): Promise<Answered> {
    const body = text ?? (json === undefined ? undefined : JSON.stringify(json));
    const response = await this.app.request(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    return answered(response);
  }

  /** Sends a call with a person's token. */
  async as(who: Who, method: string, path: string, sending: Sending = {}): Promise<Answered> {
    const token = await this.tokenOf(who);
    const headers = { Authorization: `Bearer ${token}`, ...sending.headers };
    return this.send(method, path, { ...sending, headers });
  }

  async tokenOf(who: Who): Promise<string> {
    const known = this.tokens.get(who);
    if (known !== undefined) return known;
    const { json } = await this.send("POST", "/api/v1/security/getAPIToken", {
      json: { userEmail: emailOf(who), password: PASSWORD },
    });
    const { token } = json as { token: string };
    this.tokens.set(who, token);
    return token;
  }

  /** What a machine reports, straight into the record. */
  async report(
    machine: string,
    rows: readonly (readonly [clock: string, state: string])[],
  ): Promise<void> {
    const readings = rows.map(([clock, state]) => ({ time: at(clock), state }));
    await this.record.takeReadings(machineId(machine), readings, this.now);
  }

  /** The events of the day up to now, one a line: `"06:00 RUNNING"`, a pending one with a question mark. */
  async story(machine = "M1"): Promise<readonly string[]> {
    const { json } = await this.as(
      "ana",
      "GET",
      `/api/machines/${machine}/events?from=${MIDNIGHT}`,
    );
    const { events } = json as { events: { startsAt: number; reason: string; pending: boolean }[] };
    return events.map(({ startsAt, reason, pending }) => {
      const clock = new Date(startsAt * 1000).toISOString().slice(11, 19).replace(/:00$/, "");
      return `${clock} ${reason}${pending ? "?" : ""}`;
    });
  }
}

export async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("Content-Type") ?? "");
  const json: unknown = isJson && text !== "" ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, json };
}

export function emailOf(who: Who): string {
  return `${who}@plant.example`;
}

export function passwordOf(_who: Who): string {
  return PASSWORD;
}

/** As cheap as scrypt goes: the tests are not about how slow it is. */
const CHEAP = { n: 2, r: 1, p: 1 };

export interface Changes extends Partial<Omit<Deps, "record" | "access" | "clock">> {
  readonly folder?: string;
  /** Fields of the plant file. */
  readonly plant?: object;
  /** The record, put in between: a disk that fails, say. */
  readonly around?: (record: Record) => Record;
}

export async function openSite({ folder, plant, around, ...changes }: Changes = {}): Promise<Site> {
  const hand = { now: at("10:05") };
  const store = await openStore(folder ?? freshFolder());
  const people = new People(store.db, undefined, CHEAP);
  for (const [id, { name, role, areas }] of Object.entries(PEOPLE)) {
    const email = emailOf(id as Who);
    const account = { email, password: PASSWORD, name, role, areas };
    if (!(await people.list()).some((person) => person.email === email)) {
      await people.add(account, hand.now);
    }
  }
  const record = await openRecord(store, sitePlant(plant), hand.now);
  const logged: string[] = [];
  const app = createApp({
    record: around?.(record) ?? record,
    access: await openAccess(store.db, hand.now, CHEAP),
    clock: () => hand.now,
    log: {
      info: (line) => logged.push(line),
      error: (line, cause) => logged.push(`${line}: ${String(cause)}`),
    },
    publicUrl: undefined,
    transactionSeconds: 60,
    samplePeople: undefined,
    clientDir: undefined,
    ...changes,
  });
  const site = new Site(app, record, logged, hand, store);
  onTestFinished(() => site.stop());
  return site;
}

/** S3's example: 6:00 Running, 7:00 Idle, 8:00 Downtime, and it is 10:05. */
export async function openExample(changes: Changes = {}): Promise<Site> {
  const site = await openSite(changes);
  await site.report("M1", [
    ["06:00", "ACTIVE"],
    ["07:00", "READY"],
    ["08:00", "STOPPED"],
  ]);
  return site;
}
