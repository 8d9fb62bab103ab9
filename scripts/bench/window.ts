import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { findBrowser } from "../browser.mjs";

/** What every picture is measured in, CSS pixels. */
export const WINDOW = { width: 1600, height: 960 } as const;

/** It proves itself by a launch, which is enough once. */
let found: ReturnType<typeof findBrowser> | undefined;

/** A Chromium of its own, so that no page pays for another's. */
export async function inBrowser<T>(
  work: (browser: Browser, context: BrowserContext) => Promise<T>,
): Promise<T> {
  found ??= findBrowser();
  const { executablePath, args } = await found;
  const browser = await chromium.launch({
    args: [...args],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    const context = await browser.newContext({
      viewport: WINDOW,
      hasTouch: true,
      locale: "en-GB",
      timezoneId: "UTC",
      serviceWorkers: "block",
    });
    return await work(browser, context);
  } finally {
    await browser.close();
  }
}

/** What a page holds once garbage is collected, typed arrays included, megabytes. */
export async function heapOf(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("HeapProfiler.collectGarbage");
  const held = await cdp.send("Runtime.getHeapUsage");
  const backing = "backingStorageSize" in held ? Number(held.backingStorageSize) : 0;
  return (held.usedSize + backing) / 2 ** 20;
}
