import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import type { Problem } from "#query/client.ts";
import type { Acted, Choice, Item } from "#query/outbox/outbox-view.ts";
import type { Instant } from "#time/instant.ts";
import { useAnnounce } from "#ui/announcer.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { OptionCards } from "#ui/option-cards.tsx";
import { Sheet, type SheetProps } from "#ui/sheet.tsx";
import { type ReactElement, type Ref, useEffect, useId, useState } from "react";
import { placeOf } from "../place.ts";
import { actedWords } from "./acted-words.ts";
import { askedWords, momentWords } from "./asked-words.ts";
import { choiceWords, type ChoiceWords, whoWords } from "./conflict-words.ts";
import styles from "./unsent.module.css";
import { type Look, type Looked, useLook } from "./use-look.ts";
import { problemWords } from "../problem-words.ts";
import { unsentWords } from "./list-words.ts";

export interface ConflictSheetProps {
  readonly plant: Plant;
  readonly item: Item;
  readonly problem: Problem;
  readonly now: Instant;
  readonly look: Look;
  /** Changes when the machine's timeline does. */
  readonly moved: unknown;
  readonly resolve: (choice: Choice) => Promise<Acted>;
  /** For the board to draw; nothing while nothing is chosen. */
  readonly onPreview: (requests: readonly Request[]) => void;
  readonly onBack: () => void;
  readonly height: NonNullable<SheetProps["height"]>;
  readonly titleRef: Ref<HTMLHeadingElement>;
}

/** Two people have answered for the same time: who did what and when, and three ways on. None is preset. */
export function ConflictSheet(props: ConflictSheetProps): ReactElement {
  const { plant, item, problem, now, height, titleRef, onBack } = props;
  const { looked, again } = useLook(item.id, props.look, props.moved);
  const announce = useAnnounce();
  const [chosen, setChosen] = useState<Choice>();
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<string>();
  const asked = askedWords(plant, item, now);
  const place = placeOf(plant, item.machineId);
  const options =
    looked.kind === "known" ? choiceWords(plant, looked.choices, looked.standing) : [];
  const option = options.find(({ choice }) => choice === chosen);
  usePreview(looked, option?.choice, props.onPreview);

  async function confirm(): Promise<void> {
    if (option?.isOffered !== true) {
      announce(lackOf(option) ?? "");
      return;
    }
    setWorking(true);
    const acted = await props.resolve(option.choice);
    setWorking(false);
    const said = actedWords(acted);
    setFailure(said);
    announce(said ?? unsentWords.settled(asked.whole, unsentWords.choices[option.choice]));
    if (acted.kind === "done" || acted.kind === "gone") onBack();
  }

  return (
    <Sheet
      over={place === undefined ? asked.machine : `${asked.machine} · ${place.area.name}`}
      title={unsentWords.conflictTitle}
      closeLabel={unsentWords.back}
      closeIcon="back"
      onClose={onBack}
      height={height}
      titleRef={titleRef}
      foot={
        looked.kind === "known" ? (
          <Foot
            option={option}
            isWorking={isWorking}
            failure={failure}
            onConfirm={() => void confirm()}
          />
        ) : undefined
      }
    >
      <ul className={styles["happened"]} aria-label={unsentWords.whatHappened}>
        <li>
          {unsentWords.youAsked(asked.what, asked.when, momentWords(plant, item.madeAt, now))}
        </li>
        {looked.kind === "known" ? (
          whoWords(plant, problem, looked.choices.contested, looked.standing).map((said) => (
            <li key={said}>{said}</li>
          ))
        ) : (
          <li>{problemWords(problem)}</li>
        )}
      </ul>
      {looked.kind === "asking" ? (
        <p className={styles["quiet"]}>{unsentWords.asking}</p>
      ) : undefined}
      {looked.kind === "unreachable" ? (
        <Notice
          tone="alert"
          title={unsentWords.cannotAsk}
          actions={<Button onPress={again}>{unsentWords.retry}</Button>}
        />
      ) : undefined}
      {looked.kind === "known" ? (
        <>
          <OptionCards
            label={unsentWords.choose}
            options={options.map(({ choice, said }) => ({
              key: choice,
              title: unsentWords.choices[choice],
              children: (
                <span className={styles["said"]}>
                  {said.map((sentence) => (
                    <span key={sentence}>{sentence}</span>
                  ))}
                </span>
              ),
            }))}
            chosen={chosen}
            onChoose={setChosen}
          />
          {looked.choices.split === undefined ? (
            <p className={styles["quiet"]}>{unsentWords.noSplit}</p>
          ) : undefined}
        </>
      ) : undefined}
    </Sheet>
  );
}

interface FootProps {
  readonly option: ChoiceWords | undefined;
  readonly isWorking: boolean;
  readonly failure: string | undefined;
  readonly onConfirm: () => void;
}

function Foot({ option, isWorking, failure, onConfirm }: FootProps): ReactElement {
  const lackId = useId();
  const lack = lackOf(option);
  return (
    <>
      {failure === undefined ? undefined : <Notice tone="alert" title={failure} />}
      {lack === undefined ? undefined : (
        <p id={lackId} className={styles["quiet"]}>
          {lack}
        </p>
      )}
      <Button
        kind={lack === undefined ? "primary" : "quiet"}
        isWide
        isPending={isWorking}
        describedBy={lack === undefined ? undefined : lackId}
        onPress={onConfirm}
      >
        {option === undefined
          ? unsentWords.confirmBare
          : unsentWords.confirm(unsentWords.choices[option.choice])}
      </Button>
    </>
  );
}

function lackOf(option: ChoiceWords | undefined): string | undefined {
  if (option === undefined) return unsentWords.chooseFirst;
  return option.isOffered ? undefined : unsentWords.wouldBeRefused;
}

/** Draws what the chosen way would send, until another is chosen or the sheet closes. */
function usePreview(
  looked: Looked,
  choice: Choice | undefined,
  onPreview: ConflictSheetProps["onPreview"],
): void {
  const requests =
    looked.kind === "known" && choice !== undefined ? looked.choices[choice] : undefined;
  useEffect(() => {
    onPreview(requests ?? []);
    return () => onPreview([]);
  }, [requests, onPreview]);
}
