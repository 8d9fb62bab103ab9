import { createContext, type ReactNode, type RefCallback, useContext } from "react";

/** What the panel gives to what stands in its place while nothing is chosen. */
export interface IdleParts {
  /** What came of the last request; `undefined`: it has been read. */
  readonly outcome: ReactNode;
  /** What the lanes' fills and patterns stand for. */
  readonly legend: ReactNode;
  /** For the heading that takes the focus when the panel is asked to. */
  readonly onTitle: RefCallback<HTMLHeadingElement>;
}

export const IdlePartsContext = createContext<IdleParts | undefined>(undefined);

/** @throws Error outside of the panel. */
export function useIdleParts(): IdleParts {
  const parts = useContext(IdlePartsContext);
  if (parts === undefined) throw new Error("only what stands in the panel's place has its parts");
  return parts;
}
