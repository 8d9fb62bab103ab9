import { Board } from "../support/board.ts";
import { doneOn } from "../support/done.ts";
import { expect, test as onFloor } from "../support/floor.ts";
import { people } from "../support/people.ts";
import { Radio } from "../support/radio.ts";
import { Unsent } from "../support/unsent.ts";

const test = onFloor.extend<{ radio: Radio }>({
  radio: async ({ server }, use) => {
    const radio = await Radio.to(server.url);
    await use(radio);
    await radio.dispose();
  },
  baseURL: async ({ radio }, use) => {
    await use(radio.url);
  },
});

test("the Wi-Fi is up but dead: nobody waits for it, the board says so, and all is sent when it lives", async ({
  page,
  floor,
  radio,
}) => {
  test.setTimeout(120_000);
  const board = new Board(page, floor);
  const unsent = new Unsent(page);
  await page.goto("/");
  await page.getByLabel("Email").fill(people.ana.email);
  await page.getByLabel("Password").fill(people.ana.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await board.shows("Mazak 1");
  await expect(board.live).toBeVisible();

  radio.die();
  await board.tapLane("Mazak 1", 182);
  await board.choose("Machine jam");
  const pressed = Date.now();
  await board.press(board.confirm);
  await expect(page.getByText(/^Saved on this tablet: Mazak 1, Machine jam/).first()).toBeVisible();
  expect(Date.now() - pressed).toBeLessThan(4_000);
  await unsent.says("1 not yet sent");
  // The browser calls itself online all the while; two heartbeats and a half of silence tell.
  expect(await page.evaluate(() => navigator.onLine)).toBe(true);
  await unsent.says(/^(Reconnecting|Offline)/, 45_000);
  await board.tapLane("Lathe 1", 140);
  await board.choose("Tool change");
  await board.press(board.confirm);
  await unsent.says("2 not yet sent");

  radio.live();
  await unsent.isAllSent(60_000);
  expect(await doneOn(page, "M1")).toEqual(["JAM by Ana Weber"]);
  expect(await doneOn(page, "L1")).toEqual(["TOOL by Ana Weber"]);
});
