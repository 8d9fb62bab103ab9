import type { Plant } from "#engine/plant.ts";
import { eventAt } from "#engine/timeline.ts";
import { elapsed, type Instant, later } from "#time/instant.ts";
import { clock, durationWords } from "#time/words.ts";
import { looksOf } from "#lanes/looks.ts";
import { Button } from "#ui/button.tsx";
import { ExactField } from "#ui/exact-field.tsx";
import { Fold } from "#ui/fold.tsx";
import { TextArea } from "#ui/text-field.tsx";
import { type ReactElement, useMemo, useRef } from "react";
import { clocksBetween, growingWords, reasonName } from "../../event-words.ts";
import type { Favourites } from "../favourites.ts";
import type { Chosen } from "../panel-props.ts";
import { ReasonPicker } from "../reason-picker.tsx";
import { Swatch } from "../swatch.tsx";
import { exactClock, instantTyped, stepMinute } from "../typed-time.ts";
import { shiftAround } from "../edges.ts";
import { useOffer } from "../use-offer.ts";
import { words as panelWords } from "../words.ts";
import { middleOf, type Part, type Parts, roomOf } from "./parts.ts";
import styles from "./split.module.css";
import { words } from "./words.ts";

export interface PartCardProps {
  readonly plant: Plant;
  readonly chosen: Chosen;
  readonly starred: Favourites;
  readonly now: Instant;
  readonly parts: Parts;
  readonly part: Part;
  readonly index: number;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onChange: (change: Partial<Part>) => void;
  readonly onMove: (index: number, to: Instant) => void;
  readonly onSplit: () => void;
  readonly onJoin: () => void;
}

/** One part: what it is called in a line; opened, all that can be done to it. */
export function PartCard(props: PartCardProps): ReactElement {
  const { plant, part, index, isOpen, onOpen } = props;
  const looks = useMemo(() => looksOf(plant.reasons), [plant]);
  const { reason } = part;
  const name = reason === undefined ? words.staysUnexplained : reasonName(plant, reason);
  return (
    <Fold
      title={
        <>
          {reason === undefined ? undefined : (
            <Swatch look={looks.looks[looks.indexOf(reason, false)]?.kind ?? "idle"} />
          )}
          {`${words.part(index + 1)}: ${name}`}
        </>
      }
      note={whenOf(props)}
      isOpen={isOpen}
      onChange={onOpen}
    >
      {/* What is folded away is not made: a part has a whole picker of its own. */}
      {isOpen ? <PartEditor {...props} /> : undefined}
    </Fold>
  );
}

function whenOf({ plant, part, now }: PartCardProps): string {
  const { startsAt, endsAt } = part;
  if (endsAt === undefined) {
    const length = elapsed(startsAt, later(startsAt, now));
    return words.when(words.since(clock(plant.timeZone, startsAt)), growingWords(length));
  }
  return words.when(
    clocksBetween(plant, startsAt, endsAt),
    durationWords(elapsed(startsAt, endsAt)),
  );
}

function PartEditor(props: PartCardProps): ReactElement {
  const { plant, chosen, starred, now, parts, part, index, onChange } = props;
  const { machine, timeline } = chosen;
  const searchRef = useRef<HTMLInputElement>(null);
  const raw = eventAt(timeline, plant.mapping, part.startsAt, now)?.raw;
  const offer = useOffer(plant, machine.id, raw);
  const layers = useMemo(() => [timeline.layer], [timeline.layer]);
  const isLast = index === parts.length - 1;
  return (
    <div className={styles["editor"]}>
      {parts.length < 2 ? undefined : (
        <div className={styles["edges"]}>
          {index === 0 ? undefined : (
            <EdgeField
              {...props}
              at={part.startsAt}
              edge={index - 1}
              label={words.starts(index + 1)}
            />
          )}
          {isLast || part.endsAt === undefined ? undefined : (
            <EdgeField {...props} at={part.endsAt} edge={index} label={words.ends(index + 1)} />
          )}
        </div>
      )}
      <ReasonPicker
        plant={plant}
        offer={offer}
        layers={layers}
        suggestion={undefined}
        favourites={starred}
        chosen={part.reason}
        onChoose={(reason) => onChange({ reason })}
        searchRef={searchRef}
      />
      {part.reason === undefined ? undefined : (
        <TextArea
          label={panelWords.comment}
          value={part.comment}
          onChange={(comment) => onChange({ comment })}
        />
      )}
      {middleOf(part, now) === undefined ? undefined : (
        <Button onPress={props.onSplit}>{words.split(index + 1)}</Button>
      )}
      {isLast ? undefined : <Button onPress={props.onJoin}>{words.join(index + 1)}</Button>}
    </div>
  );
}

interface EdgeFieldProps extends PartCardProps {
  readonly label: string;
  readonly at: Instant;
  /** The part that ends there. */
  readonly edge: number;
}

function EdgeField({ plant, parts, now, label, at, edge, onMove }: EdgeFieldProps): ReactElement {
  const [least, most] = roomOf(parts, edge, now);
  const zone = plant.timeZone;
  const check = (to: Instant): string | undefined => {
    if (to < least) return panelWords.mustBeAfter(exactClock(zone, parts[edge]?.startsAt ?? at));
    return to > most ? panelWords.mustBeBefore(exactClock(zone, later(most, at))) : undefined;
  };
  return (
    <ExactField
      label={label}
      value={at}
      format={(instant) => exactClock(zone, instant)}
      parse={(text) =>
        instantTyped(text, {
          zone,
          near: at,
          other: parts[edge]?.startsAt,
          within: shiftAround(plant, at),
          isPossible: (to) => check(to) === undefined,
        })
      }
      check={check}
      step={stepMinute}
      onChange={(to) => onMove(edge, to)}
      words={{
        less: panelWords.minuteEarlier,
        more: panelWords.minuteLater,
        notUnderstood: panelWords.notATime,
      }}
    />
  );
}
