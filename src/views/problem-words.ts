import { type LockedProblem, type Problem, problemCode } from "#query/client.ts";
import { spoken } from "#time/language.ts";

/** Why the server took nothing, by the code that it gives; what has no sentence is quoted. */
export interface Problems {
  readonly byCode: Readonly<{ [code: string]: string }>;
  /** A shift that takes no changes, with who closed it and until when it can be opened again. */
  readonly locked: ((locked: LockedProblem) => string) | undefined;
  readonly others: (said: string) => string;
}

export const problems = spoken<Problems>("problems", {
  // The server says all of it in English itself, with names and times.
  byCode: {},
  locked: undefined,
  others: (said) => said,
});

/** Why the server did not take something, for the person who asked for it. */
export function problemWords(problem: Problem): string {
  const { title, detail } = problem;
  const said = detail === "" ? title : detail;
  if (problem.locked !== undefined && problems.locked !== undefined)
    return problems.locked(problem.locked);
  const code = problemCode(problem);
  // Without a code it is not the server's: the page has worded it itself, in the language it speaks.
  return code === undefined ? said : (problems.byCode[code] ?? problems.others(said));
}
