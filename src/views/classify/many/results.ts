import type { Plant } from "#engine/plant.ts";
import type { Fate } from "#query/send.ts";
import { placeOf } from "../../place.ts";
import type { MachineFate } from "./many-props.ts";
import { problemWords } from "../../problem-words.ts";
import { words } from "./words.ts";

/** What came of it on one machine. */
export interface ResultLine {
  readonly machine: string;
  /** "6 sent", "not taken: …". */
  readonly words: string;
  /** The worst of its fates: whether a person has to do something more. */
  readonly standing: "sent" | "kept" | "conflict" | "refused";
}

/** One line a machine, each for itself. */
export function resultsOf(plant: Plant, fates: readonly MachineFate[]): readonly ResultLine[] {
  return fates.map(({ machine, fates: its }) => ({
    machine: placeOf(plant, machine)?.machine.name ?? machine,
    words: wordsOf(its),
    standing: standingOf(its),
  }));
}

function standingOf(fates: readonly Fate[]): ResultLine["standing"] {
  const is = (kind: Fate["kind"]): boolean => fates.some((fate) => fate.kind === kind);
  if (is("refused")) return "refused";
  if (is("conflict")) return "conflict";
  return is("kept") ? "kept" : "sent";
}

function wordsOf(fates: readonly Fate[]): string {
  const of = <Kind extends Fate["kind"]>(kind: Kind) =>
    fates.filter((fate): fate is Extract<Fate, { kind: Kind }> => fate.kind === kind);
  const kept = of("kept");
  const inPage = kept.filter(({ trouble }) => trouble !== undefined).length;
  const said = [
    ...some(of("sent").length, words.result.sent),
    ...some(kept.length - inPage, words.result.kept),
    ...some(inPage, words.result.keptInPage),
    ...(of("conflict").length > 0 ? [words.result.conflict] : []),
    ...new Set(of("refused").map(({ problem }) => words.result.refused(problemWords(problem)))),
  ];
  return said.join("; ");
}

function some(count: number, say: (count: number) => string): readonly string[] {
  return count === 0 ? [] : [say(count)];
}

/** All of it in one sentence, for the title and for those who hear it. */
export function summaryOf(what: string, results: readonly ResultLine[]): string {
  const undone = results.filter(
    ({ standing }) => standing === "refused" || standing === "conflict",
  );
  if (undone.length > 0) return words.someNot(what, results.length - undone.length, results.length);
  const isKept = results.some(({ standing }) => standing === "kept");
  return isKept ? words.allKept(what) : words.allSent(what);
}
