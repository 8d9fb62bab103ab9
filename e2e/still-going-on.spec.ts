import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

test("a break is said to be still going on, holds against the machine, and ends with a span that has an end", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);

  await board.tapLane("Mazak 2", 20);
  await board.intend("Give this span a reason");
  await page
    .locator("label")
    .filter({ has: page.getByRole("switch", { name: "Still going on" }) })
    .click();
  await expect(board.panel).toContainText("no end yet");
  await board.choose("Break");
  await expect(board.confirm).toHaveText("Confirm: Break, still going on");
  await board.confirms();
  await expect
    .poll(() => floor.timeline("Mazak 2"))
    .toEqual(["RUNNING 290–40", "BREAK 40– by Ana Weber"]);

  // What the machine reports meanwhile starts no event.
  await floor.reports("Mazak 2", "ACTIVE 10");
  await expect
    .poll(() => floor.timeline("Mazak 2"))
    .toEqual(["RUNNING 290–40", "BREAK 40– by Ana Weber"]);

  await board.dragLane("Mazak 2", 40, 25);
  await board.type("From", floor.clock(40));
  await board.type("To", floor.clock(25));
  await board.choose("Break");
  await expect(board.changes).toContainText("The machine's own report counts again");
  await board.confirms();
  await expect
    .poll(() => floor.timeline("Mazak 2"))
    .toEqual(["RUNNING 290–40", "BREAK 40–25 by Ana Weber", "STOP? 25–10", "RUNNING 10–"]);
});
