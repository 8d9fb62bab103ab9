// The list of unexplained stops, and the panel while several stretches are chosen, as a person has them.
import { expect, type Locator, type Page } from "playwright/test";
import type { Board } from "./board.ts";

export class Review {
  readonly page: Page;
  readonly board: Board;

  constructor(board: Board) {
    this.board = board;
    this.page = board.page;
  }

  /** How much waits, always in view: the way to the list. */
  get pill(): Locator {
    return this.page.getByRole("button", { name: /unexplained/ });
  }

  get title(): Locator {
    return this.page.getByRole("heading", {
      level: 2,
      name: /^(\d+ unexplained, .*|All explained)$/,
    });
  }

  get list(): Locator {
    return this.page.getByRole("grid", { name: /^Unexplained stops/ });
  }

  /** Beside a wide board the list is there; over a narrow one it is asked for. */
  async open(): Promise<void> {
    await expect(this.pill).toBeVisible();
    if (!(await this.title.isVisible())) await this.board.press(this.pill);
    await expect(this.title).toBeVisible();
  }

  line(name: RegExp): Locator {
    return this.list.getByRole("row", { name });
  }

  /** What the lines say, from top to bottom. */
  async lines(): Promise<readonly string[]> {
    const rows = await this.list.getByRole("row").all();
    return Promise.all(rows.map(async (row) => (await row.getAttribute("aria-label")) ?? ""));
  }

  async openLine(name: RegExp): Promise<void> {
    // Its middle: at its start stands the box that ticks it.
    await this.line(name).scrollIntoViewIfNeeded();
    await this.board.press(this.line(name));
  }

  async tick(name: RegExp): Promise<void> {
    await this.board.press(this.line(name).locator("label"));
    await expect(this.line(name)).toHaveAttribute("aria-selected", "true");
  }

  /** The panel while several stretches are chosen. */
  get many(): Locator {
    return this.page.getByRole("region", {
      name: /(event|events) on \d+ machines?$|^\d+ machines?$|^Choose several events$/,
    });
  }

  get manyConfirm(): Locator {
    return this.many.getByRole("button", { name: /^Confirm/ });
  }

  get manyChanges(): Locator {
    return this.many.getByRole("region", { name: "What will change" });
  }

  /** A line with a box in the panel: a machine, an area, an event. */
  check(name: string | RegExp): Locator {
    return this.many.getByRole("checkbox", { name });
  }

  /** Ticks such a line, or takes the tick away: a box is its label to hands. */
  async press(name: string | RegExp): Promise<void> {
    const check = this.page.getByRole("checkbox", { name });
    await this.board.press(this.many.locator("label").filter({ has: check }).first());
  }

  async choose(reason: string): Promise<void> {
    await this.many.getByRole("searchbox").fill(reason);
    const radio = this.page.getByRole("radio", { name: new RegExp(`^${reason}\\b`) });
    await this.board.press(this.many.locator("label").filter({ has: radio }).first());
    await expect(this.many.getByRole("radio", { checked: true }).first()).toHaveAccessibleName(
      new RegExp(`^${reason}\\b`),
    );
  }
}
