import type { ReactElement, ReactNode } from "react";
import { I18nProvider, useLocale } from "react-aria-components/I18nProvider";

/** Says which language the controls speak, and which way it is written ("en-Arab": from right to left). */
export function Speech(props: {
  readonly locale: string;
  readonly children: ReactNode;
}): ReactElement {
  return <I18nProvider locale={props.locale}>{props.children}</I18nProvider>;
}

/** What keeps what it has rendered, and says words, asks for this: it is then told anew in another language. */
export function useSpeech(): string {
  return useLocale().locale;
}
