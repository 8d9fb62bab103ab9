/**
 * What a person confirms at once can be several requests, each its own on the wire (a split into named parts).
 * Their keys say that they belong together: `<name>.<part>of<parts>`, parts counted from 1.
 */
export interface PartKey {
  readonly name: string;
  readonly part: number;
  readonly of: number;
}

export function partKey({ name, part, of }: PartKey): string {
  return `${name}.${part}of${of}`;
}

/** @returns `undefined` for a key of a request that stands alone. */
export function partOf(key: string | undefined): PartKey | undefined {
  const [, name, part, of] = /^([^.]+)\.(\d{1,3})of(\d{1,3})$/.exec(key ?? "") ?? [];
  if (name === undefined) return undefined;
  return { name, part: Number(part), of: Number(of) };
}

/** A key for each of so many requests; `undefined` for one alone, which needs none of its own. */
export function partKeys(count: number, newName: () => string): readonly (string | undefined)[] {
  if (count < 2) return [undefined];
  const name = newName();
  return Array.from({ length: count }, (_, index) => partKey({ name, part: index + 1, of: count }));
}
