import { spoken } from "#time/language.ts";

const entries = (count: number): string => (count === 1 ? "1 entry" : `${count} entries`);

/** Everything that is said of what is not sent yet, in one place, so that it can be put into another language. */
export const words = spoken("unsent", {
  live: "Live",
  connecting: "Connecting…",
  reconnecting: "Reconnecting…",
  offlineSince: (clock: string) => `Offline since ${clock}`,
  offline: "Offline",
  nothingWaits: "all sent",
  notYetSent: (count: number) => `${count} not yet sent`,
  needYou: (count: number) => (count === 1 ? "1 needs you" : `${count} need you`),
  notStored: "not saved on this tablet",
  notStoredShort: "not saved",
  clockOff: (lag: string) => `clock ${lag} off`,
  clockOffShort: "clock off",
  showList: "Show what is not yet sent",

  aboutTablet: "About this tablet",

  ongoing: (from: string) => `from ${from}, still going on`,
  from: (from: string) => `from ${from}`,
  correction: (at: string) => `the event at ${at}`,
  takeBack: "Take back an entry",

  clockTitle: (lag: string, isBehind: boolean) =>
    `This tablet's clock is ${lag} ${isBehind ? "behind" : "ahead"}`,
  clockWhat:
    "The board goes by the server's clock, so what you enter is right. Have the tablet's clock set.",
  understood: "Understood",

  saidRefused: (item: string, why: string) => `Not accepted: ${item}. ${why}`,
  saidConflict: (item: string) => `Someone else changed the same time: ${item}. Please decide.`,
  saidAllSent: "Everything has been sent.",
  saidOffline: "Offline. What you enter is saved on this tablet.",
  saidLive: "Connected again.",

  heldAtSignIn: (name: string, count: number) =>
    `${entries(count)} of ${name} ${count === 1 ? "waits" : "wait"} on this tablet until ${name} signs in.`,
});
export type Words = typeof words;
