import { spoken } from "#time/language.ts";
import type { Unreachable } from "#query/client.ts";

/** What the app says when there is nothing else to show. */
export const words = spoken("app", {
  loading: "Loading the board…",
  asking: "Asking the server…",
  stillAsking: "It is tried again by itself.",
  unreachable: {
    network: "No connection to the server. Check that this device is on the plant's network.",
    silence: "The server does not answer. The network may be weak here.",
    stranger:
      "Something else answers instead of Shiftlane: perhaps a guest network that wants you to sign in first.",
    busy: "The server cannot answer just now. It may be starting.",
  } satisfies Record<Unreachable, string>,

  broken: "This part of the page has stopped working",
  brokenWhat:
    "What you typed is kept, and nothing that was sent is lost. Try again; if it happens again, reload the page.",
  tryAgain: "Try again",
  reload: "Reload the page",
  forSupport: "For whoever looks into it:",

  notChanged: "The entry could not be changed",
  sentMeanwhile:
    "It is being sent at this moment. Wait for the answer, then change what came of it.",

  shiftMenu: "This shift: handover and history",
  shiftPage: "Shift and handover",
  shiftHistory: "History of the shift",
});
export type Words = typeof words;
