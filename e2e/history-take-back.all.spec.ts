import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { violations } from "./support/axe.ts";
import { Pages } from "./support/pages.ts";
import { people } from "./support/people.ts";

test("a mistake is found in the history, taken back, and put back again", async ({
  page,
  floor,
  hasTouch,
}) => {
  const board = new Board(page, floor, hasTouch);
  const pages = new Pages(board);
  await board.signIn(people.ana);
  await board.tapLane("Mazak 1", 182);
  await board.choose("Tool change");
  await board.confirms();
  const made = ["RUNNING 290–200", "TOOL 200–165 by Ana Weber", "RUNNING 165–120"];
  expect((await floor.timeline("Mazak 1")).slice(0, 3)).toEqual(made);

  await board.tapLane("Mazak 1", 182);
  await board.press(board.panel.getByRole("button", { name: "History of this time" }));
  const asked = `Tool change, ${floor.clocks(200, 165)}`;
  await expect(pages.change(asked)).toContainText("Ana Weber");
  await expect(pages.change(asked)).toContainText("BeforeStopped");
  // What the change made otherwise is marked, and not by its colour alone.
  const marked = pages.change(asked).getByRole("insertion");
  await expect(marked).toHaveText(["Tool change"]);
  await expect(marked).toHaveCSS("text-decoration-line", "underline");

  await pages.takeBack(asked);
  await expect(pages.history.getByRole("region", { name: "What will change" })).toContainText(
    `Tool change ${floor.clocks(200, 165)} becomes Stopped.`,
  );
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), `history with a preview, ${colorScheme}`).toEqual([]);
  }
  await pages.confirm();
  await expect(pages.history.getByText(/^Mazak 1: taken back/)).toBeVisible();
  await expect(pages.change(`Mazak 1 · ${asked}`)).toContainText("Taken back by Ana Weber");
  expect((await floor.timeline("Mazak 1")).slice(0, 3)).toEqual([
    "RUNNING 290–200",
    "STOP? 200–165",
    "RUNNING 165–120",
  ]);

  await pages.takeBack("Took back");
  await pages.confirm();
  await expect(pages.change("Put back")).toBeVisible();
  expect((await floor.timeline("Mazak 1")).slice(0, 3)).toEqual(made);
});
