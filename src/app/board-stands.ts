import { useHasTruth } from "#query/use-has-truth.ts";
import { fetchAllLater } from "#ui/later.ts";
import { useEffect, useState } from "react";

/** After so long whatever is on show will do, milliseconds. */
const PATIENCE_MS = 3_000;
/** The first picture is painted by then, and the browser at rest. Milliseconds. */
const BREATH_MS = 150;

/**
 * Whether the board can be used, so that what stands beside it may be fetched; and then everything else that
 * comes later, so that the page needs nothing but its data from then on, whatever becomes of the network.
 */
export function useBoardStands(): boolean {
  const hasTruth = useHasTruth();
  const [stands, setStands] = useState(false);
  useEffect(() => {
    const wait = setTimeout(() => setStands(true), hasTruth ? BREATH_MS : PATIENCE_MS);
    return () => clearTimeout(wait);
  }, [hasTruth]);
  useEffect(() => {
    if (stands) void fetchAllLater();
  }, [stands]);
  return stands;
}
