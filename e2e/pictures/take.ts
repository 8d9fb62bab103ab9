import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright/test";
import { expect, test as base } from "../support/server.ts";

const folder = resolve(import.meta.dirname, "../../docs/pictures");

const setClock = pathToFileURL(resolve(import.meta.dirname, "../../scripts/set-clock.mjs")).href;

const test = base.extend({
  // Playwright reads from the braces what a fixture needs; this one needs nothing.
  // oxlint-disable-next-line no-empty-pattern
  serverOptions: async ({}, use) => {
    // A Friday, 11:37 on the sample plant's wall: most of the early shift to be seen, some yet to come.
    await use({
      env: { NODE_OPTIONS: `--import=${setClock}`, SERVER_TIME: "2026-11-20T10:37:20Z" },
    });
  },
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`board and panel, ${colorScheme}`, async ({ page, hasTouch }, { project }) => {
    const take = (what: string) =>
      page.screenshot({
        path: join(folder, `${what}-${project.name}-${colorScheme}.png`),
        animations: "disabled",
      });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/");
    await page.getByRole("button", { name: /Ana Weber/ }).click();
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
    await expect(page.getByRole("row").first().getByRole("gridcell").first()).toHaveAccessibleName(
      /./,
    );
    await settled(page);
    await take("board");

    const pill = page.getByRole("button", { name: /unexplained/ });
    await (hasTouch ? pill.tap() : pill.click());
    const panel = page.getByRole("region", { name: /·/ });
    // One of those used lately, which one tap reaches.
    const reason = panel
      .locator("label")
      .filter({ has: page.getByRole("radio", { name: /^Tool change/ }) })
      .first();
    await (hasTouch ? reason.tap() : reason.click());
    await expect(panel.getByRole("region", { name: "What will change" })).toBeVisible();
    await page.mouse.move(0, 0);
    await settled(page);
    await take("panel");
  });
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
