import type { LiveState } from "#query/live.ts";
import type { OutboxView } from "#query/outbox/outbox-view.ts";
import { durationWords, clock } from "#time/words.ts";
import type { TimeZone } from "#time/zone.ts";
import { type ClockOff } from "./clock-off.ts";
import { words } from "./words.ts";

/** How this tablet stands to the server, at a glance. */
export interface MarkWords {
  readonly link: string;
  readonly isAway: boolean;
  /** What else there is to know, what matters most first. */
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly words: string;
  /** Where it stands after another one. */
  readonly short: string;
  /** Whether a person has to do something. */
  readonly isLoud: boolean;
}

export function linkWords(state: LiveState, zone: TimeZone): string {
  switch (state.kind) {
    case "live":
      return words.live;
    case "connecting":
      return words.connecting;
    case "reconnecting":
      return words.reconnecting;
    case "offline":
      return words.offlineSince(clock(zone, state.since));
  }
}

export function markWords(
  state: LiveState,
  { counts, keeping }: Pick<OutboxView, "counts" | "keeping">,
  clockOff: ClockOff | undefined,
  zone: TimeZone,
): MarkWords {
  const needYou = counts.refused + counts.conflict;
  const unsent = counts.saved + counts.sending;
  const facts: Fact[] = [];
  const say = (isLoud: boolean, full: string, short = full): void =>
    void facts.push({ words: full, short, isLoud });
  if (needYou > 0) say(true, words.needYou(needYou));
  if (unsent > 0) say(false, words.notYetSent(unsent));
  if (keeping.kind === "page") say(true, words.notStored, words.notStoredShort);
  if (clockOff !== undefined) {
    say(true, words.clockOff(durationWords(clockOff.by)), words.clockOffShort);
  }
  return {
    link: linkWords(state, zone),
    isAway: state.kind === "reconnecting" || state.kind === "offline",
    facts,
  };
}
