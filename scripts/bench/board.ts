import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright";
import { ride, type Ridden, type Spots } from "./course.ts";
import { firstPaint, type FirstPaint } from "./first-paint.ts";
import { Hands } from "./hands.ts";
import { PERSON, type PlantServer } from "./plant-server.ts";
import { machineIdOf } from "./plants.ts";
import type { Prepared } from "./prepare.ts";
import { repaintAfter } from "./repaint.ts";
import { heapOf, inBrowser } from "./window.ts";

export interface BoardFigures extends Ridden, FirstPaint {
  readonly heapMB: number;
  /** Frames from the press that selects, or that chooses a reason, to the one that shows it. */
  readonly selectFrames: number;
  readonly previewFrames: number;
  /** Machines on the canvas, and its size in CSS pixels. */
  readonly machines: number;
  readonly width: number;
  readonly height: number;
}

/** So many times twice a shift is more than the longest view. */
const DOUBLINGS = 8;
/** A machine reports so often while the board is used, milliseconds. */
const LIVE_EVERY = 250;

/** The real app on the real server, in a browser of its own. */
export function measureBoard(server: PlantServer, prepared: Prepared): Promise<BoardFigures> {
  return inBrowser(async (browser, context) => {
    await signIn(context, server.url);
    const painted = await firstPaint(context, server.url);
    const page = await context.newPage();
    const live = reportLive(server, prepared);
    try {
      return { ...painted, ...(await use(browser, page, server.url)) };
    } finally {
      await live();
    }
  });
}

async function use(
  browser: Browser,
  page: Page,
  url: string,
): Promise<Omit<BoardFigures, keyof FirstPaint>> {
  await page.goto(url);
  await page.getByTestId("lanes").waitFor();
  await page.waitForFunction(() => document.querySelector("[role=gridcell]") !== null);
  const spots = await spotsOf(page);
  const hands = new Hands(await page.context().newCDPSession(page));
  // Out to the month, and its readings come.
  for (let time = 0; time < DOUBLINGS; time += 1)
    await page.getByRole("button", { name: "Zoom out" }).click();
  await page.waitForLoadState("networkidle").catch(() => undefined);
  await sleep(1_500);
  if (process.env["BENCH_PICTURE"] !== undefined)
    await page.screenshot({ path: `${process.env["BENCH_PICTURE"]}.0.png` });
  const selectFrames = await repaintAfter(page, () => hands.click(spots.lanes));
  const tile = page.getByRole("radio", { name: "Fault" }).first();
  await tile.waitFor();
  const box = await tile.locator("xpath=ancestor-or-self::label").boundingBox();
  const at = box ?? { x: 0, y: 0, width: 0, height: 0 };
  const previewFrames = await repaintAfter(page, () =>
    hands.click({ x: at.x + at.width / 2, y: at.y + at.height / 2 }),
  );
  await page.keyboard.press("Escape");
  if (process.env["BENCH_PICTURE"] !== undefined)
    await page.screenshot({ path: process.env["BENCH_PICTURE"] });
  const ridden = await ride(browser, page, spots);
  const painted = await page.getByTestId("lanes").evaluate((canvas) => ({
    machines: document.querySelectorAll("[role=row][aria-rowindex]").length,
    width: canvas.clientWidth,
    height: canvas.clientHeight,
  }));
  return { ...ridden, ...painted, selectFrames, previewFrames, heapMB: await heapOf(page) };
}

/** Its middle, and the axis above it, where the plain wheel zooms. */
async function spotsOf(page: Page): Promise<Spots> {
  const scroller = await page.locator("[data-scroller]").boundingBox();
  const lanes = await page.getByTestId("lanes").boundingBox();
  if (scroller === null || lanes === null) throw new Error("The board has no lanes.");
  const x = Math.round(lanes.x + lanes.width / 2);
  return {
    lanes: { x, y: Math.round(scroller.y + 44 + 40 + 56 * 4.5) },
    wheel: { x, y: Math.round(scroller.y + 22) },
  };
}

async function signIn(context: BrowserContext, url: string): Promise<void> {
  const answer = await context.request.post(new URL("api/session", url).href, {
    data: PERSON,
    headers: { Origin: new URL(url).origin },
  });
  if (!answer.ok()) throw new Error(`Nobody is let in: ${answer.status()} ${await answer.text()}`);
}

/** Has machines report while the board is used; answers what ends it. */
function reportLive(server: PlantServer, { size }: Prepared): () => Promise<void> {
  let isOn = true;
  const reporting = (async () => {
    for (let turn = 0; isOn; turn += 1) {
      const machine = machineIdOf(turn % size.machines);
      const state = turn % 2 === 0 ? "ACTIVE" : "STOPPED";
      await server.report(machine, [{ time: Date.now() / 1000 - 1, state }]);
      await sleep(LIVE_EVERY);
    }
  })();
  return () => {
    isOn = false;
    return reporting;
  };
}
