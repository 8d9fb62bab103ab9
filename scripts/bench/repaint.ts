import type { Page } from "playwright";

/**
 * How many frames go by from a press to the one in which the layer over the lanes has been painted anew: 1 is
 * the very next.
 */
export async function repaintAfter(page: Page, press: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const over = document.querySelector("[data-testid=lanes]");
    if (!(over instanceof HTMLCanvasElement)) throw new Error("no lanes");
    const context = over.getContext("2d");
    if (context === null) throw new Error("no canvas");
    const seen = { frames: 0, pressed: -1, painted: -1 };
    Object.assign(globalThis, { seen });
    const count = (): void => {
      seen.frames += 1;
      if (seen.painted < 0) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    const pressed = (): void => void (seen.pressed = seen.frames);
    addEventListener("pointerup", pressed, { capture: true, once: true });
    // Every painting of the layer begins with wiping it.
    const wipe = context.clearRect.bind(context);
    context.clearRect = (...box) => {
      if (seen.pressed >= 0 && seen.painted < 0) seen.painted = seen.frames;
      wipe(...box);
    };
  });
  await press();
  await page.waitForFunction(
    () => "seen" in globalThis && (globalThis as never as Seen).seen.painted >= 0,
  );
  const { pressed, painted } = await page.evaluate(() => (globalThis as never as Seen).seen);
  return Math.max(painted - pressed, 1);
}

interface Seen {
  readonly seen: { readonly pressed: number; readonly painted: number };
}
