import { violations } from "./support/axe.ts";
import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on sign-in, board and panel, ${colorScheme}`, async ({
    page,
    floor,
    hasTouch,
  }) => {
    await page.emulateMedia({ colorScheme });
    const board = new Board(page, floor, hasTouch);
    await page.goto("/");
    await expect(page.getByLabel("Email")).toBeVisible();
    await board.press(page.getByRole("button", { name: "Sign in" }));
    expect(await violations(page), "sign-in, with what is missing").toEqual([]);

    await board.signIn(people.ana);
    await expect(board.live).toBeVisible();
    expect(await violations(page), "board").toEqual([]);

    await board.tapLane("Mazak 1", 182);
    await board.unfold();
    expect(await violations(page), "panel").toEqual([]);
    await board.choose("Tool breakage");
    await expect(board.changes).toBeVisible();
    expect(await violations(page), "panel with a preview").toEqual([]);
  });
}
