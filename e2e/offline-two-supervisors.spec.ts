import { Board } from "./support/board.ts";
import { expect, test as onFloor } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Unsent } from "./support/unsent.ts";

interface Story {
  readonly ana: Board;
  readonly lead: Board;
  readonly unsent: Unsent;
}

/** The lead says "Tool change" of a stop in a dead zone; meanwhile Ana says "Break" of a part of it. */
const test = onFloor.extend<{ story: Story }>({
  story: async ({ page, context, browser, floor }, use) => {
    const lead = new Board(page, floor);
    const elsewhere = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const ana = new Board(await elsewhere.newPage(), floor);
    await lead.signIn(people.millingLead);
    await ana.signIn(people.ana);
    const unsent = new Unsent(page);

    await context.setOffline(true);
    await lead.tapLane("Mazak 1", 182);
    await lead.choose("Tool change");
    await lead.comment.fill("Third one today");
    await lead.press(lead.confirm);
    await unsent.says("1 not yet sent");
    await ana.tapLane("Mazak 1", 182);
    await ana.type("From", floor.clock(190));
    await ana.type("To", floor.clock(175));
    await ana.choose("Break");
    await ana.confirms();
    await context.setOffline(false);
    await unsent.says("1 needs you", 30_000);
    await use({ ana, lead, unsent });
    await elsewhere.close();
  },
});

const break_ = "BREAK 190–175 by Ana Weber";
const mine = (span: string) => `TOOL ${span} by Milling lead: Third one today`;

const choices = [
  ["Keep mine", [mine("200–165")]],
  ["Keep theirs", ["STOP? 200–190", break_, "STOP? 175–165"]],
  ["Split at the edge", [mine("200–190"), break_, mine("175–165")]],
] as const;

for (const [choice, stands] of choices) {
  test(`two supervisors on the same span: told who, what and when, and then: ${choice}`, async ({
    floor,
    story: { ana, lead, unsent },
  }) => {
    // Nothing is decided by default, on the board no more than in the list.
    expect(await floor.timeline("Mazak 1")).toContain(break_);
    await unsent.open();
    await expect(unsent.under("Needs you")).toContainText("Mazak 1 · Tool change");
    await expect(unsent.under("Needs you")).toContainText("Changed by someone else");
    await unsent.doTo("Tool change", "Decide");
    const { conflict } = unsent;
    await expect(conflict.getByRole("listitem").first()).toContainText(
      new RegExp(`Tool change, ${floor.dated(200, 165)}`),
    );
    await expect(conflict.getByRole("listitem").nth(1)).toHaveText(
      new RegExp(`^Ana Weber, at \\d\\d:\\d\\d: Break ${floor.dated(190, 175)}\\.$`),
    );
    await expect(conflict.getByRole("radio")).toHaveCount(3);
    await expect(conflict.getByRole("radio", { checked: true })).toHaveCount(0);
    await unsent.press(conflict.getByRole("button", { name: "Confirm" }));
    await expect(conflict).toContainText("Choose one of them first.");

    await unsent.choose(choice);
    await unsent.press(conflict.getByRole("button", { name: `Confirm: ${choice}` }));
    await unsent.isAllSent();
    await expect
      .poll(() => floor.timeline("Mazak 1"))
      .toEqual(["RUNNING 290–200", ...stands, "RUNNING 165–120", "STOP? 120–100", "RUNNING 100–"]);
    // Both see the same in the end.
    const tool = await lead.colour("--look-technical-fill");
    const isTool = choice !== "Keep theirs";
    for (const board of [ana, lead]) {
      const painted = expect.poll(() => board.painted("Mazak 1", 195));
      await (isTool ? painted : painted.not).toContain(tool);
    }
  });
}

test("a conflict is settled with the keyboard alone, and a decision that is put off waits", async ({
  floor,
  story: { lead, unsent },
}) => {
  const { page, list, conflict } = unsent;
  await unsent.mark.focus();
  await page.keyboard.press("Enter");
  await expect(list.getByRole("heading", { level: 2 })).toBeFocused();
  await list.getByRole("button", { name: /^Decide/ }).focus();
  await page.keyboard.press("Enter");
  await expect(conflict.getByRole("heading", { level: 2 })).toBeFocused();
  await expect(conflict.getByRole("radio").first()).toBeAttached();
  await page.keyboard.press("Escape");
  await expect(list.getByRole("heading", { level: 2 })).toBeFocused();
  await expect(unsent.under("Needs you")).toHaveCount(1);

  await list.getByRole("button", { name: /^Decide/ }).focus();
  await page.keyboard.press("Enter");
  await expect(conflict.getByRole("radio").first()).toBeAttached();
  // Past the way back, into the choices: arrow keys choose.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowUp");
  await expect(conflict.getByRole("radio", { name: /^Split at the edge/ })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await unsent.isAllSent();
  expect(await floor.timeline("Mazak 1")).toContain(mine("175–165"));
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(unsent.mark).toBeFocused();
  await expect(lead.panel).toBeHidden();
});

test("while they are signed in and live, both at once: the second is asked on the spot", async ({
  page,
  browser,
  floor,
}) => {
  const lead = new Board(page, floor);
  const unsent = new Unsent(page);
  const elsewhere = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const ana = new Board(await elsewhere.newPage(), floor);
  await lead.signIn(people.millingLead);
  await ana.signIn(people.ana);
  await lead.tapLane("Mazak 1", 182);
  await lead.choose("Tool change");
  // The lead's request goes out before the news of Ana's comes in.
  await page.route(
    "**/api/v1/machineClassification",
    async (route) => {
      await ana.tapLane("Mazak 1", 182);
      await ana.choose("Machine jam");
      await ana.confirms();
      await route.continue();
    },
    { times: 1 },
  );
  await lead.press(lead.confirm);
  await unsent.says("1 needs you");
  await expect(unsent.conflict).toContainText(
    new RegExp(`Ana Weber, at \\d\\d:\\d\\d: Machine jam ${floor.clocks(200, 165)}\\.`),
  );
  // Theirs covers all of mine: there is no edge to split at.
  await expect(unsent.conflict.getByRole("radio")).toHaveCount(2);
  await expect(unsent.conflict).toContainText("There is no edge to split at");
  await unsent.choose("Keep mine");
  await unsent.press(unsent.conflict.getByRole("button", { name: "Confirm: Keep mine" }));
  await unsent.isAllSent();
  expect(await floor.timeline("Mazak 1")).toContain("TOOL 200–165 by Milling lead");
  await elsewhere.close();
});
