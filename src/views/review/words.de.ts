import type { Words } from "./words.ts";

export const german: Words = {
  list: "Ungeklärte Stillstände, längste zuerst",
  loading: "Ungeklärte Stillstände",
  total: (count, duration) => `${count} ungeklärt, ${duration}`,
  howTo: "Längste zuerst. Öffnen Sie einen, wählen Sie den Grund, der nächste kommt von selbst.",
  allExplained: "Alles geklärt",
  nothingLeft:
    "Jeder Stillstand dieser Zeit hat einen Grund. Was als Nächstes stillsteht, erscheint hier.",
  nothingReported: "Noch nichts zu klären",
  nothingReportedHelp: "Sobald eine Maschine einen Stillstand meldet, erscheint er hier.",
  tapAnything:
    "Tippen Sie auf ein Ereignis oder ziehen Sie über einen Zeitraum, um zu ändern, was dort steht.",
  close: "Liste schließen",
  taller: "Mehr von der Liste zeigen",
  lower: "Weniger von der Liste zeigen",

  place: "Maschine oder Bereich",
  anywhere: "Alle Maschinen",
  area: (name) => `${name}: alle`,
  length: "Dauer",
  anyLength: "Jede Dauer",
  noneSuch: "Kein solcher Stillstand ist offen.",
  showAll: "Alle zeigen",
  more: (next, left) => `${next} weitere von ${left} zeigen`,

  stop: (machine, state, when, duration) => `${machine}, ${state}, ${when}, ${duration}`,
  since: (clock) => `seit ${clock}`,
  micros: (count) => (count === 1 ? "1 Kurzstillstand" : `${count} Kurzstillstände`),
  microsUnder: (limit, machines) => `Jeder unter ${limit}, zusammen zu klären: ${machines}`,
  andMore: (first, more) => `${first.join(", ")} und ${more} weitere`,
  tick: (stop) => `${stop} auswählen`,
  together: (count, duration) =>
    count === 1
      ? `1 Stillstand klären, ${duration}`
      : `${count} Stillstände zusammen klären, ${duration}`,
  untick: "Keinen auswählen",
  left: (count) => `noch ${count}`,
  microBand: (most) => `Kurzstillstände, unter ${most}`,
  andLonger: (least) => `${least} und länger`,
  under: (most) => `Unter ${most}`,
  fromTo: (least, most) => `${least} bis ${most}`,
  like: (area, raw, length) => `${area}, ${raw}, ${length}`,
};
