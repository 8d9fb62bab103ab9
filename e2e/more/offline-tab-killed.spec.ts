import type { Route } from "playwright/test";
import { Board } from "../support/board.ts";
import { doneOn } from "../support/done.ts";
import { expect, test } from "../support/floor.ts";
import { people } from "../support/people.ts";
import { Unsent } from "../support/unsent.ts";

const writes = "**/api/v1/machineClassification";

/** What becomes of the request on its way, when its tab is killed. */
const ways: readonly (readonly [string, (route: Route) => Promise<unknown>])[] = [
  ["before the request is out", () => Promise.resolve()],
  ["after the server has taken it, before its answer is heard", (route) => route.fetch()],
];

for (const [when, let_] of ways) {
  test(`the tab is killed ${when}: the next one sends what was confirmed, once`, async ({
    page,
    context,
    floor,
  }) => {
    const board = new Board(page, floor);
    await board.signIn(people.ana);
    let isOut = false;
    await page.route(writes, async (route) => {
      await let_(route);
      isOut = true;
      // Never answered.
    });
    await board.tapLane("Mazak 1", 182);
    await board.choose("Machine jam");
    await board.press(board.confirm);
    await expect.poll(() => isOut).toBe(true);
    await page.close();

    const next = await context.newPage();
    await next.goto(floor.server.url);
    const unsent = new Unsent(next);
    await unsent.isAllSent();
    await expect.poll(() => floor.timeline("Mazak 1")).toContain("JAM 200–165 by Ana Weber");
    expect(await doneOn(next, "M1")).toEqual(["JAM by Ana Weber"]);
  });
}
