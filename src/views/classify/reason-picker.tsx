import type { Layer } from "#engine/layer.ts";
import type { ReasonCode } from "#engine/names.ts";
import type { Reason } from "#engine/plant.ts";
import { type LookTable, looksOf } from "#lanes/looks.ts";
import { Fold } from "#ui/fold.tsx";
import { SearchField } from "#ui/search-field.tsx";
import { type TileOption, Tiles } from "#ui/tile.tsx";
import { type ReactElement, type Ref, useMemo, useState } from "react";
import { groupsOf, type ReasonGroup, search, usedLately } from "./reasons.ts";
import styles from "./reason-picker.module.css";
import { Swatch } from "./swatch.tsx";
import { words } from "./words.ts";

/** As many as fill two rows of two: those that one tap reaches without scrolling. */
const MOST_LATELY = 4;
/** So few reasons need no folding. */
const FEW = 8;

export interface ReasonPickerProps {
  readonly reasons: readonly Reason[];
  /** What people set on this machine, for "used lately". */
  readonly layer: Layer;
  readonly chosen: ReasonCode | undefined;
  readonly onChoose: (reason: ReasonCode) => void;
  readonly searchRef: Ref<HTMLInputElement>;
}

/** Reasons: those used lately on this machine, then a search, then all of them by group. */
export function ReasonPicker(props: ReasonPickerProps): ReactElement {
  const { reasons, layer, chosen, onChoose, searchRef } = props;
  const [typed, setTyped] = useState("");
  const looks = useMemo(() => looksOf(reasons), [reasons]);
  const lately = useMemo(() => usedLately(layer, reasons, MOST_LATELY), [layer, reasons]);
  const found = useMemo(() => search(reasons, typed), [reasons, typed]);
  const isSearching = typed.trim() !== "";

  const tiles = (label: string, of: readonly Reason[], isLabelHidden = false): ReactElement => (
    <Tiles
      label={label}
      isLabelHidden={isLabelHidden}
      options={of.map((reason) => optionOf(reason, looks))}
      chosen={chosen}
      onChoose={(key) => {
        const reason = reasons.find(({ code }) => code === key);
        if (reason !== undefined) onChoose(reason.code);
      }}
    />
  );

  return (
    <section className={styles["picker"]} aria-label={words.reasons}>
      {lately.length > 0 && !isSearching ? tiles(words.usedLately, lately) : undefined}
      <SearchField
        label={words.allReasons(reasons.length)}
        clearLabel={words.clearSearch}
        value={typed}
        onChange={setTyped}
        onSubmit={() => {
          const [best] = found;
          if (isSearching && best !== undefined) onChoose(best.code);
        }}
        ref={searchRef}
      />
      {isSearching && found.length > 0 ? tiles(words.found, found) : undefined}
      {isSearching && found.length === 0 ? (
        <p className={styles["nothing"]}>{words.noReasonFound(typed.trim())}</p>
      ) : undefined}
      {isSearching ? undefined : reasons.length <= FEW ? (
        tiles(words.reasons, reasons, true)
      ) : (
        <Groups reasons={reasons} looks={looks} tiles={tiles} opensFirst={lately.length === 0} />
      )}
    </section>
  );
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

function optionOf(reason: Reason, looks: LookTable): TileOption {
  const path = reason.group.slice(1).join(" › ");
  const notes = [path, reason.commentRequired ? words.commentNeeded : ""];
  const note = notes.filter((part) => part !== "").join(", ");
  return {
    key: reason.code,
    words: reason.name,
    note: note === "" ? undefined : note,
    sign: <Swatch look={lookOf(reason, looks)} />,
  };
}
