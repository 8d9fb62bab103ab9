import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf } from "./lines.ts";

const LINES = [
  "2020-01-01T00:00:00Z|execution|ACTIVE",
  "",
  "2020-01-01T00:05:00Z|execution|RÜSTEN",
];

/** Comes in parts of so many bytes, as files and pipes do. */
async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size)
    yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function read(bytes: Uint8Array, size: number): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(inParts(bytes, size))) lines.push(line);
  return lines;
}

const utf8 = (text: string): Uint8Array => Buffer.from(text, "utf8");
const utf16le = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, "utf16le");

test.each<readonly [string, Uint8Array]>([
  ["line feeds", utf8(`${LINES.join("\n")}\n`)],
  ["no line feed at the end", utf8(LINES.join("\n"))],
  ["carriage returns as well", utf8(`${LINES.join("\r\n")}\r\n`)],
  ["carriage returns alone", utf8(`${LINES.join("\r")}\r`)],
  ["a byte-order mark", utf8(`\uFEFF${LINES.join("\n")}`)],
  ["UTF-16, as Windows saves it", utf16le(`${LINES.join("\r\n")}\r\n`)],
  ["UTF-16, the other way round", Buffer.from(utf16le(LINES.join("\n"))).swap16()],
  ["gzip", gzipSync(LINES.join("\n"))],
  ["gzip of what Windows saved", gzipSync(utf16le(LINES.join("\r\n")))],
])("a file with %s has the same lines, in whatever parts it comes", async (_what, bytes) => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (size) => {
      expect(await read(bytes, size)).toEqual(LINES);
    }),
    { numRuns: 30 },
  );
});

test("an empty file has no line", async () => {
  expect(await read(new Uint8Array(), 10)).toEqual([]);
});

test("a packed file that broke off says so, after what was whole", async () => {
  const many = Array.from(
    { length: 20_000 },
    (_, index) => `line ${index} ${(index * 7919) % 1009}`,
  );
  const packed = gzipSync(many.join("\n"));
  const lines: string[] = [];
  const reading = (async () => {
    for await (const line of linesOf(inParts(packed.subarray(0, packed.length / 2), 500)))
      lines.push(line);
  })();
  await expect(reading).rejects.toThrow("unexpected end of file");
  expect(lines.slice(0, 3)).toEqual(many.slice(0, 3));
});

test("a file without any line's end does not pile up", async () => {
  const lines = await read(utf8("x".repeat(3_500_000)), 65_536);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.join("")).toHaveLength(3_500_000);
});
