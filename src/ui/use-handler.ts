import { useCallback, useInsertionEffect, useRef } from "react";

/**
 * A handler that stays the same function while what it does follows each render: what takes it and is drawn
 * only when it has changed is not drawn because of it. To be called by events, never while rendering.
 */
export function useHandler<Args extends readonly unknown[], Result>(
  handler: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useRef(handler);
  useInsertionEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args) => latest.current(...args), []);
}
