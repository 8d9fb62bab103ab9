import type { Role } from "../access/account.ts";

/** Someone who may sign in to the sample plant. The passwords are public: it serves nobody but this machine. */
export interface SamplePerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
  /** None: all areas. */
  readonly areas: readonly string[];
}

/** Explains stops, in every area. The sample's history is her work. */
export const sampleSupervisor: SamplePerson = {
  name: "Ana Weber",
  email: "ana@sample.plant",
  password: "sample-ana",
  role: "supervisor",
  areas: [],
};

/** One who may write and one who may only look, so that both can be seen. */
export const samplePeople: readonly SamplePerson[] = [
  sampleSupervisor,
  {
    name: "Jonas Keller",
    email: "jonas@sample.plant",
    password: "sample-jonas",
    role: "viewer",
    areas: [],
  },
];
