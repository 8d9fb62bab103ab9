// The shop floor of a story: what machines report, and what the server then serves. Times are minutes
// before the story began, so "stopped from 200 to 165" is a stop of 35 minutes whenever it is told.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { type EventWire, eventsAnswerSchema } from "#contract/event.ts";
import { people, storeWithEveryone, type StoryPerson } from "./people.ts";
import { plantClock, type PlantFile, plantFileFor, type Shift, shiftAround } from "./plant.ts";
import { type Server, type ServerOptions, test as base } from "./server.ts";

export type Machine = "Mazak 1" | "Mazak 2" | "Lathe 1" | "Lathe 2";

const idOf: Readonly<Record<Machine, string>> = {
  "Mazak 1": "M1",
  "Mazak 2": "M2",
  "Lathe 1": "L1",
  "Lathe 2": "L2",
};

/** So many readings the server takes at once. */
const MOST_READINGS = 10_000;

export class Floor {
  readonly server: Server;
  /** The minute in which the story began, epoch seconds. */
  readonly began: number;
  readonly shift: Shift;
  readonly #plantFile: string;
  #token: string | undefined;

  constructor(server: Server, plantFile: string, began: number) {
    this.server = server;
    this.#plantFile = plantFile;
    this.began = began;
    this.shift = shiftAround(began);
  }

  /** Epoch seconds. */
  ago(minutes: number): number {
    return this.began - minutes * 60;
  }

  /** "10:12", as the board says it. */
  clock(minutesAgo: number): string {
    return plantClock(this.ago(minutesAgo));
  }

  /** "09:12–09:47" */
  clocks(fromMinutesAgo: number, toMinutesAgo: number): string {
    return `${this.clock(fromMinutesAgo)}–${this.clock(toMinutesAgo)}`;
  }

  /** The same in words that name the date too when midnight has been since; to be matched in them. */
  dated(fromMinutesAgo: number, toMinutesAgo: number): string {
    return `(\\w+ \\d+ \\w+, )?${this.clocks(fromMinutesAgo, toMinutesAgo)}`;
  }

  /** What a machine reports: `"ACTIVE 290, STOPPED 200"` says the state and how many minutes ago. */
  async reports(machine: Machine, told: string): Promise<void> {
    const readings = told.split(", ").map((reading) => {
      const [state, minutes] = reading.split(" ");
      return { state, time: this.ago(Number(minutes)) };
    });
    await this.#send(machine, readings);
  }

  /**
   * A long past in which a machine changes its state all the time: ran and idled `beat` seconds each, from so
   * many minutes ago to so many, but for one beat that is told.
   */
  async hummed(
    machine: Machine,
    { from, to, beat }: { readonly from: number; readonly to: number; readonly beat: number },
    once: { readonly ago: number; readonly state: string },
  ): Promise<void> {
    const count = Math.floor(((from - to) * 60) / beat);
    const place = Math.floor(((from - once.ago) * 60) / beat);
    const readings = Array.from({ length: count }, (_, index) => ({
      time: this.ago(from) + index * beat,
      state: index === place ? once.state : index % 2 === 0 ? "ACTIVE" : "READY",
    }));
    for (let at = 0; at < count; at += MOST_READINGS)
      await this.#send(machine, readings.slice(at, at + MOST_READINGS));
  }

  /** What a machine reports this very moment. */
  async reportsNow(machine: Machine, state: string): Promise<void> {
    await this.#send(machine, [{ state, time: Date.now() / 1000 }]);
  }

