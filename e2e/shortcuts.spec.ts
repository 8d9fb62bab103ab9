import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

test("a question mark lists the keys, and what it lists is what they do", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  const keysFor = (what: string) =>
    list
      .locator("dl > div")
      .filter({ has: page.getByText(what, { exact: true }) })
      .locator("dd");

  await page.keyboard.press("?");
  await expect(list).toBeVisible();
  await expect(keysFor("To the unexplained stop before or after")).toHaveText("Ctrl← or Ctrl→");
  await expect(keysFor("To the machine above or below")).toHaveText("↑ or ↓");
  await expect(keysFor("Open the event")).toHaveText("Enter");
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();

  // As it says: there by Tab, to the unexplained stop, open.
  const focused = page.locator(":focus");
  for (let presses = 0; presses < 30; presses += 1) {
    if (await page.getByRole("gridcell").and(focused).isVisible()) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(focused).toHaveText("Mazak 1 · Stopped");

  // Typed into a field it is a question mark; from the menu the list is had without a keyboard.
  const search = board.panel.getByRole("searchbox");
  await search.fill("");
  await search.press("?");
  await expect(search).toHaveValue("?");
  await expect(list).toBeHidden();
  await page.getByRole("button", { name: /appearance, language and sign-out/ }).click();
  await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
  await expect(list).toBeVisible();
  await list.getByRole("button", { name: "Close" }).click();
  await expect(list).toBeHidden();
});
