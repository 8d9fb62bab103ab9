// The history and the shift's page as a person's hands have them: opened from the header's menu or from
// the panel, read, and acted on.
import type { Locator, Page } from "playwright/test";
import type { Board } from "./board.ts";

export class Pages {
  readonly page: Page;
  readonly #board: Board;

  constructor(board: Board) {
    this.page = board.page;
    this.#board = board;
  }

  get history(): Locator {
    return this.page.getByRole("region", { name: "History" });
  }

  /** The shift's page is headed with the shift's name. */
  get shift(): Locator {
    return this.page.getByRole("region", { name: /^(Early|Late|Night)$/ });
  }

  async open(what: "Shift and handover" | "History of the shift"): Promise<void> {
    await this.#board.press(
      this.page.getByRole("button", { name: "This shift: handover and history" }),
    );
    await this.#board.press(this.page.getByRole("menuitem", { name: what }));
  }

  /** A change in the history, by what it says. */
  change(words: string): Locator {
    return this.history.getByRole("listitem").filter({ hasText: words });
  }

  /** Presses "Take back" or "Put back" of a change. */
  async takeBack(words: string): Promise<void> {
    await this.#board.press(
      this.change(words)
        .getByRole("button", { name: /^(Take|Put) back/ })
        .first(),
    );
  }

  /** Confirms what {@link takeBack} has opened. */
  async confirm(): Promise<void> {
    await this.#board.press(this.history.getByRole("button", { name: /^(Take|Put) back: / }));
  }
}
