import type { Layer } from "#engine/layer.ts";
import type { ReasonCode } from "#engine/names.ts";
import type { Plant, Reason } from "#engine/plant.ts";
import type { Suggestion } from "#engine/suggest.ts";
import { type LookTable, looksOf } from "#lanes/looks.ts";
import { useAnnounce } from "#ui/announcer.tsx";
import { Fold } from "#ui/fold.tsx";
import { IconToggle } from "#ui/icon-toggle.tsx";
import { FINGERS, NARROW, useMedia } from "#ui/media.ts";
import { SearchField } from "#ui/search-field.tsx";
import { type TileOption, Tiles } from "#ui/tile.tsx";
import { type ReactElement, type Ref, useMemo, useState } from "react";
import type { Favourites } from "./favourites.ts";
import { NotOfferedList } from "./not-offered.tsx";
import type { Offer } from "./offer.ts";
import { groupsOf, type ReasonGroup, search, usedLately } from "./reasons.ts";
import styles from "./reason-picker.module.css";
import { Swatch } from "./swatch.tsx";
import { words } from "./words.ts";

/** As many as fill two rows of two: those that one tap reaches without scrolling. */
const MOST_LATELY = 4;
/** So few reasons need no folding. */
const FEW = 8;

export interface ReasonPickerProps {
  readonly plant: Plant;
  readonly offer: Offer;
  /** What people set on the machines that are chosen, for "used lately". */
  readonly layers: readonly Layer[];
  /** What is usual here, with its grounds. */
  readonly suggestion: Suggestion | undefined;
  readonly favourites: Favourites;
  readonly chosen: ReasonCode | undefined;
  readonly onChoose: (reason: ReasonCode) => void;
  readonly searchRef: Ref<HTMLInputElement>;
  readonly ref?: Ref<HTMLElement>;
}

/**
 * Reasons: what is usual here, those used lately on this machine, the person's favourites, each once; then a
 * search, then all of them by group; last those that are not offered here, and why.
 */
export function ReasonPicker(props: ReasonPickerProps): ReactElement {
  const { plant, offer, layers, suggestion, favourites, chosen, onChoose, searchRef, ref } = props;
  const { offered, others } = offer;
  const announce = useAnnounce();
  const isTight = useMedia(`${NARROW}, ${FINGERS}`);
  const [typed, setTyped] = useState("");
  const looks = useMemo(() => looksOf(plant.reasons), [plant]);
  const near = useMemo(
    () => nearOf(offered, layers, suggestion, favourites.codes),
    [offered, layers, suggestion, favourites.codes],
  );
  const found = useMemo(() => search(offered, typed), [offered, typed]);
  const isSearching = typed.trim() !== "";
  const chosenReason = offered.find(({ code }) => code === chosen);

  const tiles = (
    label: string,
    of: readonly Reason[],
    isLabelHidden = false,
    note?: string,
  ): ReactElement => (
    <Tiles
      label={label}
      isLabelHidden={isLabelHidden}
      options={of.map((reason) => optionOf(reason, looks, note))}
      chosen={chosen}
      onChoose={(key) => {
        const reason = offered.find(({ code }) => code === key);
        if (reason !== undefined) onChoose(reason.code);
      }}
    />
  );

  function star(isOn: boolean): void {
    if (chosenReason === undefined) return announce(words.whichFavourite);
    favourites.set(chosenReason.code, isOn);
    announce((isOn ? words.isFavourite : words.isNoFavourite)(chosenReason.name));
  }

  const { suggested, lately, starred } = near;
  return (
    <section className={styles["picker"]} aria-label={words.reasons} ref={ref}>
      {isSearching || suggested === undefined || suggestion === undefined
        ? undefined
        : tiles(words.suggested, [suggested], false, groundsWords(suggestion))}
      {isSearching || lately.length === 0
        ? undefined
        : tiles(layers.length > 1 ? words.usedLatelyOnThese : words.usedLately, lately)}
      {isSearching || starred.length === 0 ? undefined : tiles(words.favourites, starred)}
      <div className={styles["search"]}>
        <SearchField
          label={words.allReasons(offered.length)}
          clearLabel={words.clearSearch}
          value={typed}
          onChange={setTyped}
          onSubmit={() => {
            const [best] = found;
            if (isSearching && best !== undefined) onChoose(best.code);
          }}
          ref={searchRef}
        />
        <IconToggle
          icon="star"
          label={
            chosenReason === undefined
              ? words.whichFavourite
              : words.makeFavourite(chosenReason.name)
          }
          isOn={chosenReason !== undefined && favourites.codes.includes(chosenReason.code)}
          onChange={star}
        />
      </div>
      {isSearching && found.length > 0 ? tiles(words.found, found) : undefined}
      {isSearching && found.length === 0 ? (
        <p className={styles["nothing"]}>{words.noReasonFound(typed.trim())}</p>
      ) : undefined}
      {isSearching ? undefined : offered.length <= FEW ? (
        tiles(words.reasons, offered, true)
      ) : (
        <Groups
          reasons={offered}
          looks={looks}
          tiles={tiles}
          // Where there is little room an open group would push the others out of reach.
          opensFirst={
            !isTight && suggested === undefined && lately.length === 0 && starred.length === 0
          }
        />
      )}
      {others.length === 0 ? undefined : <NotOfferedList plant={plant} others={others} />}
    </section>
  );
}

