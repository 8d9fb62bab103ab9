// The app in WebKit, as a person's hands and eyes have it.
import { writeFile } from "node:fs/promises";
import { z } from "zod";
import type { Floor, Machine } from "../support/floor.ts";
import { expect, test as onFloor } from "../support/floor.ts";
import type { StoryPerson } from "../support/people.ts";
import { Driver } from "./driver.ts";

/** What WebDriver calls an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const elementSchema = z.object({ [ELEMENT]: z.string() }).nullable();
const spotSchema = z.object({ x: z.number(), y: z.number() });

export class Browser {
  readonly #driver: Driver;
  readonly #floor: Floor;

  constructor(driver: Driver, floor: Floor) {
    this.#driver = driver;
    this.#floor = floor;
  }

  async open(): Promise<void> {
    await this.#driver.command("POST", "/url", { url: this.#floor.server.url });
  }

  async reload(): Promise<void> {
    await this.#driver.command("POST", "/refresh");
  }

  async signIn({ email, password }: StoryPerson): Promise<void> {
    await this.open();
    await this.type("Email", email);
    await this.type("Password", password);
    await this.press("Sign in");
  }

  /** Runs in the page; `script` is a function's body. */
  async run(script: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.#driver.command("POST", "/execute/sync", { script, args });
  }

  /** All words in view. */
  async text(): Promise<string> {
    return z.string().parse(await this.run("return document.body.innerText"));
  }

  async says(words: string | RegExp, timeout = 30_000): Promise<void> {
    await expect.poll(() => this.text(), { timeout }).toMatch(words);
  }

  /** Presses what bears a name that begins like this, once it is there. */
  async press(name: string): Promise<void> {
    const element = await this.#find(
      `const names = (it) => (it.getAttribute("aria-label") ?? it.innerText).trim();
       return [...document.querySelectorAll("button, label, [role=menuitem]")]
         .find((it) => it.getClientRects().length > 0 && names(it).startsWith(arguments[0])) ?? null`,
      name,
    );
    await this.#driver.command("POST", `/element/${element}/click`);
  }

  /** Types into the field with this label. */
  async type(label: string, words: string): Promise<void> {
    const element = await this.#find(
      `const label = [...document.querySelectorAll("label")]
         .find((it) => it.innerText.trim() === arguments[0]);
       return label?.control ?? null`,
      label,
    );
    await this.#driver.command("POST", `/element/${element}/value`, { text: words });
  }

  /** Taps a lane where it shows an instant, as soon as the lane is there. */
  async tapLane(machine: Machine, minutesAgo: number): Promise<void> {
    const { startsAt, endsAt } = this.#floor.shift;
    const passed = (this.#floor.ago(minutesAgo) - startsAt) / (endsAt - startsAt);
    const find = () =>
      this.run(
        `const row = [...document.querySelectorAll("[role=row]")].find((it) =>
           it.querySelector("[role=rowheader]")?.textContent.startsWith(arguments[0]) &&
           it.querySelector("[role=gridcell][aria-label]:not([aria-label=''])"));
         if (row === undefined) return null;
         const lanes = document.querySelector("[data-testid=lanes]").getBoundingClientRect();
         const { y, height } = row.getBoundingClientRect();
         return { x: Math.round(lanes.x + lanes.width * arguments[1]), y: Math.round(y + height - 28) }`,
        machine,
        passed,
      );
    await expect.poll(find).not.toBeNull();
    const { x, y } = spotSchema.parse(await find());
    await this.#driver.command("POST", "/actions", {
      actions: [
        {
          type: "pointer",
          id: "finger",
          parameters: { pointerType: "mouse" },
          actions: [
            { type: "pointerMove", duration: 0, x, y },
            { type: "pointerDown", button: 0 },
            { type: "pause", duration: 40 },
            { type: "pointerUp", button: 0 },
          ],
        },
      ],
    });
  }

  /** Finds a reason by its name and chooses it. */
  async choose(reason: string): Promise<void> {
    const search = await this.#find(`return document.querySelector("input[type=search]")`);
    await this.#driver.command("POST", `/element/${search}/clear`);
    await this.#driver.command("POST", `/element/${search}/value`, { text: reason });
    await this.press(reason);
  }

  async #find(script: string, ...args: readonly unknown[]): Promise<string> {
    let found: string | undefined;
    await expect
      .poll(
        async () => {
          found = elementSchema.parse(await this.run(script, ...args))?.[ELEMENT];
          return found;
        },
        `${args.join(" ")} is on the page`,
      )
      .toBeDefined();
    if (found === undefined) throw new Error("not on the page");
    return found;
  }
}

export const test = onFloor.extend<{ tablet: Browser }>({
  tablet: async ({ floor }, use, story) => {
    const driver = await Driver.start();
    const browser = new Browser(driver, floor);
    try {
      await use(browser);
      const picture = z.string().parse(await driver.command("GET", "/screenshot"));
      await writeFile(story.outputPath("last.png"), Buffer.from(picture, "base64"));
    } finally {
      await driver.stop();
    }
  },
});

export { expect };
