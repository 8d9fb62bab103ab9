import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machineId } from "#engine/names.ts";
import { People } from "#server/access/people.ts";
import { openRecord } from "#server/record/open-record.ts";
import { openEmbedded } from "#server/store/embedded.ts";
import { type Instant, plus } from "#time/instant.ts";
import { sitePlant } from "../site-plant.ts";

/** As cheap as scrypt goes: this is not about how slow it is. */
export const CHEAP = { n: 2, r: 1, p: 1 };
export const PASSWORD = "correct horse";
export const MACHINES = ["M1", "M2", "S1"] as const;

export const PEOPLE = {
  ana: { name: "Ana", role: "supervisor", areas: [] },
  // Two people of one name: nobody may take one for the other.
  ben: { name: "Ana", role: "supervisor", areas: [] },
  mia: { name: "Mia", role: "supervisor", areas: ["mill"] },
  /** A program of the plant's own. */
  mes: { name: "MES", role: "supervisor", areas: [] },
} as const;
type Account = keyof typeof PEOPLE;
/** Who uses a tablet. */
export type Who = Exclude<Account, "mes">;

export function emailOf(who: Account): string {
  return `${who}@plant.example`;
}

/** Minutes before the story begins, and what the machine reported then. */
const MORNING: readonly (readonly [minutes: number, state: string])[] = [
  [200, "ACTIVE"],
  [140, "READY"],
  [110, "ACTIVE"],
  [60, "STOPPED"],
  [35, "ACTIVE"],
  [12, "READY"],
];

const FILE = "shiftlane.db";

/** Where stores lie: in memory where the system has such a folder, since a run opens thousands. */
export class Premises {
  private readonly root: string;
  /** A store with people and a morning's readings, by when the story begins. */
  private readonly fresh = new Map<Instant, Buffer>();
  private count = 0;

  constructor() {
    const memory = "/dev/shm";
    const parent = existsSync(memory) ? memory : tmpdir();
    this.root = mkdtempSync(join(parent, "shiftlane-sim-"));
  }

  async freshStore(begin: Instant): Promise<string> {
    const folder = this.folder();
    const bytes = this.fresh.get(begin) ?? (await this.furnish(begin));
    this.fresh.set(begin, bytes);
    writeFileSync(join(folder, FILE), bytes);
    return folder;
  }

  /** What a killed server leaves behind: its files as they are at that moment. */
  copyOf(folder: string): string {
    const copy = this.folder();
    for (const suffix of ["", "-wal"]) {
      const file = join(folder, `${FILE}${suffix}`);
      if (existsSync(file)) writeFileSync(join(copy, `${FILE}${suffix}`), readFileSync(file));
    }
    return copy;
  }

  drop(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
  }

  close(): void {
    this.drop(this.root);
  }

  private folder(): string {
    this.count += 1;
    const folder = join(this.root, String(this.count));
    mkdirSync(folder);
    return folder;
  }

  private async furnish(begin: Instant): Promise<Buffer> {
    const folder = this.folder();
    const store = await openEmbedded(folder);
    const people = new People(store.db, undefined, CHEAP);
    for (const [id, { name, role, areas }] of Object.entries(PEOPLE)) {
      const email = emailOf(id as Account);
      await people.add({ email, password: PASSWORD, name, role, areas }, begin);
    }
    const record = await openRecord(store, sitePlant(), begin);
    for (const [index, machine] of MACHINES.entries()) {
      const readings = MORNING.map(([minutes, state]) => ({
        time: plus(begin, -60 * minutes + 97 * index),
        state,
      }));
      await record.takeReadings(machineId(machine), readings, begin);
    }
    await store.close();
    const bytes = readFileSync(join(folder, FILE));
    this.drop(folder);
    return bytes;
  }
}