interface Near {
  readonly suggested: Reason | undefined;
  readonly lately: readonly Reason[];
  readonly starred: readonly Reason[];
}

/** The reasons that are one tap away, each in the first place that it has. */
function nearOf(
  offered: readonly Reason[],
  layers: readonly Layer[],
  suggestion: Suggestion | undefined,
  codes: readonly ReasonCode[],
): Near {
  const suggested = offered.find(({ code }) => code === suggestion?.reason);
  const lately = usedLately(
    layers,
    offered.filter((reason) => reason !== suggested),
    MOST_LATELY,
  );
  const starred = codes.flatMap((code) => {
    const reason = offered.find((its) => its.code === code);
    return reason === undefined || reason === suggested || lately.includes(reason) ? [] : [reason];
  });
  return { suggested, lately, starred };
}

function groundsWords({ count, of, raw }: Suggestion): string {
  return words.grounds(count, of, raw);
}

interface GroupsProps {
  readonly reasons: readonly Reason[];
  readonly looks: LookTable;
  readonly tiles: (label: string, of: readonly Reason[], isLabelHidden: boolean) => ReactElement;
  readonly opensFirst: boolean;
}

/** One group open at a time: the next tap is never far away. */
function Groups({ reasons, looks, tiles, opensFirst }: GroupsProps): ReactElement {
  const groups = useMemo(() => groupsOf(reasons), [reasons]);
  const [open, setOpen] = useState<string | undefined>(() =>
    opensFirst ? nameOf(groups[0]) : undefined,
  );
  return (
    <div>
      {groups.map((group) => {
        const name = nameOf(group);
        const [first] = group.reasons;
        return (
          <Fold
            key={name}
            title={
              <>
                {first === undefined ? undefined : <Swatch look={lookOf(first, looks)} />}
                {name}
              </>
            }
            note={words.inGroup(group.reasons.length)}
            isOpen={open === name}
            onChange={(isOpen) => setOpen(isOpen ? name : undefined)}
          >
            {tiles(name, group.reasons, true)}
          </Fold>
        );
      })}
    </div>
  );
}

function nameOf(group: ReasonGroup | undefined): string {
  return group?.name ?? words.otherReasons;
}

function lookOf(reason: Reason, looks: LookTable) {
  return looks.looks[looks.indexOf(reason.code, false)]?.kind ?? "idle";
}

function optionOf(reason: Reason, looks: LookTable, also = ""): TileOption {
  const path = reason.group.slice(1).join(" › ");
  const notes = [also === "" ? path : also, reason.commentRequired ? words.commentNeeded : ""];
  const note = notes.filter((part) => part !== "").join(", ");
  return {
    key: reason.code,
    words: reason.name,
    note: note === "" ? undefined : note,
    sign: <Swatch look={lookOf(reason, looks)} />,
  };
}
