import type { Credentials, SignedIn } from "#query/session.ts";
import { problemWords } from "../problem-words.ts";
import { words } from "./words.ts";

/**
 * An attempt to sign in.
 *
 * ```
 * idle ──submit──► trying ──in time── failed ──submit──► trying
 *                    └──after 3 s──► slow
 * ```
 */
export type Attempt =
  | { readonly kind: "idle" }
  | { readonly kind: "trying"; readonly isSlow: boolean }
  | { readonly kind: "failed"; readonly title: string; readonly mend: string };

/** What a person is told when signing in did not work. */
export function failureOf(answer: Exclude<SignedIn, { kind: "signedIn" }>): Attempt {
  if (answer.kind === "unreachable") {
    return { kind: "failed", ...words.unreachable[answer.why] };
  }
  return { kind: "failed", title: words.failed, mend: problemWords(answer.problem) };
}

/** What is missing before anything is sent. */
export function missingFrom({ email, password }: Credentials): {
  readonly email: string | undefined;
  readonly password: string | undefined;
} {
  return {
    email: email.trim() === "" ? words.noEmail : undefined,
    password: password === "" ? words.noPassword : undefined,
  };
}
