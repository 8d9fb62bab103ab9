import type { LiveState } from "#query/live.ts";
import type { Acted, HeldForSomeone, Item } from "#query/outbox/outbox-view.ts";
import { useAnnounce } from "#ui/announcer.tsx";
import { Sheet, type SheetProps } from "#ui/sheet.tsx";
import { Notice } from "#ui/notice.tsx";
import { type ReactElement, type ReactNode, type Ref, useId, useState } from "react";
import { actedWords } from "./acted-words.ts";
import { ItemCard, type ItemCardProps } from "./item-card.tsx";
import { linkWords } from "./mark-words.ts";
import { needsPerson } from "./standing-words.ts";
import { TabletNotices, type TabletNoticesProps } from "./tablet-notices.tsx";
import styles from "./unsent.module.css";
import { unsentWords } from "./list-words.ts";

export interface UnsentListProps
  extends TabletNoticesProps, Omit<ItemCardProps, "item" | "onActed"> {
  readonly live: LiveState;
  readonly items: readonly Item[];
  readonly held: readonly HeldForSomeone[];
  /** What this page has seen sent. */
  readonly lately: readonly Item[];
  readonly onClose: () => void;
  readonly height: NonNullable<SheetProps["height"]>;
  readonly titleRef: Ref<HTMLHeadingElement>;
  /** What was done has taken its own place away: the focus goes to the title. */
  readonly onTaken: () => void;
}

/** Everything that is on this tablet and not, or only just, with the server. */
export function UnsentList(props: UnsentListProps): ReactElement {
  const { plant, live, items, held, lately, onClose, height, titleRef, onTaken } = props;
  const announce = useAnnounce();
  const [problem, setProblem] = useState<string>();
  const needsYou = items.filter(({ standing }) => needsPerson(standing));
  const waiting = items.filter(
    ({ standing }) => !needsPerson(standing) && standing.kind !== "sent",
  );
  const isAway = live.kind === "reconnecting" || live.kind === "offline";

  function acted(outcome: Acted, did: "discard" | "retry", whole: string): void {
    const said = actedWords(outcome);
    setProblem(said);
    if (said !== undefined) announce(said);
    else if (did === "discard") announce(unsentWords.discarded(whole));
    if (outcome.kind === "done" || outcome.kind === "gone") onTaken();
  }
  const card = (item: Item): ReactElement => (
    <ItemCard key={item.id} {...props} item={item} onActed={acted} />
  );

  return (
    <Sheet
      title={needsYou.length + waiting.length === 0 ? unsentWords.allSent : unsentWords.title}
      under={isAway ? linkWords(live, plant.timeZone) : linkNote(live)}
      closeLabel={unsentWords.close}
      onClose={onClose}
      height={height}
      titleRef={titleRef}
    >
      {isAway ? <p className={styles["note"]}>{unsentWords.isAway}</p> : undefined}
      {problem === undefined ? undefined : <Notice tone="alert" title={problem} />}
      <Section title={unsentWords.needsYou} items={needsYou.map(card)} />
      <Section title={unsentWords.waiting} items={waiting.map(card)} />
      <Section
        title={unsentWords.others}
        items={held.map(({ account, name, count }) => (
          <li key={account}>{unsentWords.othersCount(name, count)}</li>
        ))}
      />
      <TabletNotices {...props} />
      <Section title={unsentWords.lately} items={lately.map(card)} />
    </Sheet>
  );
}

function linkNote({ kind }: LiveState): string {
  return kind === "live" ? unsentWords.isLive : unsentWords.isConnecting;
}

function Section(props: {
  readonly title: string;
  readonly items: readonly ReactNode[];
}): ReactElement | undefined {
  const id = useId();
  if (props.items.length === 0) return undefined;
  return (
    <section className={styles["section"]} aria-labelledby={id}>
      <h3 id={id} className={styles["heading"]}>
        {props.title}
      </h3>
      <ul className={styles["items"]}>{props.items}</ul>
    </section>
  );
}
