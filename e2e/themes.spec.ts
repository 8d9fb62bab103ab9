import type { Page } from "playwright/test";
import { violations } from "./support/axe.ts";
import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

/** What a lane's picture is at a place: how tall what stands there is, and how far its greys lie apart. */
interface Seen {
  /** CSS pixels from its upper to its lower edge. */
  readonly height: number;
  /** Between the lightest and the darkest grey in its middle, of 255: a pattern or a sign has some. */
  readonly spread: number;
}

/** Looks at the canvas as an eye without colours would. */
async function seenAt(page: Page, minutes: number, board: Board): Promise<Seen> {
  const { x, y } = await board.at("Mazak 1", minutes);
  return page.evaluate(
    ([px, py]) => {
      // The lanes' own canvas; the one above it has what is chosen.
      const over = document.querySelector('[data-testid="lanes"]');
      const canvas = over?.previousElementSibling;
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error("no canvas of lanes");
      const box = canvas.getBoundingClientRect();
      const dpr = canvas.width / box.width;
      const context = canvas.getContext("2d");
      if (context === null) throw new Error("no picture");
      const grey = (data: Uint8ClampedArray, at: number): number =>
        0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);
      const left = Math.round((px - box.left) * dpr);
      const top = Math.round((py - box.top - 28) * dpr);
      // Without the line that parts it from the next.
      const column = context.getImageData(left, top, 1, Math.round(53 * dpr)).data;
      // The lane's ground, above all that stands in it.
      const ground = grey(column, 4);
      const rows = Array.from({ length: column.length / 4 }, (_, row) => row).filter(
        (row) => Math.abs(grey(column, row * 4) - ground) > 6,
      );
      const middle = context.getImageData(left - 8, Math.round((py - box.top - 6) * dpr), 17, 12);
      const greys = Array.from({ length: middle.data.length / 4 }, (_, at) =>
        grey(middle.data, at * 4),
      );
      return {
        height: ((rows.at(-1) ?? 0) - (rows[0] ?? 0)) / dpr,
        spread: Math.max(...greys) - Math.min(...greys),
      };
    },
    [x, y] as const,
  );
}

test("in every theme and without colours a stop is told from a run by height and by pattern", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  const choose = async (theme: string): Promise<void> => {
    await page.getByRole("button", { name: /appearance, language/ }).click();
    await page.getByRole("menuitemradio", { name: theme }).click();
    await expect(page.getByRole("menu")).toHaveCount(0);
  };
  const look = async (what: string): Promise<void> => {
    await expect(async () => {
      const [run, stop] = [await seenAt(page, 250, board), await seenAt(page, 180, board)];
      expect(stop.height, `${what}: a stop is taller`).toBeGreaterThan(run.height + 8);
      expect(stop.spread, `${what}: a stop has a pattern`).toBeGreaterThan(run.spread + 40);
    }).toPass({ timeout: 5_000 });
  };

  for (const theme of ["Day", "Night"]) {
    await choose(theme);
    await look(theme);
  }
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await choose("High contrast");
    await expect(page.locator("html")).toHaveAttribute("data-contrast", "more");
    await look(`High contrast, ${colorScheme}`);
    await board.tapLane("Mazak 1", 182);
    await expect(board.panel).toBeVisible();
    expect(await violations(page), `High contrast, ${colorScheme}`).toEqual([]);
    await page.getByRole("button", { name: "Close the panel" }).click();
  }

  // Whoever has asked the device for contrast gets it without a choice here.
  await choose("As this device");
  await expect(page.locator("html")).not.toHaveAttribute("data-contrast");
  await page.emulateMedia({ contrast: "more" });
  await expect(page.locator("html")).toHaveAttribute("data-contrast", "more");
  await page.emulateMedia({ contrast: "no-preference" });
  await expect(page.locator("html")).not.toHaveAttribute("data-contrast");

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    await look(`forced colours, ${colorScheme}`);
  }
});

test("zoomed to 400 % nothing has to be scrolled two ways, and a stop can be explained", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await page.setViewportSize({ width: 320, height: 256 });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width).toBe(320);
  await board.tapLane("Mazak 1", 182);
  await board.choose("Tool change");
  expect(await width()).toBe(320);
  await expect(board.confirm).toBeVisible();
  await board.confirms();
  expect(await floor.timeline("Mazak 1")).toContain("TOOL 200–165 by Ana Weber");
  await page.getByRole("button", { name: /appearance, language/ }).click();
  await page.getByRole("menuitemradio", { name: "Deutsch" }).click();
  await expect(page.getByRole("button", { name: /Darstellung, Sprache/ })).toBeVisible();
  expect(await width()).toBe(320);
});
