import { useLink } from "#query/link.ts";
import { type Credentials, type SamplePerson, signIn, useSamplePeople } from "#query/session.ts";
import type { Language } from "#time/language.ts";
import { useAnnounce } from "#ui/announcer.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { TextField } from "#ui/text-field.tsx";
import { type FormEvent, type ReactElement, type ReactNode, useRef, useState } from "react";
import { type Attempt, failureOf, missingFrom } from "./attempt.ts";
import { OtherLanguages } from "./other-languages.tsx";
import { SamplePeople } from "./sample-people.tsx";
import styles from "./sign-in.module.css";
import { words } from "./words.ts";

/** Longer than this and a person wonders whether anything is happening. */
const SLOW_MS = 3_000;

export interface SignInProps {
  /** Someone was signed in a moment ago: the page says that nothing is lost. */
  readonly wasSignedIn: boolean;
  readonly onLanguage: (language: Language) => void;
  /** What else a person should know before they sign in. */
  readonly children?: ReactNode;
}

export function SignIn({ wasSignedIn, onLanguage, children }: SignInProps): ReactElement {
  const link = useLink();
  const announce = useAnnounce();
  const people = useSamplePeople();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [isChecked, setChecked] = useState(false);
  const [attempt, setAttempt] = useState<Attempt>({ kind: "idle" });
  const emailRef = useRef<HTMLInputElement>(null);
  const passwordRef = useRef<HTMLInputElement>(null);
  const missing = missingFrom({ email, password });
  const isTrying = attempt.kind === "trying";

  async function tryAs(credentials: Credentials): Promise<void> {
    if (isTrying) return;
    setAttempt({ kind: "trying", isSlow: false });
    const timer = setTimeout(() => {
      setAttempt({ kind: "trying", isSlow: true });
      announce(words.slow);
    }, SLOW_MS);
    const answer = await signIn(link, credentials);
    clearTimeout(timer);
    // Signed in: the app puts the board in this page's place.
    if (answer.kind === "signedIn") return;
    const failure = failureOf(answer);
    setAttempt(failure);
    if (failure.kind === "failed") announce(`${failure.title}. ${failure.mend}`);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (missing.email !== undefined) emailRef.current?.focus();
    else if (missing.password !== undefined) passwordRef.current?.focus();
    else void tryAs({ email: email.trim(), password });
  }

  return (
    <main className={styles["page"]}>
      <div className={styles["card"]}>
        <header>
          <h1 className={styles["product"]}>{words.product}</h1>
          <p className={styles["what"]}>{words.what}</p>
        </header>
        {wasSignedIn && attempt.kind === "idle" ? (
          <Notice tone="info" title={words.signedOut} />
        ) : undefined}
        {children}
        <Standing attempt={attempt} />
        {people.length === 0 ? undefined : (
          <SamplePeople
            people={people}
            onChoose={({ email: address, password: secret }: SamplePerson) =>
              void tryAs({ email: address, password: secret })
            }
          />
        )}
        <form className={styles["form"]} onSubmit={submit} noValidate>
          <h2 className={styles["title"]}>{people.length === 0 ? words.title : words.orByEmail}</h2>
          <TextField
            label={words.email}
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
            problem={isChecked ? missing.email : undefined}
            ref={emailRef}
          />
          <TextField
            label={words.password}
            type="password"
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            problem={isChecked ? missing.password : undefined}
            ref={passwordRef}
          />
          <Button kind="primary" type="submit" isWide isPending={isTrying}>
            {isTrying ? words.signingIn : words.signIn}
          </Button>
        </form>
        <OtherLanguages onChoose={onLanguage} />
      </div>
    </main>
  );
}

/** What has become of the attempt; its announcement is made where it is known. */
function Standing({ attempt }: { readonly attempt: Attempt }): ReactElement | undefined {
  if (attempt.kind === "failed") {
    return (
      <Notice tone="alert" title={attempt.title}>
        {attempt.mend}
      </Notice>
    );
  }
  if (attempt.kind === "trying" && attempt.isSlow) {
    return <Notice tone="info" title={words.slow} />;
  }
  return undefined;
}
