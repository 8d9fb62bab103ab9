// A typeface that every machine has, because it is made here: each sign is the same bar, as wide as every
// other. With it a page breaks its lines and sizes its buttons alike wherever a picture of it is compared.

/** Units to the em. */
const EM = 1000;
/** Nearly what a sans serif's signs are wide, so that what has room in life has it here. */
const ADVANCE = 550;
const BAR = { left: 50, right: 500, top: 520 } as const;
const ASCENT = 930;
const DESCENT = 240;

type Field = readonly ["u8" | "u16" | "i16" | "u32", number];

const u8 = (of: number): Field => ["u8", of];
const u16 = (of: number): Field => ["u16", of];
const i16 = (of: number): Field => ["i16", of];
const u32 = (of: number): Field => ["u32", of];

const SIZES = { u8: 1, u16: 2, i16: 2, u32: 4 } as const;

function bytes(fields: readonly Field[]): Uint8Array {
  const size = fields.reduce((sum, [kind]) => sum + SIZES[kind], 0);
  const view = new DataView(new ArrayBuffer(size));
  let at = 0;
  for (const [kind, value] of fields) {
    if (kind === "u8") view.setUint8(at, value);
    else if (kind === "u32") view.setUint32(at, value);
    else if (kind === "i16") view.setInt16(at, value);
    else view.setUint16(at, value);
    at += SIZES[kind];
  }
  return new Uint8Array(view.buffer);
}

/** Glyph 0 stands for what has no sign, 1 is the bar, 2 is a blank. */
const bar = bytes([
  ...[1, BAR.left, 0, BAR.right, BAR.top].map(i16),
  u16(3),
  u16(0),
  ...[1, 1, 1, 1].map(u8),
  // Each point from the one before: across, then up.
  ...[BAR.left, 0, BAR.right - BAR.left, 0].map(i16),
  ...[0, BAR.top, 0, -BAR.top].map(i16),
]);

/** Many signs to one glyph (format 13). */
const groups = [
  [0x20, 0x20, 2],
  [0x21, 0x9f, 1],
  [0xa0, 0xa0, 2],
  [0xa1, 0xffff, 1],
] as const;

const tables: Readonly<Record<string, Uint8Array>> = {
  "OS/2": bytes([
    ...[4, ADVANCE, 400, 5, 0].map(u16),
    ...[650, 700, 0, 140, 650, 700, 0, 480, 50, 260, 0].map(i16),
    ...Array.from({ length: 10 }, () => u8(0)),
    ...[1, 0, 0, 0].map(u32),
    u32(0x20202020),
    ...[0x40, 0x20, 0xffff].map(u16),
    ...[ASCENT, -DESCENT, 0].map(i16),
    ...[ASCENT, DESCENT].map(u16),
    ...[1, 0].map(u32),
    ...[BAR.top, 700].map(i16),
    ...[0, 0x20, 1].map(u16),
  ]),
  cmap: bytes([
    ...[0, 1, 3, 10].map(u16),
    u32(12),
    ...[13, 0].map(u16),
    ...[16 + groups.length * 12, 0, groups.length].map(u32),
    ...groups.flat().map(u32),
  ]),
  glyf: bar,
  head: bytes([
    u32(0x00010000),
    u32(0x00010000),
    u32(0),
    u32(0x5f0f3cf5),
    ...[3, EM].map(u16),
    ...[0, 0, 0, 0].map(u32),
    ...[BAR.left, 0, BAR.right, BAR.top].map(i16),
    ...[0, 8].map(u16),
    ...[2, 1, 0].map(i16),
  ]),
  hhea: bytes([
    u32(0x00010000),
    ...[ASCENT, -DESCENT, 0].map(i16),
    u16(ADVANCE),
    ...[BAR.left, 0, BAR.right, 1, 0, 0, 0, 0, 0, 0, 0].map(i16),
    u16(3),
  ]),
  hmtx: bytes([0, BAR.left, 0].flatMap((bearing) => [u16(ADVANCE), i16(bearing)])),
  // Where each glyph begins: 0 and 2 have no outline.
  loca: bytes([0, 0, bar.length, bar.length].map(u32)),
  maxp: bytes([u32(0x00010000), ...[3, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0].map(u16)]),
  name: bytes([0, 0, 6].map(u16)),
  post: bytes([u32(0x00030000), u32(0), ...[-100, 50].map(i16), ...[1, 0, 0, 0, 0].map(u32)]),
};

/** The font's file (TrueType). */
export function blockFont(): Uint8Array {
  const named = Object.entries(tables);
  const start = 12 + named.length * 16;
  const padded = named.map(([, table]) => Math.ceil(table.length / 4) * 4);
  const power = 2 ** Math.floor(Math.log2(named.length));
  const header = bytes([
    u32(0x00010000),
    ...[named.length, power * 16, Math.log2(power), (named.length - power) * 16].map(u16),
    ...named.flatMap(([tag, table], index) => [
      ...Array.from(tag, (letter) => u8(letter.charCodeAt(0))),
      // No reader minds the sum.
      u32(0),
      u32(start + padded.slice(0, index).reduce((sum, size) => sum + size, 0)),
      u32(table.length),
    ]),
  ]);
  const file = new Uint8Array(start + padded.reduce((sum, size) => sum + size, 0));
  file.set(header);
  let at = start;
  for (const [index, [, table]] of named.entries()) {
    file.set(table, at);
    at += padded[index] ?? 0;
  }
  return file;
}
