import { z } from "zod";

export const ROLES = ["viewer", "supervisor", "admin", "machine"] as const;

/** Who is signed in. `id`: the account's, since names are not unique. `areas`: the ids of the areas that a supervisor may write in; empty: all. */
export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  areas: z.array(z.string()),
});

/** `POST /api/session`. */
export const signInSchema = z.object({ email: z.string().min(1), password: z.string().min(1) });

/** `POST` and `GET /api/session`. */
export const sessionAnswerSchema = z.object({ person: personSchema });

/** `GET /api/sample-people`: whom the sample plant's sign-in page offers with one tap. */
export const samplePeopleSchema = z.object({
  people: z.array(
    z.object({
      name: z.string(),
      role: z.enum(ROLES),
      email: z.string(),
      password: z.string(),
    }),
  ),
});
export type SamplePeople = z.output<typeof samplePeopleSchema>;
