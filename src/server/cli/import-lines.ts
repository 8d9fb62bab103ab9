import { MOST_READINGS, type SentReading } from "../record/record.ts";
import type { Desk } from "../control/desk.ts";
import { shdrLine } from "./shdr.ts";

export interface Imported {
  readonly lines: number;
  readonly taken: number;
  readonly repeated: number;
  /** Why lines were passed over, how many, and the first of them (counted from 1). */
  readonly passedOver: ReadonlyMap<string, { readonly count: number; readonly firstLine: number }>;
}

/**
 * Sends a file's readings to one machine, by the same road as `POST /api/readings`, at most
 * `MOST_READINGS` at a time; nothing is held in memory but one such batch.
 * @param onBatch is told what has been done so far, after each batch.
 * @throws DeskRefused
 */
export async function importLines(
  lines: AsyncIterable<string>,
  machine: string,
  desk: Pick<Desk, "readings">,
  onBatch: (soFar: Imported) => void,
): Promise<Imported> {
  let count = 0;
  let taken = 0;
  let repeated = 0;
  const passedOver = new Map<string, { count: number; firstLine: number }>();
  const batch: { readonly line: number; readonly reading: SentReading }[] = [];
  const soFar = (): Imported => ({ lines: count, taken, repeated, passedOver });
  const passOver = (why: string, line: number): void => {
    const before = passedOver.get(why);
    const firstLine = Math.min(before?.firstLine ?? line, line);
    passedOver.set(why, { count: (before?.count ?? 0) + 1, firstLine });
  };
  const send = async (): Promise<void> => {
    const answer = await desk.readings(
      machine,
      batch.map(({ reading }) => reading),
    );
    taken += answer.taken;
    repeated += answer.repeated;
    for (const { index, why } of answer.refused) passOver(why, batch[index]?.line ?? count);
    batch.length = 0;
    onBatch(soFar());
  };
  for await (const text of lines) {
    count += 1;
    const line = shdrLine(text);
    if (line.kind === "passedOver") passOver(line.why, count);
    else batch.push({ line: count, reading: line.reading });
    if (batch.length === MOST_READINGS) await send();
  }
  // Even an empty file asks once, so that a machine that does not exist is noticed.
  if (batch.length > 0 || count === 0) await send();
  return soFar();
}
