import { Board } from "../support/board.ts";
import { expect, test } from "../support/floor.ts";
import { Pages } from "../support/pages.ts";
import { people } from "../support/people.ts";

test("what someone has changed since is explained: what is in the way, whose, and the way to it", async ({
  page,
  browser,
  floor,
}) => {
  const ana = new Board(page, floor);
  const pages = new Pages(ana);
  await ana.signIn(people.ana);
  await ana.tapLane("Mazak 1", 182);
  await ana.choose("Tool change");
  await ana.confirms();

  const other = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const lead = new Board(await other.newPage(), floor);
  await lead.signIn(people.millingLead);
  await lead.dragLane("Mazak 1", 190, 180);
  await lead.type("From", floor.clock(190));
  await lead.type("To", floor.clock(180));
  await lead.choose("Cleaning");
  await lead.confirms();
  const stands = await floor.timeline("Mazak 1");

  await pages.open("History of the shift");
  const asked = `Mazak 1 · Tool change, ${floor.clocks(200, 165)}`;
  await pages.takeBack(asked);
  await expect(pages.change(asked)).toContainText(
    `Milling lead’s Cleaning ${floor.clock(190)} stands there now`,
  );
  await pages.history.getByRole("button", { name: "Go to Milling lead’s change" }).click();
  const theirs = pages.change(`Mazak 1 · Cleaning, ${floor.clocks(190, 180)}`);
  await expect(theirs).toBeFocused();
  expect(await floor.timeline("Mazak 1")).toEqual(stands);

  // Theirs first, then hers: everything is as the machine reported it.
  await pages.takeBack(`Mazak 1 · Cleaning, ${floor.clocks(190, 180)}`);
  await pages.confirm();
  await expect(theirs).toContainText("Taken back by Ana Weber");
  await pages.takeBack(asked);
  await pages.confirm();
  await expect(pages.history.getByText(/^Mazak 1: taken back: Tool change/)).toBeVisible();
  expect(await floor.timeline("Mazak 1")).toEqual([
    "RUNNING 290–200",
    "STOP? 200–165",
    "RUNNING 165–120",
    "STOP? 120–100",
    "RUNNING 100–",
  ]);
  await other.close();
});

test("a change of an hour ago is taken back though others came after it, and put back again", async ({
  page,
  floor,
}) => {
  expect((await floor.classifies(people.ana, "Mazak 1", 200, 165, "TOOL")).status).toBe(200);
  expect((await floor.classifies(people.millingLead, "Mazak 1", 120, 100, "CLEAN")).status).toBe(
    200,
  );
  expect((await floor.classifies(people.millingLead, "Mazak 1", 230, 220, "BREAK")).status).toBe(
    200,
  );
  const board = new Board(page, floor);
  const pages = new Pages(board);
  await board.signIn(people.ana);
  await pages.open("History of the shift");
  const first = `Mazak 1 · Tool change, ${floor.clocks(200, 165)}`;
  await pages.takeBack(first);
  await pages.confirm();
  await expect(pages.change(first).last()).toContainText("Taken back by Ana Weber");
  const others = (events: readonly string[]) => events.filter((event) => event.includes("lead"));
  const kept = ["BREAK 230–220 by Milling lead", "CLEAN 120–100 by Milling lead"];
  let stands = await floor.timeline("Mazak 1");
  expect(others(stands)).toEqual(kept);
  expect(stands).toContain("STOP? 200–165");

  // Taking back is a change like any other, so it can be taken back too.
  await pages.takeBack("Took back");
  await pages.confirm();
  await expect(pages.change("Put back").first()).toBeVisible();
  stands = await floor.timeline("Mazak 1");
  expect(others(stands)).toEqual(kept);
  expect(stands).toContain("TOOL 200–165 by Ana Weber");
});

test("one who may look reads the history and has nothing to take back", async ({ page, floor }) => {
  const board = new Board(page, floor);
  const pages = new Pages(board);
  await board.signIn(people.jonas);
  await pages.open("History of the shift");
  await expect(pages.history).toContainText("Nobody has changed anything here yet.");
  await page.keyboard.press("Escape");
  await expect(pages.history).toBeHidden();
});
