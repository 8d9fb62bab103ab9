import type { BrowserContext, Page } from "playwright";

export interface FirstPaint {
  /** From navigation to the frame that shows every lane in view, milliseconds. */
  readonly firstPaintMs: number;
  /** From the arrival of the last data that it shows, milliseconds. */
  readonly dataToPaintMs: number;
  /** All that came over the wire until then, code included, as it was compressed. */
  readonly transferredBytes: number;
}

/** Opens the page as someone who is signed in and has never been here: nothing lies in the cache. */
export async function firstPaint(context: BrowserContext, url: string): Promise<FirstPaint> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  let transferredBytes = 0;
  cdp.on("Network.loadingFinished", ({ encodedDataLength }) => {
    transferredBytes += encodedDataLength;
  });
  await page.addInitScript(watchLanes);
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName("lanes").length > 0, undefined, {
    timeout: 60_000,
  });
  const { shown, data } = await timesOf(page);
  await page.close();
  return { firstPaintMs: shown, dataToPaintMs: shown - data, transferredBytes };
}

/**
 * Runs in the page: once every row in view has its cells, looks at the canvas itself, in each frame, until
 * each lane in view has more than ground on it. The frame after is the one that shows it.
 */
function watchLanes(): void {
  const isPainted = (): boolean => {
    const scroller = document.querySelector("[data-scroller]");
    const over = document.querySelector("[data-testid=lanes]");
    const canvas = over?.parentElement?.querySelector("canvas");
    const rows = [...document.querySelectorAll("[role=row][aria-rowindex]")];
    if (!scroller || !canvas || rows.length === 0) return false;
    const bottom = scroller.getBoundingClientRect().bottom;
    const inView = rows.filter((row) => row.getBoundingClientRect().top < bottom);
    if (!inView.every((row) => row.querySelector("[role=gridcell]") !== null)) return false;
    const context = canvas.getContext("2d");
    if (context === null || canvas.width < 2) return false;
    const box = canvas.getBoundingClientRect();
    const scale = canvas.width / box.width;
    return inView.every((row) => {
      const its = row.getBoundingClientRect();
      const y = Math.round((its.bottom - 28 - box.top) * scale);
      const { data } = context.getImageData(0, y, canvas.width, 1);
      const pixels = new Set(new Uint32Array(data.buffer));
      return pixels.size > 1;
    });
  };
  const look = (): void => {
    if (isPainted()) requestAnimationFrame(() => performance.mark("lanes"));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function timesOf(page: Page): Promise<{ readonly shown: number; readonly data: number }> {
  return page.evaluate(() => {
    const shown = performance.getEntriesByName("lanes")[0]?.startTime ?? 0;
    const answers = performance
      .getEntriesByType("resource")
      .filter((entry): entry is PerformanceResourceTiming => "responseEnd" in entry)
      .filter(({ name, responseEnd }) => name.includes("/api/timelines") && responseEnd <= shown);
    return { shown, data: Math.max(0, ...answers.map(({ responseEnd }) => responseEnd)) };
  });
}
