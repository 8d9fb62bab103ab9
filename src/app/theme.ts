import { useState } from "react";
import { readText, writeText } from "./storage.ts";

/** `system`: as the device is set. `contrast`: so too, with as much contrast as there is. */
export type Theme = "system" | "light" | "dark" | "contrast";

const KEY = "shiftlane.theme";
const themes: readonly Theme[] = ["system", "light", "dark", "contrast"];

function storedTheme(): Theme {
  const kept = readText("local", KEY);
  return themes.find((theme) => theme === kept) ?? "system";
}

/** Before anything is painted, so that nobody is dazzled; and again whenever the device's wish changes. */
export function startTheme(): void {
  const strong = matchMedia(STRONG);
  strong.addEventListener("change", () => applyTheme(storedTheme()));
  applyTheme(storedTheme());
}

const STRONG = "(prefers-contrast: more)";

/** tokens.css does the rest. Whoever has asked the device for contrast gets it by day and by night. */
function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "light" || theme === "dark") dataset["theme"] = theme;
  else delete dataset["theme"];
  if (theme === "contrast" || matchMedia(STRONG).matches) dataset["contrast"] = "more";
  else delete dataset["contrast"];
}

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(storedTheme);
  return [
    theme,
    (next) => {
      setTheme(next);
      writeText("local", KEY, next === "system" ? undefined : next);
      applyTheme(next);
    },
  ];
}
