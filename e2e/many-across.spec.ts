import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Review } from "./support/review.ts";

test("a power cut is one drag over its machines, one reason, and a result for each", async ({
  page,
  floor,
}) => {
  await floor.reports("Lathe 2", "ACTIVE 100");
  const board = new Board(page, floor);
  const review = new Review(board);
  await board.signIn(people.ana);
  await board.dragAcross("Mazak 1", 240, "Lathe 2", 210);
  await expect(review.many.getByRole("heading", { level: 2 })).toHaveText("4 machines");
  await expect(review.many).toContainText("30 min each");

  await review.choose("Break");
  await expect(review.manyChanges).toContainText("3 machines become Break, 1 h 30 min together.");
  // One of the machines was not there yet: it is left out, the others are not.
  await expect(review.manyChanges).toContainText("Lathe 2: it had not reported anything by then");
  await board.press(review.many.getByRole("button", { name: "Each machine by itself (4)" }));
  await expect(review.many).toContainText(
    `Running ${floor.clocks(290, 200)} is split: it stays ${floor.clocks(290, 240)} and ${floor.clocks(210, 200)}.`,
  );
  await board.press(review.manyConfirm);
  await expect(page.getByText("Sent: Break, 3 machines.").first()).toBeVisible();
  for (const machine of ["Mazak 1", "Mazak 2", "Lathe 1"] as const) {
    expect(await floor.timeline(machine)).toContain("BREAK 240–210 by Ana Weber");
  }
  expect(await floor.timeline("Lathe 2")).toEqual(["RUNNING 100–"]);
});

test("a refusal on one machine undoes none of the others, and is told for itself", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  const review = new Review(board);
  await board.signIn(people.ana);
  await board.dragAcross("Mazak 1", 240, "Lathe 1", 210);
  await review.choose("Break");
  await expect(review.manyConfirm).toHaveText("Confirm: Break, 3 machines");

  // The server has a word to say about one of them that the page does not know of.
  await page.route("**/api/v1/machineClassification", async (route) => {
    if (route.request().postData()?.includes('"L1"') !== true) return route.continue();
    const problem = { type: "about:blank", title: "Forbidden", status: 403 };
    const detail = "You may not change Lathe 1.";
    return route.fulfill({
      status: 403,
      contentType: "application/problem+json",
      body: JSON.stringify({ ...problem, detail }),
    });
  });
  await board.press(review.manyConfirm);
  await expect(page.getByText(/^Break, 3 machines: done on 2 of 3 machines/).first()).toBeVisible();
  await expect(review.many).toContainText("Mazak 1: sent");
  await expect(review.many).toContainText("Mazak 2: sent");
  await expect(review.many).toContainText(/Lathe 1: not taken: You may not change Lathe 1/);
  expect(await floor.timeline("Mazak 1")).toContain("BREAK 240–210 by Ana Weber");
  expect(await floor.timeline("Mazak 2")).toContain("BREAK 240–210 by Ana Weber");
  expect(await floor.timeline("Lathe 1")).not.toContain("BREAK 240–210 by Ana Weber");
  // Tried again, only what was refused is asked for: the others stand like this already.
  await expect(review.manyChanges).toContainText("Mazak 1: it stands like this already");
  await expect(review.manyConfirm).toHaveText("Confirm: Break, 1 machine");
});

test("a supervisor of one area is not offered the machines of another", async ({ page, floor }) => {
  const board = new Board(page, floor);
  const review = new Review(board);
  await board.signIn(people.millingLead);
  await board.dragAcross("Mazak 1", 240, "Lathe 1", 210);
  await review.choose("Break");
  await expect(review.manyChanges).toContainText("2 machines become Break, 1 h together.");
  await expect(review.manyChanges).toContainText("Lathe 1: your account may not change it");
  await board.press(review.many.getByRole("button", { name: /^Which machines/ }));
  await expect(review.check(/^Lathe 1/)).toBeDisabled();
  await board.press(review.manyConfirm);
  await expect(page.getByText("Sent: Break, 2 machines.").first()).toBeVisible();
  expect(await floor.timeline("Lathe 1")).not.toContain("BREAK 240–210 by Milling lead");
});

test("the edges of a span on several machines are moved for all of them", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  const review = new Review(board);
  await board.signIn(people.ana);
  await board.dragAcross("Mazak 1", 240, "Mazak 2", 210);
  const to = review.many.getByRole("textbox", { name: "To", exact: true });
  await to.fill(floor.clock(215));
  await to.press("Enter");
  await expect(review.many).toContainText("25 min each");
  await review.choose("Break");
  await board.press(review.manyConfirm);
  await expect(page.getByText(/^Sent: Break, 2 machines/).first()).toBeVisible();
  expect(await floor.timeline("Mazak 2")).toContain("BREAK 240–215 by Ana Weber");
});
