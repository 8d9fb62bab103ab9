import { Board } from "./support/board.ts";
import { doneOn } from "./support/done.ts";
import { expect, test as onFloor } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Unsent } from "./support/unsent.ts";

/** Ana explained a stop in a dead zone; when she is back, her rights have been taken away. */
const test = onFloor.extend<{ story: { readonly board: Board; readonly unsent: Unsent } }>({
  story: async ({ page, context, floor }, use) => {
    const board = new Board(page, floor);
    const unsent = new Unsent(page);
    await board.signIn(people.ana);
    await context.setOffline(true);
    await board.tapLane("Mazak 1", 182);
    await board.choose("Machine jam");
    await board.comment.fill("Belt torn");
    await board.press(board.confirm);
    await unsent.says("1 not yet sent");
    await floor.server.tool("user", ["set", people.ana.email, "--role", "viewer"]);
    await context.setOffline(false);
    await unsent.says("1 needs you", 30_000);
    await unsent.open();
    const card = unsent.under("Needs you");
    await expect(card).toContainText("Mazak 1 · Machine jam");
    await expect(card).toContainText(`${floor.clocks(200, 165)} · 35 min`);
    await expect(card).toContainText("“Belt torn”");
    await expect(card).toContainText("Not accepted");
    await expect(card).toContainText("Ask a supervisor of this area, or an admin.");
    await expect(card).toContainText(/entered \d\d:\d\d/);
    await use({ board, unsent });
  },
});

test("what was refused while nobody looked waits in the list, says why, and goes when it is tried again", async ({
  page,
  floor,
  story: { unsent },
}) => {
  await unsent.doTo("Machine jam", "Try again");
  // Still not allowed: it comes back, with the same words.
  await expect(unsent.under("Needs you")).toContainText("Not accepted");
  await floor.server.tool("user", ["set", people.ana.email, "--role", "supervisor"]);
  await unsent.doTo("Machine jam", "Try again");
  await unsent.isAllSent();
  expect(await doneOn(page, "M1")).toEqual(["JAM by Ana Weber"]);
});

test("a refused entry is changed in the panel; until that is confirmed the old one stays", async ({
  page,
  floor,
  story: { board, unsent },
}) => {
  await floor.server.tool("user", ["set", people.ana.email, "--role", "supervisor"]);
  await page.reload();
  await unsent.open();
  await unsent.doTo("Machine jam", "Change it");
  await expect(board.panel).toContainText(
    new RegExp(`Instead of: Mazak 1, Machine jam, ${floor.dated(200, 165)}`),
  );
  await expect(board.chosen("Machine jam")).toBeChecked();
  await expect(board.comment).toHaveValue("Belt torn");
  await board.press(board.panel.getByRole("button", { name: "Leave it as it is" }));
  await expect(unsent.under("Needs you")).toContainText("Machine jam");

  await unsent.doTo("Machine jam", "Change it");
  await board.choose("Tool change");
  await board.type("To", floor.clock(175));
  await board.press(board.confirm);
  await unsent.isAllSent();
  expect(await floor.timeline("Mazak 1")).toEqual([
    "RUNNING 290–200",
    "TOOL 200–175 by Ana Weber: Belt torn",
    "STOP? 175–165",
    "RUNNING 165–120",
    "STOP? 120–100",
    "RUNNING 100–",
  ]);
  expect(await doneOn(page, "M1")).toEqual(["TOOL by Ana Weber"]);
});

test("a refused entry is discarded; that is asked once", async ({
  page,
  floor,
  story: { unsent },
}) => {
  await unsent.doTo("Machine jam", "Discard");
  await expect(unsent.under("Needs you")).toContainText("nothing on the board changes");
  await unsent.doTo("Machine jam", "Keep it");
  await expect(unsent.under("Needs you")).toHaveCount(1);
  await unsent.doTo("Machine jam", "Discard");
  await unsent.doTo("Machine jam", "Discard it");
  await unsent.isAllSent();
  await expect(unsent.list.getByRole("heading", { level: 2 })).toBeFocused();
  await page.reload();
  await unsent.isAllSent();
  expect(await floor.timeline("Mazak 1")).toContain("STOP? 200–165");
});
