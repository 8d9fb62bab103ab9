// The panel while a stop is split into parts, as a person's hands have it.
import { expect, type Locator } from "playwright/test";
import type { Board } from "./board.ts";

export class Split {
  readonly board: Board;

  constructor(board: Board) {
    this.board = board;
  }

  async open(): Promise<void> {
    await this.board.press(this.board.panel.getByRole("button", { name: "Split into parts…" }));
    await expect(this.part(1)).toBeVisible();
    await expect(this.board.panel.getByText("Name each part.")).toBeInViewport();
  }

  /** The line that opens and closes a part. */
  part(number: number): Locator {
    return this.board.panel.getByRole("button", { name: new RegExp(`^Part ${number}: `) });
  }

  /** Opens a part and gives it a reason. */
  async name(number: number, reason: string): Promise<void> {
    const { panel } = this.board;
    if ((await this.part(number).getAttribute("aria-expanded")) === "false") {
      await this.board.press(this.part(number));
    }
    await panel.getByRole("searchbox").fill(reason);
    const radio = this.board.page.getByRole("radio", { name: new RegExp(`^${reason}\\b`) });
    await this.board.press(panel.locator("label").filter({ has: radio }).first());
    await expect(this.part(number)).toContainText(reason);
  }

  /** Types where a part starts or ends; the part has to be open. */
  async edge(label: string, clock: string): Promise<void> {
    const field = this.board.panel.getByRole("textbox", { name: label, exact: true });
    await field.fill(clock);
    await field.press("Enter");
    await expect(field).toHaveValue(clock);
  }

  async press(name: string | RegExp): Promise<void> {
    await this.board.press(this.board.panel.getByRole("button", { name }));
  }

  handle(after: number): Locator {
    return this.board.panel.getByRole("slider", {
      name: `Edge between part ${after} and part ${after + 1}`,
    });
  }

  async confirms(): Promise<void> {
    const { confirm, page } = this.board;
    const what = ((await confirm.textContent()) ?? "").replace(/^Confirm: /, "");
    await this.board.press(confirm);
    // One sentence and no more: the whole page begins with what was said last, and its text may match too.
    await expect(page.getByText(new RegExp(`^Sent: [^.]*, ${what}\\.$`)).first()).toBeVisible();
  }
}
