// The app as a person's hands and eyes have it: lanes that are tapped and dragged, a panel that is
// read and filled in. Fingers where the device has touch, else the mouse.
import { expect, type Locator, type Page } from "playwright/test";
import type { Machine } from "./floor.ts";
import type { StoryPerson } from "./people.ts";
import type { Server } from "./server.ts";

/** CSS pixels: a lane's height (src/views/board/layout.ts); on narrow screens its name stands above. */
const LANE = 56;

/** What the board shows, as far as hands have to know it. */
export interface OnShow {
  readonly server: Server;
  /** The shift in view, epoch seconds. */
  readonly shift: { readonly startsAt: number; readonly endsAt: number };
  /** Epoch seconds of so many minutes before the time that the story counts from. */
  ago(minutes: number): number;
}

export class Board {
  readonly page: Page;
  readonly #floor: OnShow;
  readonly #hasTouch: boolean;

  constructor(page: Page, floor: OnShow, hasTouch = false) {
    this.page = page;
    this.#floor = floor;
    this.#hasTouch = hasTouch;
  }

  /** Opens the page, signs in by email and password, and waits for the lanes. */
  async signIn({ email, password }: StoryPerson): Promise<void> {
    await this.page.goto(this.#floor.server.url);
    await this.page.getByLabel("Email").fill(email);
    await this.page.getByLabel("Password").fill(password);
    await this.press(this.page.getByRole("button", { name: "Sign in" }));
    await this.shows("Mazak 1");
  }

  /** Waits until a machine's readings have come. */
  async shows(machine: Machine): Promise<void> {
    await expect(this.row(machine).getByRole("gridcell").first()).toHaveAccessibleName(/./);
  }

  row(machine: Machine): Locator {
    return this.page
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader", { name: new RegExp(`^${machine} `) }) });
  }

  /** A machine's events in words, as a screen reader hears them; the keyboard has to be in its row. */
  async heard(machine: Machine): Promise<readonly string[]> {
    const cells = await this.row(machine).getByRole("gridcell").all();
    return Promise.all(cells.map(async (cell) => (await cell.getAttribute("aria-label")) ?? ""));
  }

  get live(): Locator {
    return this.page.getByText("Live", { exact: true });
  }

  get panel(): Locator {
    return this.page.getByRole("region", { name: /·/ });
  }

  get confirm(): Locator {
    return this.panel.getByRole("button", { name: /^Confirm/ });
  }

  get changes(): Locator {
    return this.panel.getByRole("region", { name: "What will change" });
  }

  get comment(): Locator {
    return this.panel.getByLabel(/^Comment/);
  }

  field(label: "From" | "To" | "Starts at"): Locator {
    return this.panel.getByRole("textbox", { name: label, exact: true });
  }

  async press(target: Locator): Promise<void> {
    if (this.#hasTouch) await target.tap();
    else await target.click();
  }

  /** Chooses what to do; on narrow screens that is folded away until asked for. */
  async intend(words: string): Promise<void> {
    await this.unfold();
    await this.press(this.#option(words));
  }

  async unfold(): Promise<void> {
    const folded = this.panel.getByRole("button", { expanded: false }).first();
    const choice = this.panel.getByRole("radiogroup", { name: "What do you want to do?" });
    if (!(await choice.isVisible())) await this.press(folded);
  }

  /** Types a time over what stands there. */
  async type(label: "From" | "To" | "Starts at", clock: string): Promise<void> {
    await this.unfold();
    await this.field(label).fill(clock);
    await this.field(label).press("Enter");
    await expect(this.field(label)).toHaveValue(clock);
  }

  /** Finds a reason by its name and chooses it; it stays in view whatever that adds to the panel's foot. */
  async choose(reason: string): Promise<void> {
    const search = this.panel.getByRole("searchbox");
    await search.fill(reason);
    await this.press(this.#option(reason));
    await expect(this.chosen(reason)).toBeChecked();
    await expect(this.#option(reason)).toBeInViewport({ ratio: 0.9 });
  }

  /** A reason's tile, or a thing to do. What else stands on it, such as "comment needed", is part of its name. */
  chosen(name: string): Locator {
    return this.panel.getByRole("radio", { name: new RegExp(`^${name}\\b`) });
  }

  /** Presses Confirm, whatever it says, and waits until the panel says that it was sent. */
  async confirms(): Promise<void> {
    await this.press(this.confirm);
    // What was sent before may still stand there to be read, so that it is no sign of its own.
    await expect(this.panel.getByRole("button", { name: /^(Confirm|Sending): / })).toHaveCount(0);
    await expect(this.page.getByText(/^Sent: /).first()).toBeVisible();
  }

  /** Where a machine's lane shows an instant, CSS pixels of the page. */
  async at(machine: Machine, minutesAgo: number): Promise<{ x: number; y: number }> {
    const row = this.row(machine);
    await row.scrollIntoViewIfNeeded();
    const lanes = await boxOf(this.page.getByTestId("lanes"));
    const { y, height } = await boxOf(row);
    const { startsAt, endsAt } = this.#floor.shift;
    const passed = (this.#floor.ago(minutesAgo) - startsAt) / (endsAt - startsAt);
    return { x: lanes.x + lanes.width * passed, y: y + height - LANE / 2 };
  }

  async tapLane(machine: Machine, minutesAgo: number): Promise<void> {
    const { x, y } = await this.at(machine, minutesAgo);
    if (this.#hasTouch) await this.page.touchscreen.tap(x, y);
    else await this.page.mouse.click(x, y);
  }

  /** Drags over a lane, a few CSS pixels off the mark as hands are. */
  async dragLane(machine: Machine, from: number, to: number, off = 0): Promise<void> {
    const a = await this.at(machine, from);
    const b = await this.at(machine, to);
    const start = { x: a.x + off, y: a.y };
    const end = { x: b.x - off, y: b.y };
    await (this.#hasTouch ? fingerDrag(this.page, start, end) : mouseDrag(this.page, start, end));
  }

  /** Drags from one machine's lane to another's: a span on all that lie between. */
  async dragAcross(first: Machine, from: number, last: Machine, to: number): Promise<void> {
    const [start, end] = [await this.at(first, from), await this.at(last, to)];
    await (this.#hasTouch ? fingerDrag(this.page, start, end) : mouseDrag(this.page, start, end));
  }

  /** Colours of a lane's picture at an instant, from top to bottom, as CSS has them. */
  async painted(machine: Machine, minutesAgo: number): Promise<readonly string[]> {
    const { x, y } = await this.at(machine, minutesAgo);
    return this.page.evaluate(
      ([left, middle, height]) => {
        const over = document.querySelector("[data-testid=lanes]");
        const canvas = over?.parentElement?.querySelector("canvas");
        const context = canvas?.getContext("2d");
        if (canvas == null || context == null) throw new Error("no lanes");
        const box = canvas.getBoundingClientRect();
        const scale = canvas.width / box.width;
        const column = Math.round((left - box.x) * scale);
        const top = Math.round((middle - height / 2 - box.y) * scale);
        const { data } = context.getImageData(column, top, 1, Math.round(height * scale));
        const colours = new Set<string>();
        for (let at = 0; at < data.length; at += 4) {
          colours.add(`rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`);
        }
        return [...colours];
      },
      [x, y, LANE] as const,
    );
  }

  /** A token's colour, as {@link painted} says colours. */
  async colour(token: string): Promise<string> {
    return this.page.evaluate((name) => {
      const probe = document.createElement("i");
      probe.style.color = `var(${name})`;
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    }, token);
  }

  /** A radio is its label to hands; the control itself is out of sight. */
  #option(name: string): Locator {
    return this.panel
      .locator("label")
      .filter({ has: this.page.getByRole("radio", { name: new RegExp(`^${name}\\b`) }) })
      .first();
  }
}

async function boxOf(target: Locator): Promise<{
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}> {
  const box = await target.boundingBox();
  if (box === null) throw new Error("not on the page");
  return box;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

const STEPS = 8;

async function mouseDrag(page: Page, from: Spot, to: Spot): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: STEPS });
  await page.mouse.up();
}

async function fingerDrag(page: Page, from: Spot, to: Spot): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", spots: readonly Spot[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: [...spots] });
  await touch("touchStart", [from]);
  for (let step = 1; step <= STEPS; step += 1) {
    const part = step / STEPS;
    await touch("touchMove", [
      { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part },
    ]);
  }
  await touch("touchEnd", []);
  await session.detach();
}