  /** The events that the server serves for the last five hours, its own form. */
  async events(machine: Machine): Promise<readonly EventWire[]> {
    const path = `api/machines/${idOf[machine]}/events?from=${this.ago(300)}`;
    return eventsAnswerSchema.parse(await this.#ask(path)).events;
  }

  /**
   * The same, a line for an event: `"RUNNING 290–200"`, `"STOP? 200–165"` for one that waits for a
   * reason, `"JAM 165– by Ana Weber: belt torn"` for the current one that she set and commented.
   */
  async timeline(machine: Machine): Promise<readonly string[]> {
    return (await this.events(machine)).map((event) => {
      const { reason, pending, startsAt, endsAt, by, comment } = event;
      const to = endsAt === null ? "" : this.#minutesAgo(endsAt);
      const who = by === null ? "" : ` by ${by}`;
      const said = comment === "" ? "" : `: ${comment}`;
      return `${reason}${pending ? "?" : ""} ${this.#minutesAgo(startsAt)}–${to}${who}${said}`;
    });
  }

  /** What another system's call would be answered, sent in a person's name: S0's own. */
  async classifies(
    { email, password }: StoryPerson,
    machine: Machine,
    from: number,
    to: number,
    reason: string,
  ): Promise<{ readonly status: number; readonly detail: string }> {
    const token = await this.#signIn(email, password);
    const body = {
      machineId: idOf[machine],
      startTime: this.ago(from),
      endTime: this.ago(to),
      reason,
    };
    const answer = await fetch(new URL("api/v1/machineClassification", this.server.url), {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const told = z.object({ detail: z.string().default("") }).parse(await answer.json());
    return { status: answer.status, detail: told.detail };
  }

  /** Another plant file takes the place of the one that the server started with; restart it to count. */
  async replan(change: (file: PlantFile) => PlantFile): Promise<void> {
    await writeFile(this.#plantFile, JSON.stringify(change(plantFileFor(this.began))));
  }

  #minutesAgo(at: number): string {
    const minutes = (this.began - at) / 60;
    return Number.isInteger(minutes) ? `${minutes}` : minutes.toFixed(2);
  }

  async #send(
    machine: Machine,
    readings: readonly { readonly time: number; readonly state: string | undefined }[],
  ): Promise<void> {
    const body = { machineId: idOf[machine], readings };
    const answer = z.object({ taken: z.int() }).parse(await this.#ask("api/readings", body));
    if (answer.taken !== readings.length) throw new Error(`only ${answer.taken} readings taken`);
  }

  /** As the plant's own account, which may do everything. */
  async #ask(path: string, body?: object): Promise<unknown> {
    this.#token ??= await this.#signIn(people.plant.email, people.plant.password);
    const answer = await fetch(new URL(path, this.server.url), {
      method: body === undefined ? "GET" : "POST",
      headers: { Authorization: `Bearer ${this.#token}`, "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  async #signIn(email: string, password: string): Promise<string> {
    const answer = await fetch(new URL("api/v1/security/getAPIToken", this.server.url), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ userEmail: email, password }),
    });
    return z.object({ token: z.string() }).parse(await answer.json()).token;
  }
}

interface WorkerFixtures {
  /** The folder of a store in which everyone is known. */
  readonly everyone: string;
}

interface StoryFixtures {
  readonly floor: Floor;
  readonly plan: { readonly began: number; readonly plantFile: string };
}

/**
 * `test` on the plant of the stories. On its floor four machines have reported:
 *
 * ```
 * Mazak 1   ran from 290 min ago, stopped 200–165 and 120–100, runs
 * Mazak 2   ran from 290 min ago, stopped 40 min ago and still stands
 * Lathe 1   ran from 290 min ago, stopped 150–130, runs
 * Lathe 2   nothing yet
 * ```
 */
export const test = base.extend<StoryFixtures, WorkerFixtures>({
  everyone: [
    // Playwright reads from the braces what a fixture needs; this one needs nothing.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const store = await storeWithEveryone();
      await use(store.dir);
      await store.dispose();
    },
    { scope: "worker" },
  ],
  // oxlint-disable-next-line no-empty-pattern
  plan: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "shiftlane-plan-"));
    const plantFile = join(folder, "plant.json");
    const began = Math.floor(Date.now() / 60_000) * 60;
    await writeFile(plantFile, JSON.stringify(plantFileFor(began)));
    await use({ began, plantFile });
    await rm(folder, { recursive: true, force: true });
  },
  serverOptions: async ({ plan, everyone }, use) => {
    await use({ plantFile: plan.plantFile, dataFrom: everyone } satisfies ServerOptions);
  },
  floor: [
    async ({ server, plan }, use) => {
      const floor = new Floor(server, plan.plantFile, plan.began);
      await floor.reports(
        "Mazak 1",
        "ACTIVE 290, STOPPED 200, ACTIVE 165, STOPPED 120, ACTIVE 100",
      );
      await floor.reports("Mazak 2", "ACTIVE 290, STOPPED 40");
      await floor.reports("Lathe 1", "ACTIVE 290, STOPPED 150, ACTIVE 130");
      await use(floor);
    },
    { auto: true },
  ],
});

export { expect } from "playwright/test";
