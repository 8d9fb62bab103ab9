import { parse } from "#contract/field-problem.ts";
import { samplePeopleSchema, sessionAnswerSchema } from "#contract/session.ts";
import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Problem, Unreachable } from "./client.ts";
import { dataOf, ReadFailure } from "./client.ts";
import { type Link, useLink } from "./link.ts";
import type { Person, Role } from "./person.ts";

export type Session =
  /** Asking. `unreachable` says why it takes so long, when it does; asking goes on. */
  | { readonly kind: "asking"; readonly unreachable: Unreachable | undefined }
  | { readonly kind: "signedIn"; readonly person: Person }
  | { readonly kind: "signedOut" };

type Known = Exclude<Session, { readonly kind: "asking" }>;

export const sessionKey = ["session"] as const;

const signedOut: Known = { kind: "signedOut" };

export function sessionQuery({ client }: Link) {
  return queryOptions({
    queryKey: sessionKey,
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<Known> => {
      const answer = await client.ask({ path: "/api/session", read: readPerson, signal });
      if (answer.kind === "signedOut") return signedOut;
      return { kind: "signedIn", person: dataOf(answer).value };
    },
  });
}

/** Who is signed in, kept up to date: any call's 401 makes it "signedOut". */
export function useSession(): Session {
  const { data, failureReason } = useQuery(sessionQuery(useLink()));
  return data ?? { kind: "asking", unreachable: reasonOf(failureReason) };
}

/** Why a query waits for its first data, in the link's words. */
export function reasonOf(failure: Error | null): Unreachable | undefined {
  if (!(failure instanceof ReadFailure)) return undefined;
  return failure.answer.kind === "unreachable" ? failure.answer.why : undefined;
}

export type SignedIn =
  | { readonly kind: "signedIn"; readonly person: Person }
  /** Wrong email or password, or too many tries: the problem says which, in words. */
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "unreachable"; readonly why: Unreachable };

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Never rejects. The session query knows of the person as soon as this resolves. */
export async function signIn(link: Link, credentials: Credentials): Promise<SignedIn> {
  const answer = await link.client.ask({
    method: "POST",
    path: "/api/session",
    body: credentials,
    read: readPerson,
    isAskedByHand: true,
  });
  switch (answer.kind) {
    case "ok": {
      const known: Known = { kind: "signedIn", person: answer.value };
      await link.queries.cancelQueries({ queryKey: sessionKey });
      link.queries.setQueryData<Known>(sessionKey, known);
      link.tabs.post({ kind: "session" });
      return known;
    }
    case "signedOut":
    case "refused":
      return { kind: "refused", problem: answer.problem };
    case "unreachable":
      return answer;
  }
}

/** Resolves to false when the server could not be told: the cookie still stands, so nobody is signed out. */
export async function signOut(link: Link): Promise<boolean> {
  const answer = await link.client.ask({
    method: "DELETE",
    path: "/api/session",
    read: () => ({ ok: true, value: undefined }),
  });
  const done = answer.kind === "ok" || answer.kind === "signedOut";
  if (done) {
    forgetSession(link);
    link.tabs.post({ kind: "session" });
  }
  return done;
}

/** Another tab, or the server, says that someone else may be signed in by now. */
export async function renewSession(queries: Link["queries"]): Promise<void> {
  await queries.cancelQueries({ queryKey: sessionKey, exact: true });
  await queries.refetchQueries({ queryKey: sessionKey, exact: true });
}

/** Nobody is signed in: nothing that only a signed-in person may see stays in memory. */
export function forgetSession({
  live,
  known,
  queries,
}: Pick<Link, "live" | "known" | "queries">): void {
  live.stop();
  known.forget();
  queries.setQueryData<Known>(sessionKey, signedOut);
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
}

/** Someone whom the sample plant offers to sign in as, with one tap. */
export interface SamplePerson extends Credentials {
  readonly name: string;
  readonly role: Role;
}

/** The sample plant's people; none where the plant is a real one. */
export function useSamplePeople(): readonly SamplePerson[] {
  const { client } = useLink();
  const { data } = useQuery({
    queryKey: [...sessionKey, "sample-people"],
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<readonly SamplePerson[]> => {
      const answer = await client.ask({ path: "/api/sample-people", read: readSample, signal });
      if (answer.kind === "refused") return [];
      return dataOf(answer).value;
    },
  });
  return data ?? [];
}

function readPerson(json: unknown) {
  const parsed = parse(sessionAnswerSchema, json);
  return parsed.ok ? { ok: true as const, value: parsed.value.person satisfies Person } : parsed;
}

function readSample(json: unknown) {
  const parsed = parse(samplePeopleSchema, json);
  return parsed.ok ? { ok: true as const, value: parsed.value.people } : parsed;
}
