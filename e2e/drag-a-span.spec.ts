import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

test("a dragged span snaps to the stop's edge and to whole minutes, and is made exact by hand", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);

  // Four pixels off the edge at both ends: 3 minutes of time, which no hand means.
  await board.dragLane("Mazak 1", 200, 165, 4);
  await expect(board.field("From")).toHaveValue(floor.clock(200));
  await expect(board.field("To")).toHaveValue(floor.clock(165));

  // Far from every edge: whole minutes, so no seconds are shown. The selection's own handles are in the
  // way of another drag from the same place, so it is left first.
  await board.press(board.panel.getByRole("button", { name: "Close the panel" }));
  await board.dragLane("Mazak 1", 200, 143);
  await expect(board.field("From")).toHaveValue(floor.clock(200));
  await expect(board.field("To")).toHaveValue(/^\d\d:\d\d$/);

  await board.type("To", floor.clock(145));
  await board.press(board.panel.getByRole("button", { name: "To: one minute later" }));
  await expect(board.field("To")).toHaveValue(floor.clock(144));
  await board.press(board.panel.getByRole("button", { name: "From: one minute earlier" }));
  await expect(board.field("From")).toHaveValue(floor.clock(201));
  await expect(board.panel.getByText("57 min").first()).toBeVisible();

  await board.choose("No material");
  await expect(board.changes).toContainText(
    `Running ${floor.clocks(290, 200)} now ends at ${floor.clock(201)}.`,
  );
  await expect(board.changes).toContainText(
    `Running ${floor.clocks(165, 120)} now starts at ${floor.clock(144)}.`,
  );
  await board.confirms();
  expect(await floor.timeline("Mazak 1")).toEqual([
    "RUNNING 290–201",
    "NOMAT 201–144 by Ana Weber",
    "RUNNING 144–120",
    "STOP? 120–100",
    "RUNNING 100–",
  ]);
});

test("a handle of the selection is dragged to another edge", async ({ page, floor }) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await board.tapLane("Mazak 1", 182);
  await board.unfold();
  await expect(board.field("To")).toHaveValue(floor.clock(165));
  await board.dragLane("Mazak 1", 165, 120);
  await expect(board.field("From")).toHaveValue(floor.clock(200));
  await expect(board.field("To")).toHaveValue(floor.clock(120));

  await board.choose("Cleaning");
  await board.confirms();
  expect(await floor.timeline("Mazak 1")).toEqual([
    "RUNNING 290–200",
    "CLEAN 200–120 by Ana Weber",
    "STOP? 120–100",
    "RUNNING 100–",
  ]);
});

test("Escape takes a drag back, and typed nonsense is said to be and changes nothing", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  const from = await board.at("Mazak 1", 260);
  const to = await board.at("Mazak 1", 230);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(board.panel).toBeHidden();

  await board.tapLane("Mazak 1", 182);
  await board.unfold();
  await board.field("To").fill("25:70");
  await expect(board.panel).toContainText("Type a time such as 9:12 or 09:12:30.");
  await board.field("To").press("Escape");
  await expect(board.field("To")).toHaveValue(floor.clock(165));
});
