import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

test("a plant that lacks something says what it lacks and what to do next", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  const list = page.getByRole("region", { name: /Nothing to explain yet/ });

  // A viewer's machine that has never reported; the rest of the plant has.
  await board.signIn(people.jonas);
  await expect(board.row("Lathe 2")).toContainText("No readings yet");
  await board.tapLane("Mazak 1", 182);
  await expect(board.panel).toContainText("Your account may look but not change anything.");
  await expect(board.panel).toContainText("Ask a supervisor of this area, or an admin.");
  await expect(board.confirm).toHaveCount(0);

  // No shifts: the whole day is shown, and there is nothing to close.
  await floor.replan((file) => ({ ...file, shifts: [] }));
  await floor.server.restart();
  await page.reload();
  await board.shows("Mazak 1");
  await expect(page.getByRole("button", { name: /^Whole day/ })).toBeVisible();
  await page.getByRole("button", { name: "This shift: handover and history" }).click();
  await page.getByRole("menuitem", { name: "Shift and handover" }).click();
  await expect(
    page.getByText(/This plant has no shifts.*Name them in the plant file/),
  ).toBeVisible();
  await page.getByRole("button", { name: "Close the shift’s page" }).click();

  // Nothing but the machine that has never reported.
  await floor.replan((file) => ({
    ...file,
    reasons: file.reasons.map((reason) => ({ ...reason, machines: undefined })),
    areas: file.areas.map((area) => ({
      ...area,
      machines: area.machines.filter(({ id }) => id === "L2"),
    })),
  }));
  await floor.server.restart();
  await page.reload();
  await expect(
    page.getByRole("heading", { name: /No machine has reported anything/ }),
  ).toBeVisible();
  await expect(page.getByText(/Connect the machines to this server/)).toBeVisible();
  await expect(list).toBeVisible();
  await expect(page.getByText("All explained")).toHaveCount(0);

  // No machines at all.
  await floor.replan((file) => ({
    ...file,
    areas: [],
    reasons: file.reasons.map((reason) => ({ ...reason, machines: undefined })),
  }));
  await floor.server.restart();
  await page.reload();
  await expect(page.getByRole("heading", { name: "This plant has no machines yet" })).toBeVisible();
  await expect(page.getByText(/Name its areas and machines in the plant file/)).toBeVisible();
  await expect(page.getByText("All explained")).toHaveCount(0);
});
