import type { Link } from "#query/link.ts";
import { LinkProvider } from "#query/link-provider.tsx";
import { useSession } from "#query/session.ts";
import { Announcer } from "#ui/announcer.tsx";
import { SignIn } from "#views/signin/sign-in.tsx";
import { HeldNotice } from "#views/unsent/held-notice.tsx";
import { lazy, type ReactElement, Suspense, useEffect, useState } from "react";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Notices } from "./notices.tsx";
import { useHoldUpdates } from "./service-worker/use-registration.ts";
import { useHeld } from "./use-held.ts";
import { Waiting } from "./waiting.tsx";
import { words } from "./words.ts";

// Its own chunk: signing in needs neither the board nor the panel.
const loadWorkplace = () => import("./workplace.tsx");
const Workplace = lazy(async () => ({ default: (await loadWorkplace()).Workplace }));

/** Everything, from the link to the server down to the page. */
export function App({ link }: { readonly link: Link }): ReactElement {
  return (
    <ErrorBoundary>
      <LinkProvider link={link}>
        <Announcer>
          <Page />
          <Notices />
        </Announcer>
      </LinkProvider>
    </ErrorBoundary>
  );
}

/** Two places only, and the session says which: no address needs to be remembered or shared. */
function Page(): ReactElement {
  const session = useSession();
  const { held, isUnsafe } = useHeld();
  useHoldUpdates(isUnsafe);
  // Someone who is signed out without wanting it is told that nothing is lost.
  const [standing, setStanding] = useState<"outside" | "inside" | "leaving">("outside");
  if (session.kind === "signedIn" && standing === "outside") setStanding("inside");
  if (session.kind === "signedOut" && standing === "leaving") setStanding("outside");
  useEffect(() => {
    // Fetched while the password is being typed.
    if (session.kind === "signedOut") void loadWorkplace();
  }, [session.kind]);
  switch (session.kind) {
    case "asking":
      return <Waiting unreachable={session.unreachable} />;
    case "signedOut":
      return (
        <SignIn wasSignedIn={standing === "inside"}>
          <HeldNotice held={held} />
        </SignIn>
      );
    case "signedIn":
      return (
        <Suspense fallback={<Waiting words={words.loading} unreachable={undefined} />}>
          <Workplace
            // Another person starts with an empty panel.
            key={session.person.id}
            person={session.person}
            onLeft={() => setStanding("leaving")}
          />
        </Suspense>
      );
  }
}
