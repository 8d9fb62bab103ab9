import { Board } from "./support/board.ts";
import { doneOn } from "./support/done.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Unsent } from "./support/unsent.ts";

test("two tabs of one browser show the same, and send each entry once", async ({
  page,
  context,
  floor,
}) => {
  const one = new Board(page, floor);
  await one.signIn(people.ana);
  const second = await context.newPage();
  await second.goto(floor.server.url);
  const two = new Board(second, floor);
  await two.shows("Mazak 1");
  const red = await two.colour("--look-unexplained-mark");
  const sent: string[] = [];
  context.on("request", (request) => {
    const key = request.headers()["idempotency-key"];
    if (key !== undefined) sent.push(key);
  });

  await context.setOffline(true);
  await one.tapLane("Mazak 1", 182);
  await one.choose("Machine jam");
  await one.press(one.confirm);
  await new Unsent(page).says("1 not yet sent");
  await new Unsent(second).says("1 not yet sent");
  await expect.poll(() => two.painted("Mazak 1", 182)).not.toContain(red);
  await two.tapLane("Lathe 1", 140);
  await two.choose("Tool change");
  await two.press(two.confirm);
  await new Unsent(second).says("2 not yet sent");
  await new Unsent(page).says("2 not yet sent");
  await expect.poll(() => one.painted("Lathe 1", 140)).not.toContain(red);
  sent.length = 0;

  await context.setOffline(false);
  await new Unsent(page).isAllSent();
  await new Unsent(second).isAllSent();
  expect(new Set(sent).size).toBe(2);
  expect(await doneOn(page, "M1")).toEqual(["JAM by Ana Weber"]);
  expect(await doneOn(page, "L1")).toEqual(["TOOL by Ana Weber"]);
});

test("the tab that sends is closed: another one goes on", async ({ page, context, floor }) => {
  const one = new Board(page, floor);
  await one.signIn(people.ana);
  const second = await context.newPage();
  await second.goto(floor.server.url);
  await new Board(second, floor).shows("Mazak 1");

  await context.setOffline(true);
  await one.tapLane("Mazak 1", 182);
  await one.choose("Machine jam");
  await one.press(one.confirm);
  await new Unsent(second).says("1 not yet sent");
  await page.close();
  await context.setOffline(false);
  await new Unsent(second).isAllSent();
  expect(await doneOn(second, "M1")).toEqual(["JAM by Ana Weber"]);
});
