import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

test("the server is gone and comes back: the board says so, and goes on by itself", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await expect(board.live).toBeVisible();

  await floor.server.kill();
  await expect(page.getByText(/^Reconnecting…$|^Offline since \d\d:\d\d$/)).toBeVisible();
  await expect(page.getByText(/^Offline since \d\d:\d\d$/)).toBeVisible({ timeout: 20_000 });
  await floor.server.restart();
  await expect(board.live).toBeVisible({ timeout: 20_000 });

  await floor.reports("Lathe 2", "ACTIVE 90, STOPPED 12");
  await expect(board.row("Lathe 2")).toContainText(/Unexplained1[2-4] min/, { timeout: 2_000 });
});

test("what is confirmed while the server is gone is kept, said to be, and sent when it is back", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await board.tapLane("Mazak 1", 182);
  await board.choose("Machine jam");
  await floor.server.kill();
  await board.press(board.confirm);
  await expect(
    page.getByText(/^Saved on this tablet: Mazak 1, Machine jam, 35 min/).first(),
  ).toBeVisible();
  await expect(page.getByText("1 not yet sent")).toBeVisible();

  await floor.server.restart();
  await expect(page.getByText("1 not yet sent")).toBeHidden({ timeout: 20_000 });
  expect(await floor.timeline("Mazak 1")).toContain("JAM 200–165 by Ana Weber");
});
