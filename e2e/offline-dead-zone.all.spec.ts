import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Unsent } from "./support/unsent.ts";

test("six stops explained in a dead zone are saved on the tablet, outlive a reload, and become sent", async ({
  page,
  context,
  floor,
  hasTouch,
}) => {
  await floor.reports("Lathe 2", "ACTIVE 280, STOPPED 250, ACTIVE 210, STOPPED 90, ACTIVE 50");
  const board = new Board(page, floor, hasTouch);
  const unsent = new Unsent(page, hasTouch);
  await board.signIn(people.ana);
  await expect(board.live).toBeVisible();
  // The browser keeps the page from its first visit on.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const red = await board.colour("--look-unexplained-mark");

  await context.setOffline(true);
  const stops = [
    ["Mazak 1", 182],
    ["Mazak 1", 110],
    ["Mazak 2", 20],
    ["Lathe 1", 140],
    ["Lathe 2", 230],
    ["Lathe 2", 70],
  ] as const;
  for (const [index, [machine, minutesAgo]] of stops.entries()) {
    await board.tapLane(machine, minutesAgo);
    await board.choose("Machine jam");
    await board.press(board.confirm);
    await expect(
      page.getByText(`Saved on this tablet: ${machine}, Machine jam`).first(),
    ).toBeVisible();
    await unsent.says(`${index + 1} not yet sent`);
    expect(await board.painted(machine, minutesAgo)).not.toContain(red);
  }
  await unsent.says(/^Offline since \d\d:\d\d/);
  await unsent.open();
  await expect(unsent.under("On the way")).toHaveCount(6);
  await expect(unsent.under("On the way").first()).toContainText("Saved on this tablet");

  await page.reload();
  await unsent.says("6 not yet sent", 20_000);
  await unsent.says(/^Offline since \d\d:\d\d/);
  await board.shows("Mazak 1");
  for (const [machine, minutesAgo] of stops) {
    await expect.poll(() => board.painted(machine, minutesAgo)).not.toContain(red);
  }
  await unsent.open();
  await expect(unsent.under("On the way")).toHaveCount(6);

  await context.setOffline(false);
  await unsent.isAllSent();
  await expect(unsent.list.getByRole("heading", { level: 2 })).toHaveText(
    "Everything has been sent",
  );
  await expect(unsent.under("Sent")).toHaveCount(6);
  for (const machine of ["Mazak 1", "Mazak 2", "Lathe 1", "Lathe 2"] as const) {
    const timeline = (await floor.timeline(machine)).join("\n");
    expect(timeline).not.toContain("?");
    expect(timeline).toContain("by Ana Weber");
  }
});
