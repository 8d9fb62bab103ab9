import { SignIn } from "#views/signin/sign-in.tsx";
import { HeldNotice } from "#views/unsent/held-notice.tsx";
import type { ComponentProps, ReactElement } from "react";

export interface SignInPageProps extends ComponentProps<typeof HeldNotice> {
  readonly wasSignedIn: boolean;
}

/** The way in, and what waits on this tablet for someone. */
export function SignInPage({ wasSignedIn, held }: SignInPageProps): ReactElement {
  return (
    <SignIn wasSignedIn={wasSignedIn}>
      <HeldNotice held={held} />
    </SignIn>
  );
}
