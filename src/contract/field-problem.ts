import { z } from "zod";
import { words } from "./words.ts";

/** One bad field: where it is, such as `areas[0].machines[2].entId`, and what to do about it. */
export const fieldProblemSchema = z.object({ path: z.string(), message: z.string() });
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** What came in over the wire: either as it should be, or what is wrong with it, field by field. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** Parses with our own words for what is wrong. Never throws for bad input. */
export function parse<Output>(schema: z.ZodType<Output>, input: unknown): Parsed<Output> {
  const result = schema.safeParse(input, { error: wordsFor });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problems: fieldProblems(result.error) };
}

/** Every issue of a zod error, with its path written as a person would. */
export function fieldProblems(error: z.ZodError): readonly FieldProblem[] {
  return error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          path: pathOf([...issue.path, key]),
          message: words.unknownField,
        }))
      : [{ path: pathOf(issue.path), message: issue.message }],
  );
}

/** `["areas", 0, "id"]` → `areas[0].id`; the whole body is the empty path. */
export function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((whole, key) => {
    if (typeof key === "number") return `${whole}[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `${whole}[${JSON.stringify(name)}]`;
    return whole === "" ? name : `${whole}.${name}`;
  }, "");
}

/** The words for zod's own checks; a check of ours brings its own. Given to `safeParse` as `error`. */
export function wordsFor(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? words.missing
        : words.expected(kindWords(issue.expected), valueWords(issue.input));
    case "invalid_value":
      return issue.input === undefined ? words.missing : words.oneOf(issue.values.map(String));
    case "invalid_union":
      return issue.input === undefined ? words.missing : words.wrong;
    case "too_big":
      return issue.origin === "int" ? words.tooBig : undefined;
    case "too_small":
      return issue.origin === "number" || issue.origin === "int" ? undefined : words.tooFew;
    default:
      return undefined;
  }
}

function kindWords(expected: string): string {
  switch (expected) {
    case "string":
      return words.text;
    case "int":
      return words.wholeNumber;
    case "number":
      return words.number;
    case "boolean":
      return words.yesOrNo;
    case "array":
      return words.list;
    case "object":
    case "record":
      return words.object;
    default:
      return expected;
  }
}

/** What was sent, short enough to be put into a sentence. */
function valueWords(input: unknown): string {
  if (Array.isArray(input)) return words.list;
  if (typeof input === "object" && input !== null) return words.object;
  const text = JSON.stringify(input) ?? words.nothing;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
