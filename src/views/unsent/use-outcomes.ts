import type { Plant } from "#engine/plant.ts";
import { useLink } from "#query/link.ts";
import type { LiveState } from "#query/live.ts";
import type { Item, OutboxView } from "#query/outbox/outbox-view.ts";
import { useAnnounce } from "#ui/announcer.tsx";
import { useEffect, useEffectEvent, useRef } from "react";
import { askedWords } from "./asked-words.ts";
import { outcomesOf } from "./outcomes.ts";
import { words } from "./words.ts";

/** Says aloud what becomes of entries and of the connection while a person does something else. */
export function useOutcomes(plant: Plant, { items }: OutboxView, { kind }: LiveState): void {
  const announce = useAnnounce();
  const { clock } = useLink();
  const before = useRef(items);
  const say = useEffectEvent((next: readonly Item[]) => {
    const now = clock.now();
    const said = outcomesOf(before.current, next, now, (its) => askedWords(plant, its, now).whole);
    before.current = next;
    if (said.length > 0) announce(said.join(" "));
  });
  useEffect(() => say(items), [items]);

  const wasAway = useRef(false);
  useEffect(() => {
    if (kind === "offline" && !wasAway.current) announce(words.saidOffline);
    if (kind === "live" && wasAway.current) announce(words.saidLive);
    if (kind === "offline") wasAway.current = true;
    if (kind === "live") wasAway.current = false;
  }, [kind, announce]);
}
