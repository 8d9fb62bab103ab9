import { readFile } from "node:fs/promises";
import { Board } from "./support/board.ts";
import { violations } from "./support/axe.ts";
import { expect, type Floor, test } from "./support/floor.ts";
import { Pages } from "./support/pages.ts";
import { people } from "./support/people.ts";

/** The shift before stopped twice on Mazak 1, and nobody said why. */
async function nightBefore(floor: Floor): Promise<void> {
  await floor.reports("Mazak 1", "ACTIVE 800, STOPPED 500, ACTIVE 470, STOPPED 430, ACTIVE 420");
}

test("a shift is accounted for, handed over with a note and closed; then it takes no changes until it is opened again", async ({
  page,
  floor,
}) => {
  await nightBefore(floor);
  const board = new Board(page, floor);
  const pages = new Pages(board);
  await board.signIn(people.ana);
  await page.getByRole("button", { name: "Previous shift" }).click();
  await pages.open("Shift and handover");
  const { shift } = pages;
  await expect(shift.getByRole("heading", { name: "Night" })).toBeFocused();
  await expect(shift).toContainText("Still unexplained: 2 stops, 40 min");
  await expect(shift.getByRole("row", { name: /^Unexplained/ })).toContainText("40 min100 %100 %");
  const close = shift.getByRole("button", { name: "Close the shift", exact: true });
  await expect(close).toBeDisabled();
  await expect(close).toHaveAccessibleDescription(/say in the note why not/);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }

  await shift.getByRole("textbox", { name: /^Handover note/ }).fill("The electrician knows.");
  await close.click();
  await expect(shift).toContainText("Closed by Ana Weber");
  await expect(shift).toContainText("The electrician knows.");
  await expect(close).toBeHidden();

  const refused = await floor.classifies(people.ana, "Mazak 1", 500, 470, "JAM");
  expect(refused.status).toBe(403);
  expect(refused.detail).toContain("is closed: Ana Weber closed it");

  // The panel says so before anything is confirmed, and leads to where it can be opened again.
  await page.keyboard.press("Escape");
  const { startsAt } = floor.shift;
  const night = new Board(page, {
    server: floor.server,
    shift: { startsAt: startsAt - 8 * 3_600, endsAt: startsAt },
    ago: (minutes) => floor.ago(minutes),
  });
  await night.tapLane("Mazak 1", 485);
  await expect(board.panel).toContainText(/This shift is closed: Night, .* Ana Weber closed it/);
  await board.choose("Machine jam");
  await expect(board.panel).toContainText("This shift takes no more changes.");
  await expect(board.confirm).toHaveAccessibleDescription("This shift takes no more changes.");
  await board.press(board.panel.getByRole("button", { name: "Go to this shift" }));
  await shift.getByRole("textbox", { name: "Why is it opened again?" }).fill("It was a jam.");
  await shift.getByRole("button", { name: "Open it again" }).click();
  await expect(close).toBeVisible();
  expect((await floor.classifies(people.ana, "Mazak 1", 500, 470, "JAM")).status).toBe(200);
  await expect(shift.getByRole("row", { name: /^Machine jam/ })).toContainText("30 min75 %75 %");
  await page.keyboard.press("Escape");
  await expect(shift).toBeHidden();
});

test("a shift that goes on can be handed over in a note, and is closed when it is over", async ({
  page,
  floor,
}) => {
  const board = new Board(page, floor);
  const pages = new Pages(board);
  await board.signIn(people.ana);
  await pages.open("Shift and handover");
  await expect(pages.shift).toContainText("The shift goes on until");
  await expect(
    pages.shift.getByRole("button", { name: "Close the shift", exact: true }),
  ).toBeDisabled();
  await pages.shift
    .getByRole("textbox", { name: /^Handover note/ })
    .fill("Belt slips\non Mazak 2.");
  await pages.shift.getByRole("button", { name: "Save the note" }).click();
  await expect(pages.shift).toContainText("Note · Ana Weber");
  await expect(pages.shift.getByRole("textbox", { name: /^Handover note/ })).toHaveValue("");
  await pages.shift.getByRole("button", { name: /^Show them/ }).click();
  await expect(pages.shift).toBeHidden();
  await expect(page.getByRole("region", { name: /unexplained/i }).first()).toBeVisible();
});

test("the handover prints on one page however many machines there are, and downloads as a table", async ({
  page,
  floor,
}) => {
  const more = Array.from({ length: 90 }, (_, index) => ({
    id: `P${index}`,
    entId: 500 + index,
    name: `Press ${index + 1}`,
  }));
  await floor.replan((file) => ({
    ...file,
    areas: [...file.areas, { id: "press", name: "Presses", machines: more }],
  }));
  await floor.server.restart();
  await nightBefore(floor);
  const board = new Board(page, floor);
  const pages = new Pages(board);
  await board.signIn(people.jonas);
  await page.getByRole("button", { name: "Previous shift" }).click();
  await pages.open("Shift and handover");
  await expect(pages.shift).toContainText("Unexplained");
  await expect(pages.shift.getByRole("textbox")).toHaveCount(0);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    pages.shift.getByRole("button", { name: "Download CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^shiftlane-\d{4}-\d{2}-\d{2}-night\.csv$/);
  const [heading, ...rows] = (await readFile(await download.path(), "utf8")).split("\r\n");
  expect(heading).toMatch(/^\uFEFFmachine_id,machine,area,start_utc/);
  expect(rows.filter((row) => /,STOP,Stopped,,unplanned,yes,/.test(row))).toHaveLength(2);

  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(/^and 62 machines that stood less/)).toBeVisible();
  await expect(page.getByText("Handover · Story plant")).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
});
