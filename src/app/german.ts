import type { Translation } from "#time/language.ts";
import { germanViews } from "#views/german.ts";
import { german as serviceWorker } from "./service-worker/words.de.ts";
import { german as app } from "./words.de.ts";

/**
 * Everything that the page says, in German: its own chunk, fetched by who wants it. It takes types alone from
 * the rest of the page; else the build would cut the page into pieces that both could load.
 */
export const german: Translation = { ...germanViews, app, serviceWorker };
