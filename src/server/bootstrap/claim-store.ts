import type { Settings } from "../settings.ts";
import { metaOf, setMeta } from "../store/meta.ts";
import { type Store, StoreRefused } from "../store/store.ts";

/**
 * A store belongs to the sample plant or to a plant of one's own, from its first start on: otherwise people
 * with public passwords would get into a real plant, or invented readings into real ones.
 * @throws StoreRefused
 */
export async function claimStore(
  { db, place }: Store,
  settings: Pick<Settings, "plantFile">,
): Promise<void> {
  const wanted = settings.plantFile === undefined ? "sample" : "own";
  const plant = await metaOf(db, "plant");
  if (plant === undefined) await setMeta(db, "plant", wanted);
  else if (plant === "sample" && wanted === "own") {
    throw new StoreRefused(`${place.name} holds the sample plant. ${place.change} for your own.`);
  } else if (plant === "own" && wanted === "sample") {
    throw new StoreRefused(
      `${place.name} holds a plant of your own. Set PLANT_FILE to its file. ` +
        `Or: ${place.change} for the sample plant.`,
    );
  }
}
