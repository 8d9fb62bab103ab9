import { violations } from "./support/axe.ts";
import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

test("one of many machines is found by typing, and kept on top from then on", async ({
  page,
  floor,
  hasTouch,
}) => {
  const board = new Board(page, floor, hasTouch);
  await board.signIn(people.ana);
  const machines = () =>
    page.getByRole("rowheader").evaluateAll((rows) => rows.map((row) => row.textContent));
  expect((await machines())[0]).toContain("Mazak 1");

  await board.press(page.getByRole("button", { name: "Find a machine" }));
  const finder = page.getByRole("dialog", { name: "Find a machine" });
  await expect(finder.getByRole("searchbox")).toBeFocused();
  await finder.getByRole("searchbox").fill("turning 2");
  await expect(finder.getByText("1 machine", { exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const pin = finder.getByRole("button", { name: "Keep Lathe 2 on top" });
  const size = await pin.boundingBox();
  expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(48);
  await board.press(pin);
  await expect(pin).toHaveAttribute("aria-pressed", "true");
  await finder.getByRole("searchbox").press("Enter");

  await expect(finder).toBeHidden();
  await expect(board.row("Lathe 2").getByRole("gridcell")).toBeFocused();
  expect((await machines())[0]).toMatch(/^Lathe 2, Pinned, Turning,/);

  await page.reload();
  await board.shows("Mazak 1");
  expect((await machines())[0]).toMatch(/^Lathe 2, Pinned/);

  // The keyboard's way: slash finds, and P takes the pin out again.
  await board.row("Lathe 2").getByRole("gridcell").focus();
  await page.keyboard.press("/");
  await finder.getByRole("searchbox").fill("lathe 2");
  await page.keyboard.press("Enter");
  await expect(finder).toBeHidden();
  await expect(board.row("Lathe 2").getByRole("gridcell")).toBeFocused();
  await page.keyboard.press("p");
  await expect.poll(async () => (await machines())[0]).toContain("Mazak 1");
  await expect(board.row("Lathe 2").getByRole("gridcell")).toBeFocused();
});
