import type { Person } from "#query/person.ts";
import { LANGUAGES } from "#time/language.ts";
import { Icon } from "#ui/icon.tsx";
import { Menu } from "#ui/menu.tsx";
import type { ReactElement } from "react";
import type { BoardProps } from "./board-props.ts";
import { LANGUAGE_NAMES } from "../language-names.ts";
import { words } from "./words.ts";

export interface PersonMenuProps extends Pick<
  BoardProps,
  "theme" | "onTheme" | "language" | "onLanguage" | "onSignOut"
> {
  readonly person: Person;
  readonly onShortcuts: () => void;
}

/** How the page looks and speaks to this person, what the keys do, and the way out. */
export function PersonMenu(props: PersonMenuProps): ReactElement {
  const { person, theme, onTheme, language, onLanguage, onShortcuts, onSignOut } = props;
  return (
    <Menu
      label={words.menuFor(person.name)}
      isSquare
      choices={[
        {
          title: words.appearance,
          chosen: theme,
          actions: [
            {
              key: "system",
              icon: "system",
              words: words.themeSystem,
              onAction: () => onTheme("system"),
            },
            {
              key: "light",
              icon: "day",
              words: words.themeLight,
              onAction: () => onTheme("light"),
            },
            { key: "dark", icon: "night", words: words.themeDark, onAction: () => onTheme("dark") },
            {
              key: "contrast",
              icon: "contrast",
              words: words.themeContrast,
              onAction: () => onTheme("contrast"),
            },
          ],
        },
        {
          title: words.language,
          chosen: language ?? "browser",
          actions: [
            {
              key: "browser",
              icon: "system",
              words: words.languageOfBrowser,
              onAction: () => onLanguage(undefined),
            },
            ...LANGUAGES.map((each) => ({
              key: each,
              icon: "language" as const,
              words: LANGUAGE_NAMES[each],
              lang: each,
              onAction: () => onLanguage(each),
            })),
          ],
        },
      ]}
      actions={[
        { key: "shortcuts", icon: "keyboard", words: words.shortcuts, onAction: onShortcuts },
        { key: "leave", icon: "leave", words: words.signOut, onAction: onSignOut },
      ]}
    >
      <Icon name="person" />
    </Menu>
  );
}
