import { machineId } from "#engine/names.ts";
import { openAccess } from "#server/access/open-access.ts";
import { People } from "#server/access/people.ts";
import { openRecord } from "#server/record/open-record.ts";
import type { Record } from "#server/record/record.ts";
import { type App, createApp } from "#server/routes/app.ts";
import { openEmbedded } from "#server/store/embedded.ts";
import { trimLog } from "#server/store/live-log.ts";
import type { Store } from "#server/store/store.ts";
import { type Instant, plus } from "#time/instant.ts";
import { sitePlant } from "../site-plant.ts";
import { CHEAP, emailOf, PASSWORD, type Premises, type Who } from "./premises.ts";
import { Life, type Schedule } from "./schedule.ts";
import { type Effect, type ForCall, witnessed } from "./witness.ts";

interface Running {
  readonly life: Life;
  readonly folder: string;
  readonly store: Store;
  readonly record: Record;
  readonly people: People;
  readonly app: App;
}

/** The plant's server: the real routes on a real store, which can be killed and started again. */
export class PlantServer {
  /** The next write is done, and then the disk refuses to keep it. */
  failsNextWrite = false;
  /** The call that is being worked on, or was last. */
  call: ForCall | undefined;
  /** What went wrong inside, as the server's own log says; a bug unless the disk was made to fail. */
  readonly faults: string[] = [];
  private running: Running | undefined;
  private token = "";
  private readonly begin: Instant;
  private readonly schedule: Schedule;
  private readonly premises: Premises;
  private readonly onEffect: (effect: Effect) => void;

  constructor(
    begin: Instant,
    schedule: Schedule,
    premises: Premises,
    onEffect: (effect: Effect) => void,
  ) {
    this.begin = begin;
    this.schedule = schedule;
    this.premises = premises;
    this.onEffect = onEffect;
  }

  get now(): Instant {
    return plus(this.begin, Math.floor(this.schedule.nowMs / 1000));
  }

  get isUp(): boolean {
    return this.running !== undefined;
  }

  get app(): App | undefined {
    return this.running?.app;
  }

  /** @throws Error while the server is down */
  get record(): Record {
    return this.whileUp.record;
  }

  async start(folder?: string): Promise<void> {
    const home = folder ?? (await this.premises.freshStore(this.begin));
    const life = new Life("server");
    this.schedule.current = life;
    const store = await openEmbedded(home);
    const record = witnessed(await openRecord(store, sitePlant(), this.now), {
      onEffect: this.onEffect,
      diskFails: () => this.takeFault(),
      call: () => this.call,
    });
    const access = await openAccess(store.db, this.now, CHEAP);
    const app = createApp({
      record,
      access,
      clock: () => this.now,
      log: { info: () => undefined, error: (line, cause) => this.note(line, cause) },
      publicUrl: undefined,
      transactionSeconds: 60,
      samplePeople: undefined,
      clientDir: undefined,
    });
    const people = new People(store.db, undefined, CHEAP);
    this.running = { life, folder: home, store, record, people, app };
  }

  /** `kill -9`: what had been made durable is all that is left, and nobody says goodbye. */
  async kill(): Promise<string> {
    const { folder } = this.whileUp;
    const left = this.premises.copyOf(folder);
    await this.stop();
    this.premises.drop(folder);
    return left;
  }

  /** Shuts down in good order. @returns where the store lies */
  async stop(): Promise<string> {
    const { life, folder, store, app } = this.whileUp;
    this.running = undefined;
    this.schedule.end(life);
    app.close();
    await store.close();
    return folder;
  }

  /** What a machine reports. */
  async report(machine: string, time: number, state: string): Promise<void> {
    await this.record.takeReadings(machineId(machine), [{ time, state }], this.now);
  }

  /** A call of the plant's own program, by S0. */
  async callAsProgram(json: unknown): Promise<void> {
    const answer = await this.post("/api/v1/machineClassification", json);
    if (answer.status !== 401) return;
    const credentials = { userEmail: emailOf("mes"), password: PASSWORD };
    const signedIn = await this.post("/api/v1/security/getAPIToken", credentials);
    const { token } = (await signedIn.json()) as { token: string };
    this.token = token;
    await this.post("/api/v1/machineClassification", json);
  }

  /** The live log forgets all but its newest entry. */
  async trimLog(): Promise<void> {
    const limits = { seconds: 1_000_000, entries: 1, characters: 1_000_000 };
    await trimLog(this.whileUp.store.db, this.now, limits);
  }

  /** An admin changes where someone may write. */
  async setAreas(who: Who, areas: readonly string[]): Promise<void> {
    const { people } = this.whileUp;
    await people.set(emailOf(who), {
      areas,
      password: undefined,
      role: undefined,
      name: undefined,
    });
  }

  /** Every session of everyone has ended. */
  async endSessions(): Promise<void> {
    await this.whileUp.store.db.deleteFrom("secrets").execute();
  }

  async accountId(who: Who): Promise<string> {
    const all = await this.whileUp.people.list();
    const found = all.find(({ email }) => email === emailOf(who));
    if (found === undefined) throw new Error(`there is no account of ${who}`);
    return found.id;
  }

  private async post(path: string, json: unknown): Promise<Response> {
    const { app } = this.whileUp;
    this.call = undefined;
    const headers = { "content-type": "application/json", authorization: `Bearer ${this.token}` };
    return app.request(path, { method: "POST", headers, body: JSON.stringify(json) });
  }

  private get whileUp(): Running {
    if (this.running === undefined) throw new Error("the server is down");
    return this.running;
  }

  private takeFault(): boolean {
    const fails = this.failsNextWrite;
    this.failsNextWrite = false;
    return fails;
  }

  private note(line: string, cause: unknown): void {
    const why = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    if (!why.includes("the disk does not take it")) this.faults.push(`${line}: ${why}`);
  }
}
