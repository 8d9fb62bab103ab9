/** What is said about the page itself. */
export const words = {
  newer: "A newer version of Shiftlane is ready",
  newerWhat: "It opens in a moment. Nothing that was sent is touched.",
  open: "Open the newer version",
  later: "Later",
  elsewhere:
    "Another tab of this browser has something open that is not confirmed yet. Finish or close it there, then try again.",
} as const;
