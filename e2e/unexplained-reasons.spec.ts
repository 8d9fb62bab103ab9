import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";
import { Review } from "./support/review.ts";

test("what usually explains such a stop is suggested with its grounds, and never applied by itself", async ({
  page,
  floor,
}) => {
  await floor.reports(
    "Lathe 2",
    "ACTIVE 280, STOPPED 270, ACTIVE 267, STOPPED 250, ACTIVE 247, STOPPED 230, ACTIVE 227, STOPPED 60, ACTIVE 30",
  );
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  const suggested = board.panel.getByRole("radiogroup", { name: "Suggested" });

  await board.tapLane("Lathe 2", 45);
  await expect(board.panel.getByRole("radiogroup").first()).toBeVisible();
  await expect(suggested).toBeHidden();
  for (const [at, reason] of [
    [268, "Tool change"],
    [248, "Tool change"],
    [228, "Tool change"],
  ] as const) {
    await board.tapLane("Lathe 2", at);
    await board.choose(reason);
    await board.confirms();
  }

  // What comes after a stop has been opened does not move what is under the finger.
  await Promise.all([page.waitForResponse(/\/api\/suggestions/), page.reload()]);
  await board.shows("Lathe 2");
  await board.tapLane("Lathe 2", 45);
  await expect(suggested).toContainText("Tool change");
  await expect(suggested).toContainText("3 of the last 3 stops after STOPPED here");
  // It is a suggestion: nothing is chosen until the person chooses.
  await expect(suggested.getByRole("radio")).not.toBeChecked();
  await expect(board.confirm).toHaveText("Confirm");
  expect((await floor.timeline("Lathe 2")).at(-2)).toBe("STOP? 60–30");
  await board.press(suggested.locator("label"));
  await board.press(board.confirm);
  await expect(page.getByText(/^Sent: Lathe 2, Tool change, 30 min/).first()).toBeVisible();
  // Another machine has its own history.
  await board.tapLane("Lathe 1", 140);
  await expect(board.panel.getByRole("heading", { level: 2 })).toHaveText("Lathe 1 · Stopped");
  await expect(suggested).toBeHidden();
});

test("a favourite is one tap away on every machine, also after a reload", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  const favourites = board.panel.getByRole("radiogroup", { name: "Your favourites" });
  const star = board.panel.getByRole("button", { name: /favourite/i });

  await board.tapLane("Mazak 1", 182);
  await expect(star).toHaveAccessibleName("Favourite: choose a reason first");
  await board.choose("Cleaning");
  await board.press(star);
  await expect(star).toHaveAttribute("aria-pressed", "true");
  await expect(star).toHaveAccessibleName("Cleaning is a favourite of yours");

  await page.reload();
  await board.shows("Lathe 1");
  await board.tapLane("Lathe 1", 140);
  await board.press(favourites.locator("label").filter({ hasText: "Cleaning" }));
  await expect(board.confirm).toHaveText("Confirm: Cleaning, 20 min");
  await board.press(star);
  await expect(favourites).toBeHidden();
});

test("a reason that is not for this machine or this stop is not offered, and says why", async ({
  page,
  floor,
}) => {
  await floor.replan((file) => ({
    ...file,
    reasons: file.reasons.map((reason) => {
      if (reason.code === "JAM") return { ...reason, machines: ["L1"] };
      if (reason.code === "NOMAT") return { ...reason, rawStates: ["READY"] };
      return reason;
    }),
  }));
  await floor.server.restart();
  const board = new Board(page, floor);
  await board.signIn(people.ana);

  await board.tapLane("Mazak 1", 182);
  await board.press(board.panel.getByRole("button", { name: "2 reasons are not offered here" }));
  await expect(board.panel).toContainText("Machine jam: only on Lathe 1");
  await expect(board.panel).toContainText("No material: only after READY");
  await board.panel.getByRole("searchbox").fill("jam");
  await expect(board.panel.getByRole("radio", { name: /^Machine jam/ })).toBeHidden();

  await board.tapLane("Lathe 1", 140);
  await expect(
    board.panel.getByRole("button", { name: "1 reason is not offered here" }),
  ).toBeVisible();
  await board.choose("Machine jam");
  await board.confirms();
  // What was chosen for one machine is not chosen for another that cannot have it.
  expect(await floor.timeline("Lathe 1")).toContain("JAM 150–130 by Ana Weber");
});

test("a comment that a reason wants is asked for before anything is sent, also of many", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  const review = new Review(board);
  await board.signIn(people.ana);
  await review.open();
  await review.tick(/^Mazak 1.*35 min$/);
  await review.tick(/^Lathe 1/);
  await page.getByRole("button", { name: /^Explain 2 stops together/ }).click();
  await review.choose("Tool breakage");
  await board.press(review.manyConfirm);
  await expect(review.many.getByText("This reason needs a comment.")).toBeVisible();
  await expect(review.many.getByLabel(/^Comment/)).toBeFocused();
  expect(await floor.timeline("Lathe 1")).toContain("STOP? 150–130");
  await review.many.getByLabel(/^Comment/).fill("Whole batch of drills");
  await board.press(review.manyConfirm);
  await expect(page.getByText(/^Sent: Tool breakage/).first()).toBeVisible();
  expect(await floor.timeline("Lathe 1")).toContain(
    "BREAKAGE 150–130 by Ana Weber: Whole batch of drills",
  );
});
