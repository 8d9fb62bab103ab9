import { Board } from "./support/board.ts";
import { doneOn } from "./support/done.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Unsent } from "./support/unsent.ts";

const writes = "**/api/v1/machineClassification";

test("the server is killed before it hears the request: restarted, it gets it", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  const unsent = new Unsent(page);
  await board.signIn(people.ana);
  await page.route(
    writes,
    async (route) => {
      await floor.server.kill();
      await route.continue();
    },
    { times: 1 },
  );
  await board.tapLane("Mazak 1", 182);
  await board.choose("Machine jam");
  await board.press(board.confirm);
  await expect(page.getByText(/^Saved on this tablet: Mazak 1, Machine jam/).first()).toBeVisible();
  await unsent.says("1 not yet sent");
  await floor.server.restart();
  await unsent.isAllSent();
  expect(await doneOn(page, "M1")).toEqual(["JAM by Ana Weber"]);
  expect(await floor.timeline("Mazak 1")).toContain("JAM 200–165 by Ana Weber");
});

test("the server takes the request and is killed before it answers: restarted, it answers the same, and nothing is done twice", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  const unsent = new Unsent(page);
  await board.signIn(people.ana);
  const keys: (string | undefined)[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("machineClassification"))
      keys.push(request.headers()["idempotency-key"]);
  });
  await page.route(
    writes,
    async (route) => {
      await route.fetch();
      await floor.server.kill();
      await route.abort();
    },
    { times: 1 },
  );
  await board.tapLane("Mazak 1", 182);
  await board.choose("Machine jam");
  await board.press(board.confirm);
  await unsent.says("1 not yet sent");
  await floor.server.restart();
  await unsent.isAllSent();
  expect(keys.length).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(1);
  expect(await doneOn(page, "M1")).toEqual(["JAM by Ana Weber"]);
});
