import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Review } from "./support/review.ts";

test("several stops are chosen with Control and Shift, get one reason, and each machine says what came of it", async ({
  page,
  floor,
}) => {
  await floor.reports("Lathe 1", "STOPPED 90, ACTIVE 80, STOPPED 70, ACTIVE 60");
  const board = new Board(page, floor);
  const review = new Review(board);
  await board.signIn(people.ana);

  await board.tapLane("Mazak 1", 182);
  await page.keyboard.down("Control");
  await board.tapLane("Lathe 1", 140);
  await page.keyboard.up("Control");
  await expect(review.many.getByRole("heading", { level: 2 })).toHaveText("2 events on 2 machines");
  // Shift reaches along the lane: the unexplained stops between, none of the running.
  await page.keyboard.down("Shift");
  await board.tapLane("Lathe 1", 65);
  await page.keyboard.up("Shift");
  await expect(review.many.getByRole("heading", { level: 2 })).toHaveText("4 events on 2 machines");
  // A second Control-click leaves one out again.
  await page.keyboard.down("Control");
  await board.tapLane("Lathe 1", 85);
  await page.keyboard.up("Control");
  await expect(review.many.getByRole("heading", { level: 2 })).toHaveText("3 events on 2 machines");

  await review.choose("Machine jam");
  await expect(review.manyChanges).toContainText(
    "3 events on 2 machines become Machine jam, 1 h 5 min together.",
  );
  await board.press(review.manyConfirm);
  await expect(page.getByText("Sent: Machine jam, 3 events on 2 machines.").first()).toBeVisible();
  await expect(page.getByText("Lathe 1: 2 sent")).toBeVisible();
  expect(await floor.timeline("Lathe 1")).toEqual([
    "RUNNING 290–150",
    "JAM 150–130 by Ana Weber",
    "RUNNING 130–90",
    "STOP? 90–80",
    "RUNNING 80–70",
    "JAM 70–60 by Ana Weber",
    "RUNNING 60–",
  ]);
  expect(await floor.timeline("Mazak 1")).toContain("JAM 200–165 by Ana Weber");
});

test("the stop that still goes on is explained as it stands, together with one that ended", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  const review = new Review(board);
  await board.signIn(people.ana);
  await board.tapLane("Mazak 2", 20);
  await page.keyboard.down("Control");
  await board.tapLane("Mazak 1", 110);
  await page.keyboard.up("Control");
  await review.choose("No material");
  await board.press(review.manyConfirm);
  await expect(page.getByText(/^Sent: No material, 2 events on 2 machines/).first()).toBeVisible();
  expect(await floor.timeline("Mazak 2")).toEqual(["RUNNING 290–40", "NOMAT 40– by Ana Weber"]);
  await floor.reportsNow("Mazak 2", "ACTIVE");
  expect((await floor.timeline("Mazak 2")).at(-1)).toMatch(/^RUNNING /);
});

test("the keyboard chooses several with Space, and says how many", async ({ page, floor }) => {
  const board = new Board(page, floor);
  const review = new Review(board);
  const focused = page.locator(":focus");
  await board.signIn(people.ana);
  await board.row("Mazak 1").getByRole("gridcell").last().focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("Space");
  await expect(page.getByRole("status").filter({ hasText: "1 event chosen" })).toHaveCount(1);
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("Space");
  await expect(page.getByRole("status").filter({ hasText: "2 events chosen" })).toHaveCount(1);
  await expect(focused).toHaveRole("gridcell");
  await page.keyboard.press("Enter");
  await expect(focused).toHaveText("2 events on 1 machine");
  await expect(review.many).toBeVisible();
});

test("stops like the one that was explained are offered together", async ({ page, floor }) => {
  // Alike are stops of the same area and signal and of about the same length.
  await floor.reports(
    "Lathe 2",
    "ACTIVE 290, STOPPED 240, ACTIVE 225, STOPPED 110, ACTIVE 90, STOPPED 60, ACTIVE 55",
  );
  const board = new Board(page, floor);
  const review = new Review(board);
  await board.signIn(people.ana);
  await board.tapLane("Lathe 1", 140);
  await board.choose("Tool change");
  await board.confirms();
  await expect(page.getByText("Like it: Turning, STOPPED, 10 min to 1 h.")).toBeVisible();
  await board.press(
    page.getByRole("button", { name: "Explain 2 more like it: Tool change, 35 min" }),
  );
  await expect(review.many.getByRole("heading", { level: 2 })).toHaveText("2 events on 1 machine");
  // The same reason is chosen already: Confirm is the next tap.
  await board.press(review.manyConfirm);
  await expect(page.getByText(/^Sent: Tool change, 2 events on 1 machine/).first()).toBeVisible();
  expect(await floor.timeline("Lathe 2")).toEqual([
    "RUNNING 290–240",
    "TOOL 240–225 by Ana Weber",
    "RUNNING 225–110",
    "TOOL 110–90 by Ana Weber",
    "RUNNING 90–60",
    "STOP? 60–55",
    "RUNNING 55–",
  ]);
  // Milling's stops of that length are not like it.
  expect(await floor.timeline("Mazak 1")).toContain("STOP? 200–165");
});
