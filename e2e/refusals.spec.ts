import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

test("a viewer sees everything, is told why they cannot change it, and the server agrees", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.jonas);
  await board.tapLane("Mazak 1", 182);
  await expect(board.panel).toContainText("Your account may look but not change anything.");
  await expect(board.panel).toContainText("Ask a supervisor of this area, or an admin.");
  await expect(board.confirm).toHaveCount(0);

  const status = await page.evaluate(
    async ([start, end]) => {
      const answer = await fetch("/api/v1/machineClassification", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ machineId: "M1", startTime: start, endTime: end, reason: "JAM" }),
      });
      return answer.status;
    },
    [floor.ago(200), floor.ago(165)],
  );
  expect(status).toBe(403);
  expect(await floor.timeline("Mazak 1")).toContain("STOP? 200–165");
});

test("the supervisor of one area explains its stops, and is told whose the others are", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.millingLead);
  await board.tapLane("Lathe 1", 140);
  await expect(board.panel).toContainText("Your account may change machines of Milling only.");
  await expect(board.confirm).toHaveCount(0);
  await board.tapLane("Mazak 1", 182);
  await board.choose("Machine jam");
  await board.confirms();
  expect(await floor.timeline("Mazak 1")).toContain("JAM 200–165 by Milling lead");
});

test("rights are taken away while the page is open: the server's no is shown, and no word is lost", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await board.tapLane("Mazak 1", 182);
  await board.choose("Machine jam");
  await board.comment.fill("Belt torn again");
  await floor.server.tool("user", ["set", people.ana.email, "--role", "viewer"]);

  await board.press(board.confirm);
  await expect(board.panel).toContainText("Ask a supervisor of this area, or an admin.");
  await expect(board.comment).toHaveValue("Belt torn again");
  await expect(board.chosen("Machine jam")).toBeChecked();
  expect(await floor.timeline("Mazak 1")).toContain("STOP? 200–165");

  await floor.server.tool("user", ["set", people.ana.email, "--role", "supervisor"]);
  await board.confirms();
  expect(await floor.timeline("Mazak 1")).toContain("JAM 200–165 by Ana Weber: Belt torn again");
});

test("the plant no longer has a reason: the server's no is shown, another is chosen, the words are still there", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  await board.signIn(people.ana);
  await board.tapLane("Mazak 1", 182);
  await board.choose("Machine jam");
  await board.comment.fill("Belt torn");
  await floor.replan((file) => ({
    ...file,
    reasons: file.reasons.filter(({ code }) => code !== "JAM"),
  }));
  await floor.server.restart();
  await expect(board.live).toBeVisible({ timeout: 20_000 });

  const answered = page.waitForResponse(/machineClassification/);
  await board.press(board.confirm);
  expect((await answered).status()).toBe(422);
  await expect(board.panel).toContainText("Not taken. Nothing has changed");
  await expect(board.comment).toHaveValue("Belt torn");
  expect(await floor.timeline("Mazak 1")).toContain("STOP? 200–165");

  await board.choose("Tool change");
  await board.confirms();
  expect(await floor.timeline("Mazak 1")).toContain("TOOL 200–165 by Ana Weber: Belt torn");
});
