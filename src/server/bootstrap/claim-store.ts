import type { Settings } from "../settings.ts";
import { metaOf, setMeta } from "../store/meta.ts";
import { type Store, StoreRefused } from "../store/store.ts";

/**
 * A store belongs to the sample plant or to a plant of one's own, from its first start on: otherwise people
 * with public passwords would get into a real plant, or invented readings into real ones.
 * @throws StoreRefused
 */
export async function claimStore(store: Store, settings: Settings): Promise<void> {
  const wanted = settings.plantFile === undefined ? "sample" : "own";
  const plant = await metaOf(store.db, "plant");
  if (plant === undefined) await setMeta(store.db, "plant", wanted);
  else if (plant === "sample" && wanted === "own") {
    throw new StoreRefused(
      `${settings.dataDir} holds the sample plant. Set DATA_DIR to another folder for your own.`,
    );
  } else if (plant === "own" && wanted === "sample") {
    throw new StoreRefused(
      `${settings.dataDir} holds a plant of your own. Set PLANT_FILE to its file, ` +
        "or DATA_DIR to another folder for the sample plant.",
    );
  }
}
