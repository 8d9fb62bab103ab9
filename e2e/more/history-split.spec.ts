import { Board } from "../support/board.ts";
import { expect, test } from "../support/floor.ts";
import { Pages } from "../support/pages.ts";
import { people } from "../support/people.ts";
import { Split } from "../support/split.ts";

test("a split is one change in the history: taken back in one go, or what is in the way is told", async ({
  page,
  floor,
}) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") sent.push(new URL(request.url()).pathname);
  });
  const board = new Board(page, floor);
  const [pages, split] = [new Pages(board), new Split(board)];
  await board.signIn(people.ana);
  const untouched = await floor.timeline("Mazak 1");
  await board.tapLane("Mazak 1", 182);
  await split.open();
  await split.edge("Part 1 ends", floor.clock(190));
  await split.name(1, "Machine jam");
  await board.press(split.part(2));
  await split.press("Split part 2 in two");
  await split.edge("Part 3 starts", floor.clock(172));
  await split.name(3, "Cleaning");
  await split.name(2, "No material");
  await split.confirms();
  const divided = await floor.timeline("Mazak 1");

  await board.tapLane("Mazak 1", 182);
  await board.press(board.panel.getByRole("button", { name: "History of this time" }));
  // Of these seconds only one part: it stands for itself.
  await expect(pages.change(`No material, ${floor.clocks(190, 172)}`)).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: /handover and history/ }).click();
  await page.getByRole("menuitem", { name: "History of the shift" }).click();
  const whole = `Split into 3 parts, ${floor.clocks(200, 165)}`;
  await expect(pages.history.getByText("1 change", { exact: true })).toBeVisible();
  await expect(pages.change(`Mazak 1 · ${whole}`)).toContainText("BeforeStopped");
  sent.length = 0;
  await pages.takeBack(whole);
  await expect(pages.history.getByRole("region", { name: "What will change" })).toContainText(
    `The machine's own report counts again: Stopped ${floor.clocks(200, 165)}.`,
  );
  await pages.confirm();
  await expect(pages.history.getByText(`Mazak 1: taken back: ${whole}.`)).toBeVisible();
  await expect.poll(() => floor.timeline("Mazak 1")).toEqual(untouched);
  // Each part was a request of its own, and is taken back by one.
  expect(sent.filter((path) => path.includes("undo"))).toHaveLength(3);

  await pages.takeBack(`Took back: ${whole}`);
  await pages.confirm();
  await expect(pages.change(`Put back: ${whole}`)).toBeVisible();
  await expect.poll(() => floor.timeline("Mazak 1")).toEqual(divided);

  await floor.classifies(people.millingLead, "Mazak 1", 186, 180, "BREAK");
  await pages.takeBack(`Put back: ${whole}`);
  await expect(pages.history.getByText("This cannot be taken back as it is")).toBeVisible();
  await expect(pages.history.getByText(/Milling lead’s Break .* stands there now/)).toBeVisible();
  await pages.history.getByRole("button", { name: "Leave it" }).click();
  await pages.history.getByRole("button", { name: "Its 3 changes one by one" }).first().click();
  await pages.history
    .getByRole("button", { name: /^Put back .*Put back: Cleaning, / })
    .first()
    .click();
  await pages.confirm();
  await expect.poll(() => floor.timeline("Mazak 1")).toContain("STOP? 172–165");
});
