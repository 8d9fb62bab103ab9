import { parse, type Parsed } from "#contract/field-problem.ts";
import { timelinesAnswerSchema, timelinesFromWire, type Timelines } from "#contract/timelines.ts";

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
