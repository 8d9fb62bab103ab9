import "./no-eval.ts";
import "#ui/tokens.css";
import "#ui/token-types.css";
import "#ui/base.css";
import { browserLink } from "#query/link-provider.tsx";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { startLanguage } from "./language.ts";
import { RegistrationProvider } from "./service-worker/registration-provider.tsx";
import { startTheme } from "./theme.ts";

startTheme();
void start();

/** Not awaited out here: the build would cut all that the languages share out of the page's own file. */
async function start(): Promise<void> {
  await startLanguage();
  const root = document.getElementById("root");
  if (root === null) throw new Error('index.html has no <div id="root">');
  createRoot(root).render(
    <StrictMode>
      <RegistrationProvider>
        <App link={browserLink()} />
      </RegistrationProvider>
    </StrictMode>,
  );
}
