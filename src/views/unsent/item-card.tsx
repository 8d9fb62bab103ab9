import type { Plant } from "#engine/plant.ts";
import type { Acted, Item, OutboxActions } from "#query/outbox/outbox-view.ts";
import type { Instant } from "#time/instant.ts";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { Menu } from "#ui/menu.tsx";
import { StatusMark } from "#ui/status-mark.tsx";
import type { ReactElement, ReactNode } from "react";
import { askedWords, momentWords } from "./asked-words.ts";
import styles from "./item-card.module.css";
import { needsPerson, standingWords } from "./standing-words.ts";
import { type Discard, useDiscard } from "./use-discard.ts";
import { problemWords } from "../problem-words.ts";
import { unsentWords } from "./list-words.ts";

export interface ItemCardProps {
  readonly plant: Plant;
  readonly item: Item;
  readonly now: Instant;
  readonly actions: OutboxActions;
  readonly onDecide: (item: Item) => void;
  readonly onChange: (item: Item) => void;
  /** What came of something that was done here. `whole`: which entry, in words. */
  readonly onActed: (acted: Acted, did: "discard" | "retry", whole: string) => void;
}

/** One entry: what was asked, when, how it stands, why it was refused, and what can be done. */
export function ItemCard(props: ItemCardProps): ReactElement {
  const { plant, item, now, actions, onActed } = props;
  const { standing } = item;
  const asked = askedWords(plant, item, now);
  const is = standingWords(standing);
  const discard = useDiscard(item, actions);

  async function doDiscard(): Promise<void> {
    const acted = await discard.sure();
    if (acted !== undefined) onActed(acted, "discard", asked.whole);
  }
  async function retry(): Promise<void> {
    onActed(await actions.retry(item.id), "retry", asked.whole);
  }

  return (
    <li className={styles["card"]} data-loud={needsPerson(standing) ? "" : undefined}>
      <div className={styles["head"]}>
        <div className={styles["asked"]}>
          <p className={styles["what"]}>
            {asked.machine} · {asked.what}
          </p>
          <p>{asked.when}</p>
          {asked.comment === "" ? undefined : (
            <p className={styles["comment"]}>“{asked.comment}”</p>
          )}
          <p className={styles["standing"]}>
            <StatusMark icon={is.icon} tone={is.tone}>
              {is.words}
            </StatusMark>
            <span className={styles["made"]}>
              {unsentWords.entered(momentWords(plant, item.madeAt, now))}
            </span>
          </p>
        </div>
        {standing.kind === "saved" && discard.state.kind === "idle" ? (
          <Menu
            label={unsentWords.more(asked.whole)}
            isSquare
            actions={[
              ...(standing.waitsFor === undefined
                ? [
                    {
                      key: "send",
                      icon: "send",
                      words: unsentWords.sendNow,
                      onAction: () => void retry(),
                    } as const,
                  ]
                : []),
              ...(isChangeable(item)
                ? [
                    {
                      key: "change",
                      words: unsentWords.change,
                      onAction: () => props.onChange(item),
                    },
                  ]
                : []),
              { key: "discard", words: unsentWords.discard, onAction: discard.ask },
            ]}
          >
            <Icon name="more" />
          </Menu>
        ) : undefined}
      </div>
      <Why item={item} />
      {discard.state.kind === "asking" ? (
        <Sure discard={discard} onSure={() => void doDiscard()} />
      ) : (
        <Actions {...props} retry={retry} ask={discard.ask} of={asked.whole} />
      )}
    </li>
  );
}

/** Taking back has nothing in it that could be another way. */
function isChangeable({ request }: Item): boolean {
  return request.kind !== "undo";
}

/** Why the server did not take it, in its words, and whom to ask where asking helps. */
function Why({ item: { standing } }: { readonly item: Item }): ReactElement | undefined {
  if (standing.kind !== "refused") return undefined;
  const { problem } = standing;
  return (
    <p>
      {problemWords(problem)}
      {problem.status === 403 ? ` ${unsentWords.askSomeone}` : undefined}
    </p>
  );
}

interface ActionsProps extends ItemCardProps {
  readonly retry: () => Promise<void>;
  readonly ask: () => void;
  readonly of: string;
}

function Actions(props: ActionsProps): ReactElement | undefined {
  const { item, retry, ask, of, onDecide, onChange } = props;
  switch (item.standing.kind) {
    case "conflict":
      return (
        <div className={styles["actions"]}>
          <Button kind="primary" onPress={() => onDecide(item)}>
            <Named of={of}>{unsentWords.decide}</Named>
          </Button>
        </div>
      );
    case "refused":
      return (
        <div className={styles["actions"]}>
          <Button onPress={() => void retry()}>
            <Named of={of}>{unsentWords.retry}</Named>
          </Button>
          {isChangeable(item) ? (
            <Button onPress={() => onChange(item)}>
              <Named of={of}>{unsentWords.change}</Named>
            </Button>
          ) : undefined}
          <Button onPress={ask}>
            <Named of={of}>{unsentWords.discard}</Named>
          </Button>
        </div>
      );
    case "saved":
    case "sending":
    case "sent":
      return undefined;
  }
}

function Sure(props: { readonly discard: Discard; readonly onSure: () => void }): ReactElement {
  const { discard, onSure } = props;
  return (
    <div role="alert" className={styles["sure"]}>
      <p>{discard.state.kind === "asking" ? discard.state.question : undefined}</p>
      <div className={styles["actions"]}>
        <Button kind="danger" onPress={onSure}>
          {unsentWords.doDiscard}
        </Button>
        <Button onPress={discard.keep}>{unsentWords.keep}</Button>
      </div>
    </div>
  );
}

/** A button's word, and for those who do not see where it stands, of what. */
function Named(props: { readonly of: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      {props.children}
      <span className="visually-hidden"> {props.of}</span>
    </>
  );
}
