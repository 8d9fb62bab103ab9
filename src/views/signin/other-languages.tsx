import { type Language, languageNow, LANGUAGES } from "#time/language.ts";
import { Button } from "#ui/button.tsx";
import type { ReactElement } from "react";
import { LANGUAGE_NAMES } from "../language-names.ts";
import styles from "./sign-in.module.css";

/** The page in another language, before anyone has signed in. */
export function OtherLanguages(props: {
  readonly onChoose: (language: Language) => void;
}): ReactElement {
  return (
    <div className={styles["languages"]}>
      {LANGUAGES.filter((each) => each !== languageNow()).map((each) => (
        <Button key={each} onPress={() => props.onChoose(each)}>
          <span lang={each}>{LANGUAGE_NAMES[each]}</span>
        </Button>
      ))}
    </div>
  );
}
