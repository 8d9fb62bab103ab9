import type { Link } from "#query/link.ts";
import { LinkProvider } from "#query/link-provider.tsx";
import { useSession } from "#query/session.ts";
import { Announcer } from "#ui/announcer.tsx";
import { Speech } from "#ui/speech.tsx";
import { lazy, type ReactElement, Suspense, useState } from "react";
import { ErrorBoundary } from "./error-boundary.tsx";
import { LanguageContext, useLanguageChoice } from "./language.ts";
import { Notices } from "./notices.tsx";
import { useHoldUpdates } from "./service-worker/use-registration.ts";
import { useHeld } from "./use-held.ts";
import { Waiting } from "./waiting.tsx";
import { words } from "./words.ts";
import { Workplace } from "./workplace.tsx";

// Most who open the page are signed in.
const SignInPage = lazy(async () => ({ default: (await import("./sign-in-page.tsx")).SignInPage }));

/** Everything, from the link to the server down to the page. */
export function App({ link }: { readonly link: Link }): ReactElement {
  const language = useLanguageChoice();
  return (
    <LanguageContext value={language}>
      <Speech locale={language.locale}>
        <ErrorBoundary>
          <LinkProvider link={link}>
            <Announcer>
              <Page />
              <Notices />
            </Announcer>
          </LinkProvider>
        </ErrorBoundary>
      </Speech>
    </LanguageContext>
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
  switch (session.kind) {
    case "asking":
      return <Waiting unreachable={session.unreachable} />;
    case "signedOut":
      return (
        <Suspense fallback={<Waiting words={words.loading} unreachable={undefined} />}>
          <SignInPage wasSignedIn={standing === "inside"} held={held} />
        </Suspense>
      );
    case "signedIn":
      return (
        <Workplace
          // Another person starts with an empty panel.
          key={session.person.id}
          person={session.person}
          onLeft={() => setStanding("leaving")}
        />
      );
  }
}
