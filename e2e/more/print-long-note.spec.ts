import type { Page } from "playwright/test";
import { Board } from "../support/board.ts";
import { expect, test } from "../support/floor.ts";
import { Pages } from "../support/pages.ts";
import { people } from "../support/people.ts";

async function pages(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test("the handover stays on one page however long its notes are, and says what it leaves out", async ({
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
  const board = new Board(page, floor);
  const on = new Pages(board);
  await board.signIn(people.ana);
  await on.open("Shift and handover");
  const note = on.shift.getByRole("textbox", { name: /^Handover note/ });
  const write = async (text: string): Promise<void> => {
    await note.fill(text);
    await on.shift.getByRole("button", { name: "Save the note" }).click();
    await expect(note).toHaveValue("");
  };
  await write("Short: the belt of Mazak 2 slips.");
  expect(await pages(page)).toBe(1);

  await write("Belt slips on Mazak 2, see the drawing in the cabinet. ".repeat(36).trim());
  await write(Array.from({ length: 90 }, (_, line) => `Line ${line + 1}`).join("\n"));
  expect(await pages(page)).toBe(1);
  await page.emulateMedia({ media: "print" });
  const sheet = page.getByRole("article");
  await expect(sheet.getByText("Short: the belt of Mazak 2 slips.")).toBeVisible();
  const left = sheet.getByText(/^… and \d+ more lines: they stand on the shift’s page\.$/);
  await expect(left).toBeVisible();
  // Nothing is cut off without saying so.
  const [end, room] = [await left.boundingBox(), await sheet.boundingBox()];
  if (end === null || room === null) throw new Error("not printed");
  expect(end.y + end.height).toBeLessThanOrEqual(room.y + room.height);
});
