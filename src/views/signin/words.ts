import { spoken } from "#time/language.ts";
import type { Role } from "#query/person.ts";
import type { Unreachable } from "#query/client.ts";

/** Everything that the sign-in page says. */
export const words = spoken("signIn", {
  product: "Shiftlane",
  what: "See what stopped, and say why.",
  title: "Sign in",
  email: "Email",
  password: "Password",
  signIn: "Sign in",
  signingIn: "Signing in…",
  slow: "The server is slow to answer. Still trying.",
  noEmail: "Type your email address.",
  noPassword: "Type your password.",
  sampleTitle: "This is the sample plant",
  sampleWhat: "Its machines run and stop by themselves. Look around as one of its people:",
  orByEmail: "Or with an email address and a password",
  signedOut: "You were signed out. Sign in to go on; what you typed is kept.",
  failed: "That did not work",
  roles: {
    viewer: "Viewer: may look",
    supervisor: "Supervisor: explains stops",
    admin: "Admin: may do everything",
    machine: "Machine: sends readings",
  } satisfies Record<Role, string>,
  unreachable: {
    network: {
      title: "No connection to the server",
      mend: "Check that this device is on the plant's network, then try again.",
    },
    silence: {
      title: "The server did not answer",
      mend: "The network may be weak here. Try again.",
    },
    stranger: {
      title: "Something else answered",
      mend: "It was not Shiftlane: perhaps a guest network that wants you to sign in first, or a server of another version. Reload the page.",
    },
    busy: {
      title: "The server cannot answer just now",
      mend: "It may be starting. Try again in a moment.",
    },
  } satisfies Record<Unreachable, { readonly title: string; readonly mend: string }>,
});
export type Words = typeof words;
