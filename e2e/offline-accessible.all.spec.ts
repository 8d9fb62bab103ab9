import type { Locator } from "playwright/test";
import { violations } from "./support/axe.ts";
import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Unsent } from "./support/unsent.ts";

/** What can be pressed in a sheet and is smaller than a finger needs, CSS pixels. */
function tooSmall(sheet: Locator): Promise<readonly string[]> {
  return sheet.locator("button, label").evaluateAll((targets) =>
    targets.flatMap((target) => {
      const { width, height } = target.getBoundingClientRect();
      const isSmall = width > 0 && (width < 47.5 || height < 47.5);
      return isSmall ? [`${target.textContent}: ${width}×${height}`] : [];
    }),
  );
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on list, conflict and questions, and all of it is large enough, ${colorScheme}`, async ({
    page,
    context,
    browser,
    floor,
    hasTouch,
  }) => {
    await page.emulateMedia({ colorScheme });
    const board = new Board(page, floor, hasTouch);
    const unsent = new Unsent(page, hasTouch);
    await board.signIn(people.ana);
    await context.setOffline(true);
    for (const [machine, minutesAgo] of [
      ["Mazak 1", 182],
      ["Mazak 1", 110],
      ["Lathe 1", 140],
    ] as const) {
      await board.tapLane(machine, minutesAgo);
      await board.choose("Tool change");
      await board.press(board.confirm);
      await expect(page.getByText(/^Saved on this tablet/).first()).toBeVisible();
    }
    await unsent.open();
    await expect(unsent.under("On the way")).toHaveCount(3);
    expect(await violations(page), "saved on this tablet").toEqual([]);
    expect(await tooSmall(unsent.list)).toEqual([]);

    // A colleague takes the first; rights to the lathes are taken away.
    const elsewhere = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const lead = new Board(await elsewhere.newPage(), floor);
    await lead.signIn(people.millingLead);
    await lead.dragLane("Mazak 1", 190, 175);
    await lead.choose("Break");
    await lead.confirms();
    await elsewhere.close();
    await floor.server.tool("user", ["set", people.ana.email, "--area", "mill"]);
    await context.setOffline(false);
    await unsent.says("2 need you", 30_000);
    expect(await violations(page), "refused and in conflict").toEqual([]);
    expect(await tooSmall(unsent.list)).toEqual([]);

    await unsent.doTo("Lathe 1", "Discard");
    expect(await violations(page), "asked before it is discarded").toEqual([]);
    await unsent.doTo("Lathe 1", "Keep it");
    await unsent.doTo("Mazak 1", "Decide");
    await expect(unsent.conflict.getByRole("radio").first()).toBeAttached();
    expect(await violations(page), "conflict").toEqual([]);
    await unsent.choose("Split at the edge");
    expect(await violations(page), "conflict, one chosen").toEqual([]);
    expect(await tooSmall(unsent.conflict)).toEqual([]);
  });
}
