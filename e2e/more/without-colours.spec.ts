// What whoever sees no colours has before them, and whoever chose the device's own few: compared with
// pictures that were looked at. Letters are bars of one width (block-font.ts), so that neither another
// machine's fonts nor how it smooths them changes anything; what is drawn instead of written is compared.
//
// `npm run e2e -- e2e/more/without-colours.spec.ts --update-snapshots` takes them anew: look at each.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright/test";
import { blockFont } from "../support/block-font.ts";
import { expect, test as base } from "../support/server.ts";

const TIME = "2026-11-20T10:37:20Z";
const setClock = pathToFileURL(resolve(import.meta.dirname, "../../scripts/set-clock.mjs")).href;

const test = base.extend({
  // Edges of letters are smoothed without colours, whatever the system's settings say.
  launchOptions: [
    async ({ launchOptions }, use) => {
      const args = ["--disable-lcd-text"];
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...args] });
    },
    { scope: "worker" },
  ],
  // Playwright reads from the braces what a fixture needs; this one needs nothing.
  // oxlint-disable-next-line no-empty-pattern
  serverOptions: async ({}, use) => {
    // The sample plant on a Friday, 11:37 on its wall; its clock stands, so that no machine goes on reporting.
    await use({
      env: { NODE_OPTIONS: `--import=${setClock}`, SERVER_TIME: TIME, SERVER_STILL: "yes" },
    });
  },
});

/** A sign of 14 pixels that goes missing is more, and so are the dots of the quietest pattern. */
const ALIKE = { maxDiffPixels: 12, threshold: 0.04 } as const;

const sizes = {
  desktop: { viewport: { width: 1280, height: 800 }, hasTouch: false },
  tablet: { viewport: { width: 1024, height: 768 }, hasTouch: true },
} as const;

const eyes: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async greyscale(page) {
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setEmulatedVisionDeficiency", { type: "achromatopsia" });
  },
  forced: (page) => page.emulateMedia({ forcedColors: "active" }),
};

for (const [size, use] of Object.entries(sizes)) {
  test.describe(() => {
    test.use(use);
    for (const [eye, wear] of Object.entries(eyes)) {
      test(`${eye}, ${size}: board, panel and shift are told apart as they were`, async ({
        page,
      }) => {
        await page.clock.setFixedTime(TIME);
        await writeInBars(page);
        await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
        await wear(page);
        const compare = async (what: string): Promise<void> => {
          await expect(page).toHaveScreenshot(`${what}-${eye}-${size}.png`, ALIKE);
        };
        await page.goto("/");
        // Pressed as a screen reader does: where no hand is nothing shows as hovered, now or for a while.
        await page.getByRole("button", { name: /Ana Weber/ }).dispatchEvent("click");
        await expect(page.getByText("Live", { exact: true })).toBeVisible();
        await expect(
          page.getByRole("row").first().getByRole("gridcell").first(),
        ).toHaveAccessibleName(/./);
        await compare("board");

        await page
          .getByRole("grid", { name: /^Unexplained stops/ })
          .getByRole("row")
          .first()
          .dispatchEvent("click");
        const stop = page.getByRole("region", { name: /·/ });
        await stop
          .getByRole("radiogroup", { name: /^(Suggested|Used lately)/ })
          .first()
          .locator("label")
          .first()
          .dispatchEvent("click");
        await expect(stop.getByRole("region", { name: "What will change" })).toBeVisible();
        await compare("panel");
        await stop.getByRole("button", { name: "Close the panel" }).dispatchEvent("click");

        await page.getByRole("button", { name: /handover and history/ }).dispatchEvent("click");
        await page.getByRole("menuitem", { name: "Shift and handover" }).dispatchEvent("click");
        await expect(
          page.getByRole("heading", { name: "Where the time went" }).first(),
        ).toBeVisible();
        await compare("shift");
      });
    }
  });
}

/** Before anything is drawn; and as wide as it is, not as a system's settings round it. */
async function writeInBars(page: Page): Promise<void> {
  await page.addInitScript(
    (file) => {
      document.fonts.add(new FontFace("Bars", new Uint8Array(file).buffer));
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        ":root { --font: Bars !important; } * { text-rendering: geometricPrecision !important; }",
      );
      document.adoptedStyleSheets = [sheet];
      // The lanes write for themselves, and as the system has it: they get one bar for all that they write.
      for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
        // It is called on a context all the same, as the page calls it.
        // oxlint-disable-next-line typescript/unbound-method
        const { measureText } = prototype;
        const sizeOf = ({ font }: CanvasTextDrawingStyles): number =>
          Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
        prototype.measureText = function measured(text) {
          const width = text.length * sizeOf(this) * 0.55;
          return Object.defineProperty(measureText.call(this, text), "width", { value: width });
        };
        prototype.fillText = function barred(text, x, y) {
          const { width } = this.measureText(text);
          const before = { left: 0, start: 0, center: width / 2, right: width, end: width };
          const high = Math.round(sizeOf(this) / 2);
          const left = Math.round(x - before[this.textAlign]);
          this.fillRect(left, Math.round(y) - high / 2, Math.round(width), high);
        };
      }
    },
    [...blockFont()],
  );
}
