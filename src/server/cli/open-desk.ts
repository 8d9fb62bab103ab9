import { PlantRefused, loadPlant } from "../bootstrap/load-plant.ts";
import { claimStore } from "../bootstrap/claim-store.ts";
import { People } from "../access/people.ts";
import { wallClock } from "../clock.ts";
import { type Desk, DeskRefused, deskOf } from "../control/desk.ts";
import { DoorShut, deskThrough } from "../control/through-door.ts";
import { openRecord } from "../record/open-record.ts";
import type { Settings } from "../settings.ts";
import { connect } from "../store/connect.ts";
import { metaOf } from "../store/meta.ts";
import { sayNobodyHolds, sayWhoHolds, whoHolds } from "../store/owner.ts";
import { type Store, StoreRefused } from "../store/store.ts";

/**
 * Where the command line gets its work done: at the running server's desk if there is one, else at our own,
 * with the store in our hands for as long as it takes.
 * @param what names us to others who find the store in use: "import", "user".
 * @throws DeskRefused
 */
export async function openDesk(settings: Settings, what: string): Promise<Desk> {
  const served = await deskOfServer(settings);
  if (served !== undefined) return served;
  try {
    return await deskOfOurOwn(settings, await connect(settings), what);
  } catch (error) {
    if (!(error instanceof StoreRefused)) throw error;
    // A server that was just starting when we looked has its door open by now.
    const late = await deskOfServer(settings);
    if (late !== undefined) return late;
    throw new DeskRefused(error.message);
  }
}

async function deskOfServer({ dataDir }: Settings): Promise<Desk | undefined> {
  const door = whoHolds(dataDir)?.door;
  if (door === undefined) return undefined;
  const desk = deskThrough(door);
  try {
    await desk.people({ action: "list" });
    return desk;
  } catch (error) {
    // The file is left over from a server that was killed.
    if (error instanceof DoorShut) return undefined;
    throw error;
  }
}

async function deskOfOurOwn(settings: Settings, store: Store, what: string): Promise<Desk> {
  sayWhoHolds(settings.dataDir, { pid: process.pid, what });
  const close = async (): Promise<void> => {
    await store.close();
    sayNobodyHolds(settings.dataDir);
  };
  try {
    const people = new People(store.db, await areasOf(settings, store));
    const record = once(async () => {
      const plant = loadPlant(settings.plantFile);
      await claimStore(store, settings);
      return openRecord(store, plant, wallClock());
    });
    return { ...deskOf({ people, record: () => refusedInWords(record), clock: wallClock }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The areas that there are, as far as the plant is known without a server. */
async function areasOf(settings: Settings, store: Store): Promise<readonly string[] | undefined> {
  const isSample = (await metaOf(store.db, "plant")) === "sample";
  if (settings.plantFile === undefined && !isSample) return undefined;
  const plant = await refusedInWords(() => Promise.resolve(loadPlant(settings.plantFile)));
  return plant.areas.map((area) => area.id);
}

async function refusedInWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const expected = error instanceof PlantRefused || error instanceof StoreRefused;
    throw expected ? new DeskRefused(error.message) : error;
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
