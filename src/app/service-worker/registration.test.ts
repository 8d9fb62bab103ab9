import { expect, test, vi } from "vitest";
import type { Locks } from "./half-typed.ts";
import { Registration } from "./registration.ts";

/** A worker as a page sees it. */
class FakeWorker extends EventTarget {
  readonly said: unknown[] = [];
  postMessage(message: unknown): void {
    this.said.push(message);
  }
}

/** One browser: its workers, its locks, and any number of tabs. */
class Browser extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
  controller: FakeWorker | null = null;
  /** What the server offers; an Error for a network that is away. */
  offers: FakeWorker | Error = new FakeWorker();
  readonly calls: string[] = [];
  readonly reloaded: string[] = [];
  private readonly shared = new Set<Promise<unknown>>();
  private exclusive: Promise<unknown> | undefined;

  tab(name: string): Registration {
    const reload = (): void => void this.reloaded.push(name);
    return new Registration({ isSecure: true, container: this, locks: this.locks, reload });
  }

  async register(url: string): Promise<this> {
    this.calls.push(`register ${url}`);
    await this.fetchWorker();
    return this;
  }

  async update(): Promise<void> {
    this.calls.push("update");
    await this.fetchWorker();
  }

  installed(): void {
    const worker = this.installing;
    this.installing = null;
    if (this.active === null) this.active = worker;
    else this.waiting = worker;
    worker?.dispatchEvent(new Event("statechange"));
    if (this.active === worker) this.control(worker);
  }

  failed(): void {
    const worker = this.installing;
    this.installing = null;
    worker?.dispatchEvent(new Event("statechange"));
  }

  /** What the browser does once the waiting worker has skipped waiting. */
  takeOver(): void {
    const worker = this.waiting;
    this.waiting = null;
    this.active = worker;
    worker?.dispatchEvent(new Event("statechange"));
    this.control(worker);
  }

  /** As browsers do it: granted in the order of asking, taken back a moment after the work is done. */
  readonly locks: Locks = {
    request: async (_name, options, work) => {
      const { mode } = options;
      const isFree = mode === "shared" || this.shared.size === 0;
      if (!isFree || this.exclusive !== undefined) {
        if (mode === "exclusive") return work(null);
        await this.exclusive;
      }
      const held = work({});
      const until = held.then(() => new Promise((done) => setTimeout(done)));
      if (mode === "shared") this.shared.add(until);
      else this.exclusive = until;
      await until;
      this.shared.delete(until);
      if (this.exclusive === until) this.exclusive = undefined;
      return held;
    },
  };

  private control(worker: FakeWorker | null): void {
    this.controller = worker;
    this.dispatchEvent(new Event("controllerchange"));
  }

  private fetchWorker(): Promise<void> {
    const { offers } = this;
    if (offers instanceof Error) return Promise.reject(offers);
    if (offers === (this.waiting ?? this.active)) return Promise.resolve();
    this.installing = offers;
    this.dispatchEvent(new Event("updatefound"));
    return Promise.resolve();
  }
}

/** A browser in which the first build was kept, and one of its tabs. */
async function visited(): Promise<{ browser: Browser; tab: Registration }> {
  const browser = new Browser();
  const tab = browser.tab("first");
  await tab.check();
  browser.installed();
  return { browser, tab };
}

/** The same, with a newer build that waits. */
async function withNewer() {
  const { browser, tab } = await visited();
  const newer = new FakeWorker();
  browser.offers = newer;
  await tab.check();
  browser.installed();
  return { browser, tab, newer };
}

test("on plain http no browser allows a worker, and that is said", async () => {
  const needs = { container: undefined, locks: undefined, reload: vi.fn<() => void>() };
  const plain = new Registration({ ...needs, isSecure: false });
  await plain.check();
  expect(plain.state()).toEqual({ kind: "unsupported", why: "no-https" });
  const old = new Registration({ ...needs, isSecure: true });
  expect(old.state()).toEqual({ kind: "unsupported", why: "browser" });
});

test("a certificate that the tablet does not trust is told apart from a network that is away", async () => {
  const browser = new Browser();
  const tab = browser.tab("first");
  browser.offers = new TypeError("Failed to fetch");
  await tab.check();
  expect(tab.state()).toEqual({ kind: "installing" });
  browser.offers = new DOMException("An SSL certificate error occurred", "SecurityError");
  await tab.check();
  expect(tab.state()).toEqual({ kind: "unsupported", why: "refused" });
});

