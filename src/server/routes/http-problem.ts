import type { FieldProblem } from "#contract/field-problem.ts";
import { type Problem, problemType } from "#contract/problem.ts";
import type { Refusal } from "#engine/refusal.ts";
import { type FieldAtFault, refusalWords, titleOf, words } from "./words.ts";

/** An answer other than success, thrown from wherever it shows; the pipeline makes problem+json of it. */
export class HttpProblem extends Error {
  readonly problem: Problem;
  readonly headers: Readonly<{ [name: string]: string }>;

  constructor(
    problem: Problem,
    headers: Readonly<{ [name: string]: string }> = {},
    cause?: unknown,
  ) {
    super(problem.detail, { cause });
    this.name = "HttpProblem";
    this.problem = problem;
    this.headers = headers;
  }
}

export interface More extends Pick<Problem, "current" | "call" | "locked"> {
  readonly errors?: readonly FieldProblem[];
  readonly headers?: Readonly<{ [name: string]: string }>;
  readonly cause?: unknown;
}

/** @param code a stable name for programs; see `problemType`. */
export function httpProblem(
  status: number,
  code: string,
  detail: string,
  { headers, errors, cause, ...more }: More = {},
): HttpProblem {
  const problem: Problem = {
    type: problemType(code),
    title: titleOf(status),
    status,
    detail,
    ...(errors === undefined ? {} : { errors: [...errors] }),
    ...more,
  };
  return new HttpProblem(problem, headers, cause);
}

/** Fields that cannot be read. One bad field is said in the sentence itself. */
export function badFields(status: 400 | 422, problems: readonly FieldProblem[]): HttpProblem {
  const [only, ...others] = problems;
  const detail =
    only !== undefined && others.length === 0 && only.path !== ""
      ? `${only.path} ${only.message}.`
      : words.badFields;
  return httpProblem(status, "badFields", detail, { errors: problems });
}

/** How a dialect calls the fields that the rules can find fault with. */
export type FieldNames = Readonly<{ [field in FieldAtFault]: string }>;

export function refused(refusal: Refusal, names: FieldNames): HttpProblem {
  const { detail, field } = refusalWords(refusal);
  const errors = [{ path: names[field], message: detail }];
  return httpProblem(refusal.status, refusal.kind, detail, { errors });
}

/** The plant has no machine of that name. S0's body calls it 422 (C7), everything else 404. */
export function unknownMachine(status: 404 | 422, path: string): HttpProblem {
  const errors = [{ path, message: words.unknownMachine }];
  return httpProblem(status, "unknownMachine", words.unknownMachine, { errors });
}
