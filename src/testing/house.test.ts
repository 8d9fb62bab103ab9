// The import table of the house, proved: every pair of rooms is written as a file into a copy of
// the tree, and oxlint (static imports) and the compiler (dynamic ones too) must tell the
// forbidden from the allowed. The table below is the one to read; .oxlintrc.json repeats it.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import stylelint from "stylelint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const table: Readonly<Record<string, readonly string[]>> = {
  time: [],
  engine: ["time"],
  contract: ["engine", "time"],
  query: ["contract", "engine", "time"],
  lanes: ["engine", "time"],
  ui: [],
  views: ["query", "lanes", "ui", "engine", "time"],
  app: ["views", "query", "ui", "time"],
  server: ["contract", "engine", "time"],
};
const rooms = Object.keys(table);
const pure = ["time", "engine", "contract"];

const root = resolve(import.meta.dirname, "../..");
const copy = mkdtempSync(join(tmpdir(), "shiftlane-house-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function write(path: string, text: string): void {
  const file = join(copy, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function run(tool: string, ...args: readonly string[]): string {
  const done = spawnSync(process.execPath, [join(root, "node_modules", tool), ...args], {
    cwd: copy,
    encoding: "utf8",
  });
  if (done.error) throw done.error;
  return done.stdout + done.stderr;
}

describe("oxlint", () => {
  /** path -> the source of one import */
  const cases = new Map<string, string>();
  const refused = new Set<string>();
  let n = 0;

  function probe(folder: string, specifier: string, suffix = ".ts"): string {
    n += 1;
    const path = `${folder}/probe${n}${suffix}`;
    cases.set(path, `import { it } from "${specifier}";\nexport const value: unknown = it;\n`);
    return path;
  }

  const across = rooms.flatMap((from) =>
    [...rooms, "testing"].map((to) => ({
      from,
      to,
      may: table[from]?.includes(to) ?? false,
      path: probe(`src/${from}`, `#${to}/thing.ts`),
      relative: probe(`src/${from}`, `../${to}/thing.ts`),
      deep: probe(`src/${from}/deep/er`, `../../../${to}/thing.ts`),
      inTest: probe(`src/${from}`, `#${to}/thing.ts`, ".test.ts"),
    })),
  );
  const siblings = [
    probe("src/views/board", "../classify/card.ts"),
    probe("src/views/board/parts", "../../classify/card.ts"),
    probe("src/views/board", "#views/classify/card.ts"),
    probe("src/views/board", "../classify/card.ts", ".test.ts"),
  ];
  const inside = [
    probe("src/views/board", "./card.ts"),
    probe("src/views/board", "../shared.ts"),
    probe("src/views/board/parts", "../card.ts"),
    probe("src/views/board/parts", "../other/card.ts"),
    probe("src/server/store", "../access.ts"),
    probe("src/server/store", "../live/stream.ts"),
  ];
  const foreign = [
    probe("src/time", "react"),
    probe("src/engine", "node:fs"),
    probe("src/contract", "hono"),
    probe("src/lanes", "react"),
    probe("src/views/board", "kysely"),
  ];
  const clock = "src/engine/clock.ts";
  cases.set(clock, "export const now: number = Date.now();\n");
  const habits: Readonly<Record<string, string>> = {
    "no-explicit-any": "export const a: any = 1;\n",
    "no-non-null-assertion": "export const b = (x: string | null): number => x!.length;\n",
    "no-empty": "export function c(): void { try { c(); } catch {} }\n",
    "ban-ts-comment": "// @ts-ignore\nexport const d: number = 1;\n",
  };
  for (const [rule, source] of Object.entries(habits)) cases.set(`src/time/${rule}.ts`, source);
  const habitsSeen = new Set<string>();

  beforeAll(() => {
    // Type-aware rules need the compiler; the import table does not.
    const config = JSON.parse(readFileSync(join(root, ".oxlintrc.json"), "utf8")) as {
      options: object;
    };
    write(".oxlintrc.json", JSON.stringify({ ...config, options: {} }));
    for (const [path, source] of cases) write(path, source);
    const report = JSON.parse(run("oxlint/bin/oxlint", "--format=json", "src")) as {
      diagnostics: readonly { code?: string; filename: string }[];
    };
    for (const { code = "", filename } of report.diagnostics) {
      const rule = code.replace(/^.*\((.*)\)$/, "$1");
      const path = filename.replaceAll("\\", "/");
      if (rule.startsWith("no-restricted")) refused.add(path);
      habitsSeen.add(`${rule} ${path}`);
    }
  });

  for (const { from, to, may, path, relative, deep, inTest } of across) {
    test(`${from} ${may ? "may" : "may not"} import ${to}`, () => {
      expect(refused.has(path)).toBe(!may);
      expect(refused.has(relative), "a relative path never leaves its room").toBe(true);
      expect(refused.has(deep), "however deep").toBe(true);
      expect(refused.has(inTest), "in a test").toBe(!may && to !== "testing");
    });
  }
  test("views never import their siblings", () => {
    expect(siblings.filter((path) => !refused.has(path))).toEqual([]);
  });
  test("a relative path inside a room is accepted", () => {
    expect(inside.filter((path) => refused.has(path))).toEqual([]);
  });
  test("packages stay in their rooms", () => {
    expect(foreign.filter((path) => !refused.has(path))).toEqual([]);
  });
  test("a pure room does not read the clock", () => {
    expect(refused).toContain(clock);
  });
  test.for(Object.keys(habits))("%s is enforced", (rule) => {
    expect(habitsSeen).toContain(`${rule} src/time/${rule}.ts`);
  });
});

describe("the compiler", () => {
  let errors = "";
  // The compiler follows references of references: app sees time through query. There oxlint
  // alone refuses; everywhere else the compiler refuses as well, a dynamic import included.
  const reach = (from: string): readonly string[] =>
    (table[from] ?? []).flatMap((to) => [to, ...reach(to)]);
  const crossings = rooms.flatMap((from) =>
    rooms.filter((to) => to !== from).map((to) => ({ from, to, sees: reach(from).includes(to) })),
  );

  beforeAll(() => {
    rmSync(join(copy, "src"), { recursive: true, force: true });
    cpSync(join(root, "package.json"), join(copy, "package.json"));
    cpSync(join(root, "tsconfig.base.json"), join(copy, "tsconfig.base.json"));
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
    for (const room of rooms) {
      const config = readFileSync(join(root, "src", room, "tsconfig.json"), "utf8");
      write(
        `src/${room}/tsconfig.json`,
        config.replaceAll("../../node_modules/.cache/tsc", "../../out"),
      );
      write(`src/${room}/thing.ts`, `export const it = "${room}";\n`);
    }
    for (const { from, to } of crossings) {
      write(
        `src/${from}/to-${to}.ts`,
        `export const late: Promise<unknown> = import("#${to}/thing.ts");\n`,
      );
    }
    for (const room of [...pure, "server"]) {
      write(`src/${room}/dom.ts`, "export const title: string = document.title;\n");
    }
    for (const room of pure) {
      write(`src/${room}/node.ts`, "export const home: string = process.cwd();\n");
    }
    const solution = { files: [], references: rooms.map((room) => ({ path: `src/${room}` })) };
    write("tsconfig.json", JSON.stringify(solution));
    errors = run("typescript/bin/tsc", "-b", "--pretty", "false");
  }, 60_000);

  const fails = (path: string): boolean => errors.includes(`${path}(`);

  for (const { from, to, sees } of crossings) {
    test(`${from} ${sees ? "sees" : "does not see"} ${to}`, () => {
      expect(fails(`src/${from}/to-${to}.ts`)).toBe(!sees);
    });
  }
  test("document fails to compile in the pure rooms and the server", () => {
    expect([...pure, "server"].filter((room) => !fails(`src/${room}/dom.ts`))).toEqual([]);
  });
  test("process fails to compile in the pure rooms", () => {
    expect(pure.filter((room) => !fails(`src/${room}/node.ts`))).toEqual([]);
  });
});

describe("stylelint", () => {
  const refusals = async (path: string, code: string): Promise<readonly string[]> => {
    const { results } = await stylelint.lint({ code, codeFilename: join(root, path), cwd: root });
    return results.flatMap(({ warnings }) => warnings.map(({ rule }) => rule));
  };

  test("a hex colour is refused in a view and accepted among the tokens", async () => {
    const code = ":root {\n  --ink: #16201c;\n}\n";
    expect(await refusals("src/views/board/board.module.css", code)).toEqual(["color-no-hex"]);
    expect(await refusals("src/ui/button.module.css", code)).toEqual(["color-no-hex"]);
    expect(await refusals("src/ui/tokens.css", code)).toEqual([]);
  });
  test("a side of the screen is refused, a side of the text accepted", async () => {
    const path = "src/views/board/board.module.css";
    expect(await refusals(path, ".a {\n  margin-left: 8px;\n}\n")).toHaveLength(1);
    expect(await refusals(path, ".a {\n  margin-inline-start: 8px;\n}\n")).toEqual([]);
  });
});
