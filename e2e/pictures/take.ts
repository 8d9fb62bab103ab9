import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Locator, Page } from "playwright/test";
import { expect, test as base } from "../support/server.ts";

const folder = resolve(import.meta.dirname, "../../docs/pictures");

/** Only what the tour shows is taken. */
const tour = readFileSync(resolve(folder, "../tour.md"), "utf8");

const setClock = pathToFileURL(resolve(import.meta.dirname, "../../scripts/set-clock.mjs")).href;

const TIME = "2026-11-20T10:37:20Z";

const test = base.extend({
  // Playwright reads from the braces what a fixture needs; this one needs nothing.
  // oxlint-disable-next-line no-empty-pattern
  serverOptions: async ({}, use) => {
    // A Friday, 11:37 on the sample plant's wall: most of the early shift to be seen, some yet to come.
    await use({
      env: { NODE_OPTIONS: `--import=${setClock}`, SERVER_TIME: TIME },
    });
  },
});

interface Hands {
  readonly page: Page;
  readonly press: (target: Locator) => Promise<void>;
  readonly take: (what: string) => Promise<void>;
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`every view, ${colorScheme}`, async ({ page, hasTouch }, { project }) => {
    test.setTimeout(180_000);
    const press = (target: Locator) => (hasTouch ? target.tap() : target.click());
    const take = async (what: string): Promise<void> => {
      const name = `${what}-${project.name}-${colorScheme}.png`;
      if (!tour.includes(name)) return;
      // Where the hand is shows as hovered.
      await page.mouse.move(0, 0);
      await settled(page);
      await page.screenshot({
        path: join(folder, name),
        animations: "disabled",
      });
    };
    const hands: Hands = { page, press, take };
    // The tablet's clock goes with the server's.
    await page.clock.install({ time: TIME });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/");
    await expect(page.getByRole("button", { name: /Ana Weber/ })).toBeVisible();
    await take("sign-in");
    await press(page.getByRole("button", { name: /Ana Weber/ }));
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
    await expect(page.getByRole("row").first().getByRole("gridcell").first()).toHaveAccessibleName(
      /./,
    );
    await take("board");
    await panel(hands);
    // The other views look alike in the dark: the tour shows each once.
    if (colorScheme === "light") await others(hands);
  });
}

/** A stop of the list, with a reason chosen that one tap reaches. */
async function panel({ page, press, take }: Hands): Promise<void> {
  const title = page.getByRole("heading", { level: 2, name: /^\d+ unexplained, / });
  if (!(await title.isVisible())) await press(page.getByRole("button", { name: /unexplained/ }));
  await expect(title).toBeVisible();
  await take("list");
  const lines = page.getByRole("grid", { name: /^Unexplained stops/ }).getByRole("row");
  await press(lines.first());
  const stop = page.getByRole("region", { name: /·/ });
  const tile = stop.getByRole("radiogroup", { name: /^(Suggested|Used lately)/ }).first();
  await press(tile.locator("label").first());
  await expect(stop.getByRole("region", { name: "What will change" })).toBeVisible();
  await take("panel");
}

/** What stands in the panel's place for a while, and what the panel becomes. */
async function others({ page, press, take }: Hands): Promise<void> {
  const stop = page.getByRole("region", { name: /·/ });
  await press(stop.getByRole("button", { name: "Split into parts…" }));
  const tiles = stop.getByRole("radiogroup", { name: /^Used lately/ }).locator("label");
  await press(tiles.first());
  await press(stop.getByRole("button", { name: /^Part 2: / }));
  await press(tiles.last());
  await stop.getByRole("button", { name: /^Part 1: / }).scrollIntoViewIfNeeded();
  await take("split");
  await press(stop.getByRole("button", { name: "Back to one reason" }));

  await press(stop.getByRole("button", { name: "The same on other machines…" }));
  const many = page.getByRole("region", { name: /^\d+ machines?$/ });
  const area = many.locator("label").filter({ hasText: /^All of / });
  if (!(await area.first().isVisible())) {
    await press(many.getByRole("button", { name: /^Which machines/ }));
  }
  await press(area.first());
  await take("many");
  await press(many.getByRole("button", { name: "Close the panel" }));

  const menu = page.getByRole("button", { name: /handover and history/ });
  await press(menu);
  await press(page.getByRole("menuitem", { name: "History of the shift" }));
  const history = page.getByRole("region", { name: "History" });
  await press(history.getByRole("button", { name: /^Take back/ }).first());
  await expect(history.getByRole("region", { name: "What will change" })).toBeVisible();
  await take("history");
  await page.keyboard.press("Escape");

  await press(menu);
  await press(page.getByRole("menuitem", { name: "Shift and handover" }));
  await expect(page.getByRole("heading", { name: "Where the time went" }).first()).toBeVisible();
  await take("shift");
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: "print" });
  await take("handover");
}

/** Two frames: what the last change asked for has been painted. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => done()));
      }),
  );
}
