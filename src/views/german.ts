import type { Translation } from "#time/language.ts";
import { german as lanes } from "#lanes/words.de.ts";
import { german as outbox } from "#query/outbox/words.de.ts";
import { german as shortcuts } from "./board/shortcut-words.de.ts";
import { german as board } from "./board/words.de.ts";
import { german as many } from "./classify/many/words.de.ts";
import { german as split } from "./classify/split/words.de.ts";
import { german as classify } from "./classify/words.de.ts";
import { german as history } from "./history/words.de.ts";
import { german as problems } from "./problem-words.de.ts";
import { german as review } from "./review/words.de.ts";
import { german as sentences } from "./sentences.de.ts";
import { german as shift } from "./shift/words.de.ts";
import { german as signIn } from "./signin/words.de.ts";
import { german as unsentList } from "./unsent/list-words.de.ts";
import { german as unsent } from "./unsent/words.de.ts";

/** Everything that the views and the rooms beneath them say, in German. */
export const germanViews: Translation = {
  lanes,
  outbox,
  board,
  shortcuts,
  classify,
  many,
  split,
  history,
  problems,
  review,
  sentences,
  shift,
  signIn,
  unsent,
  unsentList,
};
