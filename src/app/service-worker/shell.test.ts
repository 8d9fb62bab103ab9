import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Build } from "./build.ts";
import { keep, kept, letGoOfOthers, type Means } from "./shell.ts";

/** The browser's store of answers, as far as the worker uses it. */
class Store {
  readonly held = new Map<string, Map<string, Response>>();
  /** Paths that this device has no room for. */
  readonly noRoomFor = new Set<string>();

  readonly caches = {
    open: (name: string) => Promise.resolve(this.cache(name)),
    match: (path: string) => {
      const found = [...this.held.values()].flatMap((cache) => cache.get(path) ?? []);
      return Promise.resolve(found[0]?.clone());
    },
    keys: () => Promise.resolve([...this.held.keys()]),
    delete: (name: string) => Promise.resolve(this.held.delete(name)),
  } as unknown as Means["caches"];

  paths(name: string): readonly string[] {
    return [...(this.held.get(name)?.keys() ?? [])].sort();
  }

  private cache(name: string) {
    const cache = this.held.get(name) ?? new Map<string, Response>();
    this.held.set(name, cache);
    return {
      match: (path: string) => Promise.resolve(cache.get(path)?.clone()),
      put: (path: string, response: Response) => {
        if (this.noRoomFor.has(path)) {
          return Promise.reject(new DOMException("no room", "QuotaExceededError"));
        }
        cache.set(path, response);
        return Promise.resolve();
      },
    };
  }
}

type Site = Readonly<Record<string, string>>;

function buildOf(version: string, site: Site): Build {
  const files = Object.entries(site).map(([path, text]) => ({
    path,
    sha256: createHash("sha256").update(text).digest("base64"),
  }));
  return { version, files };
}

const one: Site = { "/": "<p>one", "/assets/main-1.js": "one()", "/assets/react-9.js": "react()" };
const two: Site = { "/": "<p>two", "/assets/main-2.js": "two()", "/assets/react-9.js": "react()" };
const buildOne = buildOf("1", one);
const buildTwo = buildOf("2", two);

let store: Store;
let asked: string[];
beforeEach(() => {
  store = new Store();
  asked = [];
});

/** Answers as a server of this site does; `instead` replaces single answers. */
function meansOf(site: Site, instead: Readonly<Record<string, () => Response>> = {}): Means {
  return {
    caches: store.caches,
    fetch: (path) => {
      asked.push(path);
      const text = site[path];
      const answer =
        instead[path]?.() ?? new Response(text ?? "", { status: text === undefined ? 404 : 200 });
      return Promise.resolve(answer);
    },
  };
}

async function textOf(path: string, build: Build): Promise<string | undefined> {
  return (await kept(path, build, meansOf({})))?.text();
}

describe("keeping a build", () => {
  test("every file of it is kept and is given back as it was built", async () => {
    await keep(buildOne, meansOf(one));
    expect(store.paths("shiftlane-app-1")).toEqual(Object.keys(one).sort());
    expect(await textOf("/", buildOne)).toBe("<p>one");
    expect(await textOf("/assets/main-1.js", buildOne)).toBe("one()");
  });

  test("a captive portal's page, answered with 200, is never kept as ours", async () => {
    const portal = (): Response => new Response("<p>Welcome to Guest Wi-Fi", { status: 200 });
    for (const path of Object.keys(one)) {
      store = new Store();
      await expect(keep(buildOne, meansOf(one, { [path]: portal }))).rejects.toThrow(
        `${path} is not the file that was built`,
      );
      expect(await textOf(path, buildOne)).toBeUndefined();
    }
  });

  test("a file of another build is not kept: half a build is no build", async () => {
    await expect(keep(buildOne, meansOf({ ...one, "/": "<p>two" }))).rejects.toThrow("/ is not");
  });

  test.each([204, 304, 401, 404, 503])("an answer %i is not kept", async (status) => {
    const answer = (): Response => new Response(null, { status });
    await expect(keep(buildOne, meansOf(one, { "/": answer }))).rejects.toThrow(String(status));
    expect(await textOf("/", buildOne)).toBeUndefined();
  });

  test("a device without room fails as a whole, so that the build before stays", async () => {
    store.noRoomFor.add("/assets/main-1.js");
    await expect(keep(buildOne, meansOf(one))).rejects.toThrow("no room");
  });

  test("a second attempt asks only for what the first did not get", async () => {
    const lost = (): Response => new Response(null, { status: 503 });
    await expect(keep(buildOne, meansOf(one, { "/assets/main-1.js": lost }))).rejects.toThrow(
      "503",
    );
    asked = [];
    await keep(buildOne, meansOf(one));
    expect(asked).toEqual(["/assets/main-1.js"]);
  });

  test("the next build asks only for what changed", async () => {
    await keep(buildOne, meansOf(one));
    asked = [];
    await keep(buildTwo, meansOf(two));
    expect(asked.sort()).toEqual(["/", "/assets/main-2.js"]);
    expect(await textOf("/", buildTwo)).toBe("<p>two");
    expect(await textOf("/assets/react-9.js", buildTwo)).toBe("react()");
  });

  test("while the next build waits, the one before is whole", async () => {
    await keep(buildOne, meansOf(one));
    await keep(buildTwo, meansOf(two));
    for (const [path, text] of Object.entries(one)) expect(await textOf(path, buildOne)).toBe(text);
  });
});

describe("letting go", () => {
  test("older builds go, other people's stores stay", async () => {
    await keep(buildOne, meansOf(one));
    await keep(buildTwo, meansOf(two));
    await store.caches.open("shiftlane-outbox");
    await letGoOfOthers(buildTwo, meansOf(two));
    expect([...store.held.keys()]).toEqual(["shiftlane-app-2", "shiftlane-outbox"]);
    expect(await textOf("/", buildTwo)).toBe("<p>two");
  });
});

describe("answering", () => {
  test("what the browser threw away is the network's to answer", async () => {
    await keep(buildOne, meansOf(one));
    store.held.clear();
    expect(await textOf("/", buildOne)).toBeUndefined();
  });

  test("a store that will not open does not keep an online page from opening", async () => {
    const shut = { open: () => Promise.reject(new DOMException("shut", "UnknownError")) };
    const means: Means = { ...meansOf(one), caches: shut as unknown as Means["caches"] };
    expect(await kept("/", buildOne, means)).toBeUndefined();
  });
});
