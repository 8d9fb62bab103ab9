import { type ReasonCode, reasonCode } from "#engine/names.ts";
import { useCallback, useState } from "react";
import { listFrom, textOf, withWord } from "../kept-list.ts";
import type { DraftStore } from "./panel-props.ts";

/** The reasons that a person has starred on this device. */
export interface Favourites {
  /** The one that was starred first comes first. */
  readonly codes: readonly ReasonCode[];
  readonly set: (reason: ReasonCode, isFavourite: boolean) => void;
}

/** Kept in the store as it changes; where the browser keeps nothing they last as long as the page. */
export function useFavourites({ read, write }: DraftStore): Favourites {
  const [codes, setCodes] = useState(() => favouritesFrom(read()));
  const set = useCallback(
    (reason: ReasonCode, isFavourite: boolean) => {
      const next = withWord(codes, reason, isFavourite);
      setCodes(next);
      write(textOf(next));
    },
    [codes, write],
  );
  return { codes, set };
}

/** Text of another build, or of nobody's, is no favourites. */
export function favouritesFrom(text: string | undefined): readonly ReasonCode[] {
  return listFrom(text).map((code) => reasonCode(code));
}
