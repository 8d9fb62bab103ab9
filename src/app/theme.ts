import { useState } from "react";
import { readText, writeText } from "./storage.ts";

/** `system`: as the device is set. */
export type Theme = "system" | "light" | "dark";

const KEY = "shiftlane.theme";
const themes: readonly Theme[] = ["system", "light", "dark"];

export function storedTheme(): Theme {
  const kept = readText("local", KEY);
  return themes.find((theme) => theme === kept) ?? "system";
}

/** tokens.css does the rest. */
export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(storedTheme);
  return [
    theme,
    (next) => {
      setTheme(next);
      applyTheme(next);
      writeText("local", KEY, next === "system" ? undefined : next);
    },
  ];
}
