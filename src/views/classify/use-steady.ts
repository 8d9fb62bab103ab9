import { useState } from "react";

/** A value as it was when its key came up: what arrives later must not move what is under the finger. */
export function useSteady<Value>(value: Value, key: string): Value {
  const [held, setHeld] = useState({ key, value });
  if (held.key !== key) {
    setHeld({ key, value });
    return value;
  }
  return held.value;
}
