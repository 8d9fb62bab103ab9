// More events than a browser is given: the month comes as an outline, in which a stop of seconds can be seen,
// pointed at and explained all the same.
import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

const DAY = 24 * 60;
/** Minutes ago, and seconds long. */
const stop = { ago: 5 * DAY, lasts: 6 };

test("a stop of six seconds is seen in a month of a hundred thousand events, zoomed in on, and explained", async ({
  page,
  floor,
}) => {
  const past = { from: 8 * DAY, to: 300, beat: stop.lasts };
  await floor.hummed("Mazak 1", past, { ago: stop.ago, state: "STOPPED" });
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  const loading = page.getByText(/Loading/);
  await expect(loading).toBeHidden();

  const zoom = async (times: number, delta: number): Promise<void> => {
    const { x, y } = await board.at("Mazak 1", 100);
    await page.mouse.move(x, y);
    await page.keyboard.down("Control");
    for (let turn = 0; turn < times; turn += 1) await page.mouse.wheel(0, delta);
    await page.keyboard.up("Control");
  };
  const outlines: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("step=")) outlines.push(request.url());
  });
  await zoom(20, 300);
  // All that can be looked at: from a month before, to half a day ahead or the end of the shift.
  const month = {
    startsAt: Math.floor(Date.now() / 1_000) - 31 * 86_400 - 3_600,
    endsAt: Math.max(Math.floor(Date.now() / 1_000) + 12 * 3_600, floor.shift.endsAt),
  };
  const afar = new Board(page, {
    server: floor.server,
    shift: month,
    ago: (minutes) => floor.ago(minutes),
  });
  const unexplained = await board.colour("--look-unexplained-mark");
  /** A column of pixels is most of an hour here: the stop's own, and those beside it. */
  const seen = async (): Promise<readonly string[]> => {
    const minutes = (month.endsAt - month.startsAt) / 60 / 600;
    const columns = [-1, 0, 1].map((by) => afar.painted("Mazak 1", stop.ago + by * minutes));
    return (await Promise.all(columns)).flat();
  };
  await expect.poll(seen).toContain(unexplained);
  expect(outlines.length).toBeGreaterThan(0);
  await expect(loading).toBeHidden();

  const { x, y } = await afar.at("Mazak 1", stop.ago);
  await page.mouse.move(x, y);
  await expect(page.getByText(new RegExp(`· ${stop.lasts} s$`))).toBeVisible();
  await page.mouse.dblclick(x, y);
  await expect(board.panel.getByRole("heading", { level: 2 })).toHaveText("Mazak 1 · Stopped");
  await expect(board.panel).toContainText(`${stop.lasts} s`);
  await expect(loading).toBeHidden();

  // A minute wide, and every event in it: idle before, running after.
  const minute = { startsAt: floor.ago(stop.ago) - 27, endsAt: floor.ago(stop.ago) + 33 };
  const near = new Board(page, {
    server: floor.server,
    shift: minute,
    ago: (minutes) => floor.ago(minutes),
  });
  await expect.poll(() => near.painted("Mazak 1", stop.ago - 3 / 60)).toContain(unexplained);
  for (const seconds of [-5, 11, 23]) {
    const colours = await near.painted("Mazak 1", stop.ago - seconds / 60);
    expect(colours).not.toContain(unexplained);
  }

  await board.choose("Machine jam");
  await board.confirms();
  await zoom(30, 300);
  // Of stops that matter as much the longer ones around it are what the column shows now.
  const idle = await board.colour("--look-idle-fill");
  await expect
    .poll(async () => {
      const colours = await seen();
      return [colours.includes(idle), colours.includes(unexplained)];
    })
    .toEqual([true, false]);
});
