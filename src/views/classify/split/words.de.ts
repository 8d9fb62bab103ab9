import type { Words } from "./words.ts";

export const german: Words = {
  back: "Zurück zu einem Grund",
  howTo:
    "Benennen Sie jeden Teil. Die Kanten lassen sich ziehen, eintippen oder schrittweise versetzen.",
  part: (number) => `Teil ${number}`,
  staysUnexplained: "Bleibt ungeklärt",
  when: (clocks, duration) => `${clocks} · ${duration}`,
  since: (clock) => `seit ${clock}`,
  starts: (number) => `Teil ${number} beginnt`,
  ends: (number) => `Teil ${number} endet`,
  edge: (number) => `Kante zwischen Teil ${number} und Teil ${number + 1}`,
  split: (number) => `Teil ${number} in zwei teilen`,
  join: (number) => `Teil ${number} mit Teil ${number + 1} verbinden`,
  before: (event) => `Das Ereignis davor dazunehmen: ${event}`,
  after: (event) => `Das Ereignis danach dazunehmen: ${event}`,
  parts: (count, duration) => (count === 1 ? `1 Teil, ${duration}` : `${count} Teile, ${duration}`),
  lacksReason: (number) => `Teil ${number} reicht in geklärte Zeit: Wählen Sie seinen Grund.`,
  lacksComment: (number, reason) => `Teil ${number}: ${reason} braucht einen Kommentar.`,
  nothing: "Noch nichts zu ändern: Benennen Sie einen Teil, oder versetzen Sie eine Kante.",
  wasSplit: (part) => `Geteilt. ${part} ist neu.`,
  wasJoined: (part) => `Verbunden zu ${part}.`,
};
