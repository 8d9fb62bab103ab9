// What is not yet sent, as a person sees it: the mark in the header, and the list that it opens.
import { expect, type Locator, type Page } from "playwright/test";

export class Unsent {
  readonly page: Page;
  readonly #hasTouch: boolean;

  constructor(page: Page, hasTouch = false) {
    this.page = page;
    this.#hasTouch = hasTouch;
  }

  get mark(): Locator {
    return this.page.getByRole("button", { name: /Show what is not yet sent/ });
  }

  get list(): Locator {
    return this.page.getByRole("region", {
      name: /^(What is not yet sent|Everything has been sent)$/,
    });
  }

  /** What two people have answered for the same time, and the ways to settle it. */
  get conflict(): Locator {
    return this.page.getByRole("region", { name: "Changed by someone else meanwhile" });
  }

  async press(target: Locator): Promise<void> {
    if (this.#hasTouch) await target.tap();
    else await target.click();
  }

  async open(): Promise<void> {
    await this.press(this.mark);
    await expect(this.list).toBeVisible();
  }

  /** The entries under one heading. */
  under(
    heading: "Needs you" | "On the way" | "Sent" | "Entered by others on this tablet",
  ): Locator {
    return this.list.getByRole("region", { name: heading, exact: true }).getByRole("listitem");
  }

  /** Presses a button of the entry that bears these words. */
  async doTo(entry: string | RegExp, button: string): Promise<void> {
    const card = this.list.getByRole("listitem").filter({ hasText: entry });
    await this.press(card.getByRole("button", { name: button }).first());
  }

  /** What the mark says of how much waits. */
  async says(words: string | RegExp, timeout = 15_000): Promise<void> {
    await expect(this.mark).toContainText(words, { timeout });
  }

  /** Nothing waits any more, nothing is asked of the person, and the board is live. */
  async isAllSent(timeout = 30_000): Promise<void> {
    await expect(this.mark).toHaveText(/^Live. all sent/, { timeout });
  }

  /** Chooses a way to settle a conflict. */
  async choose(way: "Keep mine" | "Keep theirs" | "Split at the edge"): Promise<void> {
    await this.press(this.conflict.locator("label").filter({ hasText: way }));
    await expect(this.conflict.getByRole("radio", { name: new RegExp(`^${way}`) })).toBeChecked();
  }
}
