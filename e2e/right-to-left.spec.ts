import type { Locator } from "playwright/test";
import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

test("written from right to left, the page is mirrored, and time still runs to the right", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  const middle = async (of: Locator): Promise<number> => {
    const box = await of.boundingBox();
    if (box === null) throw new Error("it is not there");
    return box.x + box.width / 2;
  };
  const lanes = page.getByTestId("lanes");
  const name = page.getByRole("rowheader", { name: /^Mazak 1 / });
  const person = page.getByRole("button", { name: /appearance, language/ });
  const back = page.getByRole("button", { name: "Previous shift" });
  const forth = page.getByRole("button", { name: "Next shift" });
  expect(await middle(name)).toBeLessThan(await middle(lanes));

  await page.goto(`${floor.server.url}?dir=rtl`);
  await board.shows("Mazak 1");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  expect(await middle(name)).toBeGreaterThan(await middle(lanes));
  expect(await middle(person)).toBeLessThan(100);
  expect(await middle(back)).toBeGreaterThan(await middle(forth));
  for (const button of [back, forth]) {
    await expect(button.locator("svg")).toHaveCSS("scale", "-1 1");
  }
  // The sign for a machine that runs points where time goes: it stays.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);

  // A tap at a moment finds what stood there then: earlier is still to the left.
  await board.tapLane("Mazak 1", 182);
  await expect(board.panel.getByRole("heading").first()).toHaveText("Mazak 1 · Stopped");
  await expect(board.panel).toContainText(floor.clocks(200, 165));
  expect(await middle(board.panel)).toBeLessThan(await middle(lanes));
  await board.choose("Tool change");
  await board.confirms();
  expect(await floor.timeline("Mazak 1")).toContain("TOOL 200–165 by Ana Weber");
});
