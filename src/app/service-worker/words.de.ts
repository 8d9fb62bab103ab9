import type { Words } from "./words.ts";

export const german: Words = {
  newer: "Eine neuere Version ist bereit",
  open: "Öffnen",
  later: "Später",
  elsewhere:
    "In einem anderen Tab dieses Browsers ist noch etwas offen, das nicht bestätigt ist. Schließen Sie es dort ab und versuchen Sie es dann noch einmal.",
};
