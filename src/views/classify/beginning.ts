import type { MachineId } from "#engine/names.ts";
import type { Request } from "#engine/request.ts";
import { type Instant, later, plus } from "#time/instant.ts";
import type { Selection } from "../selection.ts";
import type { Entered, Intent } from "./draft.ts";

/** What the panel starts with when an entry is to be changed: what was chosen then, and what was entered. */
export interface Beginning {
  readonly selection: Selection;
  readonly entered: Entered;
}

/**
 * Reads a request back into the panel's terms. `undefined`: taking back has nothing that could be changed.
 *
 * @param madeAt "from now" meant this moment, and still does.
 */
export function beginningOf(
  machine: MachineId,
  request: Request,
  madeAt: Instant,
  now: Instant,
): Beginning | undefined {
  if (request.kind === "undo") return undefined;
  const startsAt = request.startsAt ?? madeAt;
  const { reason, comment } = request;
  const enteredAs = (intent: Intent): Entered => ({ intent, reason, comment });
  if (request.kind === "post") {
    // Its end is the next event's start, or whatever the event that stands there has.
    return {
      selection: { kind: "event", machine, startsAt, endsAt: undefined },
      entered: enteredAs({ kind: request.updateIfExists ? "correct" : "fromHere" }),
    };
  }
  const endsAt = request.endsAt ?? later(now, plus(startsAt, 60));
  return {
    selection: { kind: "span", machine, startsAt, endsAt },
    entered: enteredAs({ kind: "span", isOngoing: request.endsAt === undefined }),
  };
}