test("the first visit: kept for the first time, then ready, and the page is not reloaded", async () => {
  const browser = new Browser();
  const tab = browser.tab("first");
  const seen: string[] = [];
  tab.subscribe(() => seen.push(tab.state().kind));
  expect(tab.state().kind).toBe("installing");
  await tab.check();
  expect(tab.state().kind).toBe("installing");
  browser.installed();
  expect(seen).toEqual(["ready"]);
  expect(browser.reloaded).toEqual([]);
});

test("a first installation that failed is begun anew", async () => {
  const browser = new Browser();
  const tab = browser.tab("first");
  await tab.check();
  browser.failed();
  expect(tab.state().kind).toBe("installing");
  browser.offers = new FakeWorker();
  await tab.check();
  browser.installed();
  expect(browser.calls).toEqual(["register /service-worker.js", "register /service-worker.js"]);
  expect(tab.state().kind).toBe("ready");
});

test("a newer build waits; looking for it again changes nothing", async () => {
  const { browser, tab, newer } = await withNewer();
  expect(tab.state().kind).toBe("update-waiting");
  await tab.check();
  expect(tab.state().kind).toBe("update-waiting");
  expect(newer.said).toEqual([]);
  expect(browser.reloaded).toEqual([]);
});

test("a newer build that could not be kept leaves the older one ready", async () => {
  const { browser, tab } = await visited();
  browser.offers = new FakeWorker();
  await tab.check();
  browser.failed();
  expect(tab.state().kind).toBe("ready");
  browser.offers = new TypeError("Failed to fetch");
  await tab.check();
  expect(tab.state().kind).toBe("ready");
});

test("a page opened while a newer build waits says so at once", async () => {
  const { browser } = await withNewer();
  const later = browser.tab("later");
  await later.check();
  expect(later.state().kind).toBe("update-waiting");
});

test("applied, the newer build takes over every tab", async () => {
  const { browser, tab, newer } = await withNewer();
  browser.tab("second");
  void tab.applyUpdate();
  await vi.waitFor(() => expect(newer.said).toEqual([{ kind: "apply" }]));
  browser.takeOver();
  expect(browser.reloaded.sort()).toEqual(["first", "second"]);
});

test("a page that was reloaded past its worker is taken over too", async () => {
  const { browser } = await withNewer();
  browser.controller = null;
  const bare = browser.tab("bare");
  await bare.check();
  browser.takeOver();
  expect(browser.reloaded).toContain("bare");
});

test("nothing is applied while something is half-typed here", async () => {
  const { tab, newer } = await withNewer();
  const seen: boolean[] = [];
  tab.subscribe(() => seen.push(tab.isHeldHere()));
  const release = tab.holdUpdates();
  expect(await tab.applyUpdate()).toBe("here");
  expect(newer.said).toEqual([]);
  release();
  expect(seen).toEqual([true, false]);
  void tab.applyUpdate();
  await vi.waitFor(() => expect(newer.said).toHaveLength(1));
});

test("nothing is applied while something is half-typed in another tab", async () => {
  const { browser, tab, newer } = await withNewer();
  const other = browser.tab("other");
  const release = other.holdUpdates();
  expect(await tab.applyUpdate()).toBe("elsewhere");
  expect(newer.said).toEqual([]);
  release();
  await vi.waitFor(async () => {
    void tab.applyUpdate();
    await Promise.resolve();
    expect(newer.said).toHaveLength(1);
  });
});

test("two things half-typed are let go one by one, each once", async () => {
  const { tab } = await withNewer();
  const first = tab.holdUpdates();
  const second = tab.holdUpdates();
  first();
  first();
  expect(await tab.applyUpdate()).toBe("here");
  second();
});

test("a tab in which something was begun in the last moment reloads when it is done", async () => {
  const { browser } = await withNewer();
  const release = browser.tab("other").holdUpdates();
  browser.takeOver();
  expect(browser.reloaded).toEqual(["first"]);
  release();
  expect(browser.reloaded).toEqual(["first", "other"]);
});
