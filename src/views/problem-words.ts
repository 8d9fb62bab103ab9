import { type Problem, problemCode } from "#query/client.ts";
import { spoken } from "#time/language.ts";

/** Why the server took nothing, by the code that it gives; what has no sentence is quoted. */
export interface Problems {
  readonly byCode: Readonly<{ [code: string]: string }>;
  readonly others: (said: string) => string;
}

export const problems = spoken<Problems>("problems", {
  // The server says all of it in English itself, with names and times.
  byCode: {},
  others: (said) => said,
});

/** Why the server did not take something, for the person who asked for it. */
export function problemWords(problem: Problem): string {
  const { title, detail } = problem;
  const said = detail === "" ? title : detail;
  const code = problemCode(problem);
  // Without a code it is not the server's: the page has worded it itself, in the language it speaks.
  return code === undefined ? said : (problems.byCode[code] ?? problems.others(said));
}
