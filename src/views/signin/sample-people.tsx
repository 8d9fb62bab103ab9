import type { SamplePerson } from "#query/session.ts";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import type { ReactElement } from "react";
import styles from "./sign-in.module.css";
import { words } from "./words.ts";

export interface SamplePeopleProps {
  readonly people: readonly SamplePerson[];
  readonly onChoose: (person: SamplePerson) => void;
}

/** The sample plant's people, each one tap away. */
export function SamplePeople({ people, onChoose }: SamplePeopleProps): ReactElement {
  return (
    <section className={styles["sample"]} aria-labelledby="sample-title">
      <h2 id="sample-title" className={styles["title"]}>
        {words.sampleTitle}
      </h2>
      <p className={styles["what"]}>{words.sampleWhat}</p>
      {people.map((person) => (
        <Button key={person.email} isWide onPress={() => onChoose(person)}>
          <Icon name="person" />
          <span className={styles["person"]}>
            <span>{person.name}</span>
            <span className={styles["role"]}>{words.roles[person.role]}</span>
          </span>
          <Icon name="forth" />
        </Button>
      ))}
    </section>
  );
}
