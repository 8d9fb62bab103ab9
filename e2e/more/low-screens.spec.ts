import { Board } from "../support/board.ts";
import { expect, test } from "../support/floor.ts";
import { Pages } from "../support/pages.ts";
import { people } from "../support/people.ts";

for (const [zoom, width, height] of [
  ["200 %", 640, 400],
  ["400 %", 320, 256],
] as const) {
  test(`zoomed to ${zoom} what a press opens comes into view and takes the focus`, async ({
    page,
    floor,
  }) => {
    await page.setViewportSize({ width, height });
    const board = new Board(page, floor);
    const pages = new Pages(board);
    await board.signIn(people.ana);
    await board.tapLane("Mazak 1", 182);
    const title = page.getByRole("heading", { name: "Mazak 1 · Stopped" });
    await expect(title).toBeInViewport();
    await expect(title).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("lanes")).toBeInViewport();

    await pages.open("History of the shift");
    const history = page.getByRole("heading", { name: "History" });
    await expect(history).toBeInViewport();
    await expect(history).toBeFocused();
    await page.keyboard.press("Escape");

    // A drag is not scrolled away under the finger; what it drew out is shown once it ends.
    await board.dragLane("Mazak 1", 150, 130);
    await expect(page.getByRole("heading", { name: /^Mazak 1 · / })).toBeInViewport();
  });
}

test("whoever reads no English finds their language before they sign in, and keeps it", async ({
  page,
  floor,
}) => {
  await page.goto(floor.server.url);
  await page.getByLabel("Email").fill("ana@");
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.getByRole("button", { name: "Anmelden" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByLabel("E-Mail")).toHaveValue("ana@");
  await page.reload();
  await expect(page.getByRole("button", { name: "Anmelden" })).toBeVisible();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
});
