import { SignIn } from "#views/signin/sign-in.tsx";
import { HeldNotice } from "#views/unsent/held-notice.tsx";
import { type ComponentProps, type ReactElement, useContext } from "react";
import { LanguageContext } from "./language.ts";

export interface SignInPageProps extends ComponentProps<typeof HeldNotice> {
  readonly wasSignedIn: boolean;
}

/** The way in, and what waits on this tablet for someone. */
export function SignInPage({ wasSignedIn, held }: SignInPageProps): ReactElement {
  const { choose } = useContext(LanguageContext);
  return (
    <SignIn wasSignedIn={wasSignedIn} onLanguage={choose}>
      <HeldNotice held={held} />
    </SignIn>
  );
}
