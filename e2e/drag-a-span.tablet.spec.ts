import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

test("a finger draws a span once it has been asked to, and moves time otherwise", async ({
  page,
  floor,
  hasTouch,
}) => {
  const board = new Board(page, floor, hasTouch);
  await board.signIn(people.ana);
  const draw = page.getByRole("switch", { name: "Draw a span" });
  await board.press(page.locator("label").filter({ has: draw }));
  await expect(draw).toBeChecked();

  await board.dragLane("Mazak 1", 200, 165, 3);
  await board.unfold();
  await expect(board.field("From")).toHaveValue(floor.clock(200));
  await expect(board.field("To")).toHaveValue(floor.clock(165));
  // One span for one asking: the next drag moves time again.
  await expect(draw).not.toBeChecked();

  await board.choose("Tool change");
  await board.confirms();
  expect(await floor.timeline("Mazak 1")).toContain("TOOL 200–165 by Ana Weber");
});
