import { type ReasonCode, reasonCode } from "#engine/names.ts";
import { useCallback, useState } from "react";
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
      const next = withFavourite(codes, reason, isFavourite);
      setCodes(next);
      write(next.length === 0 ? undefined : JSON.stringify(next));
    },
    [codes, write],
  );
  return { codes, set };
}

export function withFavourite(
  codes: readonly ReasonCode[],
  reason: ReasonCode,
  isFavourite: boolean,
): readonly ReasonCode[] {
  const others = codes.filter((code) => code !== reason);
  return isFavourite ? [...others, reason] : others;
}

/** Text of another build, or of nobody's, is no favourites. */
export function favouritesFrom(text: string | undefined): readonly ReasonCode[] {
  const kept = parsed(text);
  if (!Array.isArray(kept)) return [];
  return kept.filter((code) => typeof code === "string").map((code) => reasonCode(code));
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (failure) {
    if (failure instanceof SyntaxError) return undefined;
    throw failure;
  }
}
