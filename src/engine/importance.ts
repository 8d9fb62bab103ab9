import type { ReasonCode } from "./names.ts";
import type { Meaning, OeeUse, Reason } from "./plant.ts";

/**
 * How much an event matters where there is room for one of several, 0 to 4: a stop that still needs a person
 * outranks any other, a stop outranks a planned one, that running, and that time that is not counted.
 */
export type Importance = 0 | 1 | 2 | 3 | 4;

const OF_USE: Readonly<Record<OeeUse, Importance>> = {
  none: 0,
  runtime: 1,
  planned: 2,
  unplanned: 3,
};

/**
 * The meanings that events of a plant have, by number, and how much each matters: what an index of many
 * thousands of events keeps of each. The numbers only ever grow, and stay within this process.
 */
export class Meanings {
  private readonly uses: ReadonlyMap<ReasonCode, OeeUse>;
  private readonly list: Meaning[] = [];
  private readonly codes = new Map<string, number>();
  private ranks = new Uint8Array(64);

  constructor(reasons: readonly Reason[]) {
    this.uses = new Map(reasons.map(({ code, oee }) => [code, oee]));
  }

  codeOf(reason: ReasonCode, pending: boolean): number {
    const key = `${pending ? "?" : "!"}${reason}`;
    const known = this.codes.get(key);
    if (known !== undefined) return known;
    const code = this.list.length;
    this.codes.set(key, code);
    this.list.push({ reason, pending });
    if (code >= this.ranks.length) {
      const ranks = new Uint8Array(2 * this.ranks.length);
      ranks.set(this.ranks);
      this.ranks = ranks;
    }
    this.ranks[code] = this.importanceOf(reason, pending);
    return code;
  }

  /** @throws RangeError for a number that was never given out. */
  at(code: number): Meaning {
    const meaning = this.list[code];
    if (meaning === undefined) throw new RangeError(`no meaning has the number ${code}`);
    return meaning;
  }

  /** {@link Importance} by number. To be asked for again after {@link codeOf}: it grows. */
  get importance(): Uint8Array {
    return this.ranks;
  }

  /** A reason that the plant file has no longer is taken for a stop: it must not be overlooked. */
  private importanceOf(reason: ReasonCode, pending: boolean): Importance {
    return pending ? 4 : OF_USE[this.uses.get(reason) ?? "unplanned"];
  }
}
