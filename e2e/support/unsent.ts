// What is not yet sent, as a person sees it: the mark in the header, and the list that it opens.
import { expect, type Locator, type Page } from "playwright/test";

export class Unsent {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get mark(): Locator {
    return this.page.getByRole("button", { name: /Show what is not yet sent/ });
  }

  get list(): Locator {
    return this.page.getByRole("region", {
      name: /^(What is not yet sent|Everything has been sent)$/,
    });
  }

  get conflict(): Locator {
    return this.page.getByRole("region", { name: "Changed by someone else meanwhile" });
  }

  async open(): Promise<void> {
    await this.mark.click();
    await expect(this.list).toBeVisible();
  }

  /** The entries under one heading, the words of each. */
  under(
    heading: "Needs you" | "On the way" | "Sent" | "Entered by others on this tablet",
  ): Locator {
    return this.list.getByRole("region", { name: heading, exact: true }).getByRole("listitem");
  }

  /** What the mark says of how much waits. */
  async counts(words: string | RegExp): Promise<void> {
    await expect(this.mark).toContainText(words, { timeout: 20_000 });
  }

  /** Nothing waits any more, and nothing is asked of the person. */
  async isAllSent(): Promise<void> {
    await expect(this.mark).toHaveText(/^Live\. Show/, { timeout: 30_000 });
  }
}
