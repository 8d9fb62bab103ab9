import type { Refusal } from "#engine/refusal.ts";
import { type Instant, plus } from "#time/instant.ts";
import type { TimeZone } from "#time/zone.ts";
import type { Selection } from "../selection.ts";
import type { Intent } from "./draft.ts";
import { exactClock } from "./typed-time.ts";
import { words } from "./words.ts";

/** A way on from a refusal: one tap. */
export type Mend =
  | { readonly kind: "move"; readonly words: string; readonly to: Selection }
  | { readonly kind: "intend"; readonly words: string; readonly intent: Intent };

export interface RefusalWords {
  readonly why: string;
  readonly mend: Mend | undefined;
}

/** Why the engine would refuse a request, and what leads on. */
export function refusalWords(
  refusal: Refusal,
  selection: Selection,
  first: Instant | undefined,
  zone: TimeZone,
  now: Instant,
): RefusalWords {
  const { machine, startsAt } = selection;
  const why = words.refusals[refusal.kind];
  const move = (text: string, start: Instant, end: Instant): RefusalWords => ({
    why,
    mend: {
      kind: "move",
      words: text,
      to: { kind: "span", machine, startsAt: start, endsAt: end },
    },
  });
  const end = selection.endsAt ?? now;
  switch (refusal.kind) {
    case "beforeFirstReading": {
      if (first === undefined || first >= end) return { why, mend: undefined };
      return move(words.mends.startAtFirst(exactClock(zone, first)), first, end);
    }
    case "futureStart":
      return move(words.mends.startNow, now, end > now ? end : plus(now, 60));
    case "startAfterEnd":
      return move(words.mends.swap, end, startsAt);
    case "emptySpan":
      return move(words.mends.wholeMinute, startsAt, plus(startsAt, 60));
    case "eventExists":
      return {
        why,
        mend: { kind: "intend", words: words.mends.correctInstead, intent: { kind: "correct" } },
      };
    case "unknownReason":
    case "noReadings":
    case "changedSince":
      return { why, mend: undefined };
  }
}
