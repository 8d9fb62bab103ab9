import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

test("a stop is found, explained and left without touching the mouse", async ({ page, floor }) => {
  const board = new Board(page, floor);
  const focused = page.locator(":focus");
  /** Tab until the focus is where a person wants it. */
  const tabTo = async (name: RegExp, role: "button" | "gridcell" | "textbox" | "searchbox") => {
    const wanted = page.getByRole(role, { name }).and(focused);
    for (let presses = 0; presses < 40; presses += 1) {
      if (await wanted.isVisible()) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never came to ${role} ${name}`);
  };

  await page.goto("/");
  await expect(page.getByLabel("Email")).toBeVisible();
  await tabTo(/Email/, "textbox");
  await page.keyboard.type(people.ana.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(people.ana.password);
  await page.keyboard.press("Enter");
  await board.shows("Mazak 1");

  await tabTo(/./, "gridcell");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await page.keyboard.press("Control+ArrowLeft");
  await expect(focused).toHaveAccessibleName(
    `Unexplained, Stopped, ${floor.clock(120)} to ${floor.clock(100)}, 20 min`,
  );
  await page.keyboard.press("Control+ArrowLeft");
  await expect(focused).toHaveAccessibleName(
    `Unexplained, Stopped, ${floor.clock(200)} to ${floor.clock(165)}, 35 min`,
  );
  await page.keyboard.press("ArrowLeft");
  await expect(focused).toHaveAccessibleName(/^Running, /);
  await page.keyboard.press("ArrowDown");
  await expect(focused).toHaveAccessibleName(
    new RegExp(`^Running, ${floor.clock(290)} to ${floor.clock(40)}`),
  );
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Home");
  await page.keyboard.press("Control+ArrowRight");
  await page.keyboard.press("Enter");
  await expect(focused).toHaveText("Mazak 1 · Stopped");

  // Left, and entered again.
  await page.keyboard.press("Escape");
  await expect(focused).toHaveAccessibleName(/^Unexplained, Stopped/);
  await page.keyboard.press("Enter");

  await tabTo(/^Give this span a reason/, "button");
  await page.keyboard.press("Enter");
  await tabTo(/^To$/, "textbox");
  await page.keyboard.type(floor.clock(170));
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await expect(board.field("To")).toHaveValue(floor.clock(169));

  await tabTo(/reasons/, "searchbox");
  await page.keyboard.type("jam");
  await page.keyboard.press("Enter");
  await tabTo(/^Comment/, "textbox");
  await page.keyboard.type("Chips in the chute");
  await tabTo(/^Confirm: Machine jam, 31 min$/, "button");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Sent: Mazak 1, Machine jam, 31 min/).first()).toBeVisible();
  expect(await floor.timeline("Mazak 1")).toEqual([
    "RUNNING 290–200",
    "JAM 200–169 by Ana Weber: Chips in the chute",
    "STOP? 169–165",
    "RUNNING 165–120",
    "STOP? 120–100",
    "RUNNING 100–",
  ]);
  // Back on the lanes, where the work goes on.
  await expect(focused).toHaveRole("gridcell");
});
