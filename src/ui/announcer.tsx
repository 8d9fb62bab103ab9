import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useState,
} from "react";

/** Says a sentence to those who listen instead of looking. */
export type Announce = (sentence: string) => void;

const Announcement = createContext<Announce | undefined>(undefined);

/**
 * Says outcomes aloud, politely. Two regions take turns, so that the same sentence twice is said twice.
 * Give it what a person did and what came of it, never ticks or arrivals.
 */
export function Announcer({ children }: { readonly children: ReactNode }): ReactElement {
  const [said, setSaid] = useState<{ readonly turn: number; readonly sentence: string }>({
    turn: 0,
    sentence: "",
  });
  const announce = useCallback<Announce>(
    (sentence) => setSaid(({ turn }) => ({ turn: 1 - turn, sentence })),
    [],
  );
  return (
    <Announcement value={announce}>
      <output className="visually-hidden">{said.turn === 0 ? said.sentence : ""}</output>
      <output className="visually-hidden">{said.turn === 1 ? said.sentence : ""}</output>
      {children}
    </Announcement>
  );
}

/** @throws Error outside an {@link Announcer}: wrap the app in one. */
export function useAnnounce(): Announce {
  const announce = useContext(Announcement);
  if (announce === undefined) throw new Error("useAnnounce needs an <Announcer> around it");
  return announce;
}
