import { violations } from "./support/axe.ts";
import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Review } from "./support/review.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the list and on what is explained together, ${colorScheme}`, async ({
    page,
    floor,
    hasTouch,
  }) => {
    await floor.reports("Lathe 1", "STOPPED 90, ACTIVE 89, STOPPED 80, ACTIVE 79");
    await page.emulateMedia({ colorScheme });
    const board = new Board(page, floor, hasTouch);
    const review = new Review(board);
    await board.signIn(people.ana);
    await review.open();
    expect(await violations(page), "the list").toEqual([]);
    await review.tick(/^Mazak 1.*35 min$/);
    expect(await violations(page), "the list with one ticked").toEqual([]);
    await board.press(page.getByRole("button", { name: "Choose none" }));

    await review.openLine(/^Mazak 1.*35 min$/);
    await expect(board.panel).toBeVisible();
    expect(await violations(page), "a stop of the list").toEqual([]);
    await board.press(board.panel.getByRole("button", { name: "The same on other machines…" }));
    await expect(review.many).toBeVisible();
    await review.choose("Machine jam");
    await expect(review.manyChanges).toBeVisible();
    expect(await violations(page), "one span on several machines").toEqual([]);
    await board.press(review.many.getByRole("button", { name: "Close the panel" }));

    await review.open();
    await review.openLine(/^2 micro-stops/);
    await review.choose("Tool change");
    await expect(review.manyChanges).toBeVisible();
    expect(await violations(page), "micro-stops together").toEqual([]);
  });
}

test("every target of the list and of the panel is a glove's size", async ({
  page,
  floor,
  hasTouch,
}) => {
  test.skip(!hasTouch, "gloves are for touch");
  const board = new Board(page, floor, hasTouch);
  const review = new Review(board);
  await board.signIn(people.ana);
  await review.open();
  for (const line of await review.list.getByRole("row").all()) {
    expect((await line.boundingBox())?.height).toBeGreaterThanOrEqual(64);
    const box = await line.locator("label").boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(63);
  }
  await review.openLine(/^Mazak 1.*35 min$/);
  await board.press(board.panel.getByRole("button", { name: "The same on other machines…" }));
  const fold = review.many.getByRole("button", { name: /^Which machines/ });
  if ((await fold.getAttribute("aria-expanded")) === "false") await board.press(fold);
  for (const check of await review.many
    .locator("label")
    .filter({ has: page.getByRole("checkbox") })
    .all()) {
    expect((await check.boundingBox())?.height).toBeGreaterThanOrEqual(64);
  }
});
