import { people } from "../support/people.ts";
import { expect, test } from "./browser.ts";

test("WebKit: a supervisor signs in, says why a machine stopped, and it stays", async ({
  tablet,
  floor,
}) => {
  await tablet.signIn(people.ana);
  await tablet.says(/^Live$/m);
  await tablet.tapLane("Mazak 1", 182);
  await tablet.choose("Machine jam");
  await tablet.says(`Stopped ${floor.clocks(200, 165)} becomes Machine jam.`);
  await tablet.press("Confirm: Machine jam, 35 min");
  await tablet.says("Sent: Mazak 1, Machine jam, 35 min.");
  expect(await floor.timeline("Mazak 1")).toContain("JAM 200–165 by Ana Weber");
});

test("WebKit: without a server the page opens to what was known last, keeps what is entered, and sends it", async ({
  tablet,
  floor,
}) => {
  await tablet.signIn(people.ana);
  await tablet.says(/^Live$/m);
  await tablet.tapLane("Mazak 1", 182);
  await tablet.choose("Machine jam");
  // The browser keeps the page from its first visit on.
  await expect
    .poll(() => tablet.run("return navigator.serviceWorker?.controller?.state ?? 'none'"))
    .toBe("activated");

  await floor.server.kill();
  await tablet.press("Confirm: Machine jam, 35 min");
  await tablet.says("Saved on this tablet: Mazak 1, Machine jam, 35 min.");
  await tablet.says(/^Offline since \d\d:\d\d$/m);
  await tablet.says("1 not yet sent");

  await tablet.reload();
  await tablet.says("1 not yet sent");
  await tablet.says(/As it was at \d\d:\d\d/);
  await tablet.tapLane("Lathe 1", 140);
  await tablet.choose("Tool change");
  await tablet.press("Confirm: Tool change, 20 min");
  await tablet.says("2 not yet sent");
  await tablet.press("Offline since");
  await tablet.says(/Mazak 1 · Machine jam[^]*Lathe 1 · Tool change/);

  await floor.server.restart();
  await tablet.says("Everything has been sent", 60_000);
  await tablet.says(/^Live$/m);
  expect(await floor.timeline("Mazak 1")).toContain("JAM 200–165 by Ana Weber");
  expect(await floor.timeline("Lathe 1")).toContain("TOOL 150–130 by Ana Weber");
});
