import { parse, type Parsed } from "#contract/field-problem.ts";
import {
  BrokenTimelines,
  type OpenTimelines,
  openTimelines,
  TIMELINES_TYPE,
} from "#contract/timelines-bytes.ts";
import {
  type MachineSlice,
  timelinesAnswerSchema,
  timelinesFromWire,
  type Timelines,
} from "#contract/timelines.ts";
import { breathe, Stint } from "./stint.ts";

/** Reads the answer of `GET /api/timelines`. */
export function readTimelines(json: unknown): Parsed<Timelines> {
  const parsed = parse(timelinesAnswerSchema, json);
  if (!parsed.ok) return parsed;
  try {
    return { ok: true, value: timelinesFromWire(parsed.value) };
  } catch (failure) {
    if (!(failure instanceof RangeError)) throw failure;
    return { ok: false, problems: [{ path: "", message: failure.message }] };
  }
}

/** The same in bytes: machine by machine, so that a long answer costs no frame. */
export const timelinesInBytes = {
  type: TIMELINES_TYPE,
  async read(bytes: Uint8Array): Promise<Parsed<Timelines>> {
    try {
      return { ok: true, value: await readInStints(openTimelines(bytes)) };
    } catch (failure) {
      if (!(failure instanceof BrokenTimelines)) throw failure;
      return { ok: false, problems: [{ path: "", message: failure.message }] };
    }
  },
};

async function readInStints({ now, seq, slices }: OpenTimelines): Promise<Timelines> {
  const machines: MachineSlice[] = [];
  let stint = new Stint();
  for (const slice of slices()) {
    machines.push(slice);
    if (!stint.isOver()) continue;
    await breathe();
    stint = new Stint();
  }
  return { now, seq, machines };
}
