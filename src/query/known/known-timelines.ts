import { BrokenTimelines, openTimelines, TimelinesWriter } from "#contract/timelines-bytes.ts";
import type { MachineId } from "#engine/names.ts";
import { type Instant, instant } from "#time/instant.ts";
import { z } from "zod";
import { type MachineTruth, type TimelinesTruth, truthOf } from "../truth.ts";
import type { TimelinesWindow } from "../window.ts";

/** One stretch of timelines as it was known last. */
export interface KnownStretch {
  readonly key: string;
  readonly window: TimelinesWindow;
  /** Up to when it is known to have been so, by the server's clock. */
  readonly asOf: Instant;
  readonly machines: readonly string[];
  readonly bytes: Uint8Array;
}

const rowSchema = z.object({
  key: z.string(),
  from: z.int(),
  to: z.int(),
  asOf: z.int(),
  machines: z.array(z.string()),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
type KnownRow = z.output<typeof rowSchema>;

/** @param asOf up to when it is known to have been so. */
export function rowOf(truth: TimelinesTruth, asOf: Instant): KnownRow {
  const { window, seq, machines } = truth;
  const writer = new TimelinesWriter();
  for (const { machineId, ...its } of machines.values()) writer.add({ machine: machineId, ...its });
  const ids = [...machines.keys()];
  return {
    key: `${window.from} ${window.to} ${ids.join(" ")}`,
    from: window.from,
    to: window.to,
    asOf,
    machines: ids,
    bytes: writer.finish({ now: asOf, seq }),
  };
}

/** `undefined` for a row that is broken or another build's. */
export function stretchOf(row: unknown): KnownStretch | undefined {
  const read = rowSchema.safeParse(row);
  if (!read.success) return undefined;
  const { key, from, to, asOf, machines, bytes } = read.data;
  try {
    const window = { from: instant(from), to: instant(to) };
    return { key, window, asOf: instant(asOf), machines, bytes };
  } catch (failure) {
    if (failure instanceof RangeError) return undefined;
    throw failure;
  }
}

/** One machine as it was known last. */
export interface KnownMachine {
  readonly truth: MachineTruth;
  readonly asOf: Instant;
}

/** Finds what is known of a machine, and reads a stretch only when it is wanted. */
export class KnownTimelines {
  private readonly stretches: readonly KnownStretch[];
  private readonly read = new Map<string, TimelinesTruth | undefined>();
  private readonly found = new Map<string, KnownMachine | undefined>();
  private readonly seen: (machine: MachineId) => number;

  /** @param seen the latest revision of a machine that this page has had from the server */
  constructor(stretches: readonly KnownStretch[], seen: (machine: MachineId) => number) {
    this.stretches = stretches;
    this.seen = seen;
  }

  /** The latest moment that anything is known of. */
  get asOf(): Instant | undefined {
    return this.stretches.reduce<Instant | undefined>(
      (latest, { asOf }) => (latest === undefined || asOf > latest ? asOf : latest),
      undefined,
    );
  }

  /**
   * The stretch that shows most of the window, of those the latest. The same object for the same question, until the
   * page has seen the machine as it was later: what was on show does not go back to what had been before it.
   */
  of(machine: MachineId, window: TimelinesWindow): KnownMachine | undefined {
    const question = `${window.from} ${window.to} ${machine}`;
    if (!this.found.has(question)) this.found.set(question, this.find(machine, window));
    const found = this.found.get(question);
    return found === undefined || found.truth.revision < this.seen(machine) ? undefined : found;
  }

  private find(machine: MachineId, window: TimelinesWindow): KnownMachine | undefined {
    const shared = ({ window: its }: KnownStretch): number =>
      Math.min(its.to, window.to) - Math.max(its.from, window.from);
    const candidates = this.stretches
      .filter(({ machines }) => machines.includes(machine))
      .sort((a, b) => shared(b) - shared(a) || b.asOf - a.asOf);
    for (const stretch of candidates) {
      const truth = this.truthIn(stretch)?.machines.get(machine);
      if (truth !== undefined) return { truth, asOf: stretch.asOf };
    }
    return undefined;
  }

  private truthIn(stretch: KnownStretch): TimelinesTruth | undefined {
    const { key } = stretch;
    if (!this.read.has(key)) this.read.set(key, readStretch(stretch));
    return this.read.get(key);
  }
}

function readStretch({ window, bytes }: KnownStretch): TimelinesTruth | undefined {
  try {
    const { now, seq, slices } = openTimelines(bytes);
    return truthOf(window, { now, seq, machines: [...slices()] });
  } catch (failure) {
    if (failure instanceof BrokenTimelines) return undefined;
    throw failure;
  }
}
