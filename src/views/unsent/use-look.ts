import type { Choices } from "#query/outbox/choices.ts";
import { useEffect, useState } from "react";
import type { Standing } from "./conflict-words.ts";

/** How a conflict can be settled on what stands there now, as far as that is known. */
export type Looked =
  | { readonly kind: "asking" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "known"; readonly choices: Choices; readonly standing: Standing };

/** Asks the server how it stands; `undefined`: no answer. */
export type Look = (id: string) => Promise<(Choices & { readonly standing: Standing }) | undefined>;

const ASKING: Looked = { kind: "asking" };

/**
 * Looks, and looks again whenever `moved` changes: someone may go on changing the very time that a person is
 * deciding about, and each choice is to be told as it would come out now.
 */
export function useLook(
  id: string,
  look: Look,
  moved: unknown,
): { readonly looked: Looked; readonly again: () => void } {
  const [looked, setLooked] = useState<Looked>(ASKING);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isOver = false;
    void look(id).then((found) => {
      if (isOver) return;
      if (found === undefined) {
        // What was known before is still the best there is.
        setLooked((held) => (held.kind === "known" ? held : { kind: "unreachable" }));
        return;
      }
      const { standing, ...choices } = found;
      setLooked({ kind: "known", choices, standing });
    });
    return () => {
      isOver = true;
    };
  }, [id, look, moved, turn]);
  return {
    looked,
    again() {
      setLooked(ASKING);
      setTurn((count) => count + 1);
    },
  };
}
