import type { Browser, Page } from "playwright";
import { Hands, type Place } from "./hands.ts";
import { CATEGORIES, type Motion, motionIn } from "./trace.ts";

/** How far the wheel is turned for a pan to have room, pixels: some ten days of a month are seen. */
const ROOM = 400;

/** What is done to a picture, in every one the same; `pan` also says whether a pan alone is smooth. */
export interface Ridden {
  readonly pan: Motion;
  readonly whole: Motion;
}

/** Where to put fingers and the wheel. */
export interface Spots {
  /** Where a finger pans and two pinch. */
  readonly lanes: Place;
  /** Where the plain wheel zooms. */
  readonly wheel: Place;
}

/**
 * Pans the month to and fro for about three seconds; then zooms in by the wheel and out again, and
 * pinches in and out. Begins and ends at the widest view.
 */
export async function ride(browser: Browser, page: Page, spots: Spots): Promise<Ridden> {
  const hands = new Hands(await page.context().newCDPSession(page));
  const traced = async (work: () => Promise<void>): Promise<Buffer> => {
    await browser.startTracing(page, { categories: [...CATEGORIES] });
    await work();
    return browser.stopTracing();
  };
  // Once for nothing: what is compiled on the way is compiled.
  await hands.pan(spots.lanes, 300, 1);
  await hands.wheel(spots.wheel, -300);
  await hands.wheel(spots.wheel, 600);

  // With room to both sides: at the widest view the board stands still at its ends, and paints nothing.
  await hands.wheel(spots.wheel, -ROOM);
  const panned = await traced(() => hands.pan(spots.lanes, 700, 2));
  await hands.wheel(spots.wheel, ROOM);
  const zoomed = await traced(async () => {
    await hands.wheel(spots.wheel, -1_200);
    await hands.pan(spots.lanes, 400, 1);
    await hands.wheel(spots.wheel, 1_800);
    await hands.pinch(spots.lanes, 4);
    await hands.pinch(spots.lanes, 0.2);
  });
  const pan = motionIn([panned]);
  return { pan, whole: motionIn([panned, zoomed]) };
}
