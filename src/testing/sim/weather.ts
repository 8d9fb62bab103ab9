import { PROBLEM_TYPE, problemType } from "#contract/problem.ts";
import type { Random } from "#server/sample/random.ts";

/** How one browser's network is for a while. */
export const WEATHERS = [
  "good",
  "slow",
  "lossy",
  "dead",
  "off",
  "portal",
  "proxy",
  "busy",
] as const;
export type Weather = (typeof WEATHERS)[number];

/** What happens to one write, the next one that is sent. */
export const MISHAPS = [
  "loseRequest",
  "loseReply",
  "loseReplyLong",
  "breakReply",
  "twice",
  "lateCopy",
  "noType",
  "killServer",
] as const;
export type Mishap = (typeof MISHAPS)[number] | { readonly status: number };

/** Statuses that an answer in the server's own form is made up with, for a call that never reaches it. */
export const STATUSES = [
  400, 401, 403, 404, 405, 406, 408, 409, 410, 412, 413, 414, 415, 422, 425, 428, 429, 431, 500,
  501, 502, 503, 504, 505, 507, 511,
] as const;

/** What somebody in between answered. */
export interface Forged {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** What becomes of one call. Milliseconds. */
export interface Fate {
  /** When each copy of the request arrives; none: it is lost. */
  readonly arrivals: readonly number[];
  /** How the asker learns what came of it. */
  readonly answer:
    | { readonly kind: "reply"; readonly afterMs: number }
    /** The connection breaks. */
    | { readonly kind: "broken"; readonly afterMs: number }
    /** The headers come, the body never ends. */
    | { readonly kind: "halfReply"; readonly afterMs: number }
    | { readonly kind: "silence" }
    | { readonly kind: "forged"; readonly afterMs: number; readonly reply: Forged };
  /** The proxy in between takes the content type away. */
  readonly noType: boolean;
  readonly killsServer: boolean;
}

const PASSING = { noType: false, killsServer: false } as const;

function through(upMs: number, downMs: number): Fate {
  return { ...PASSING, arrivals: [upMs], answer: { kind: "reply", afterMs: downMs } };
}

function forged(afterMs: number, reply: Forged): Fate {
  return { ...PASSING, arrivals: [], answer: { kind: "forged", afterMs, reply } };
}

export function fateIn(weather: Weather, random: Random): Fate {
  const soon = (): number => random.whole(2, 60);
  switch (weather) {
    case "good":
      return through(soon(), soon());
    case "slow":
      return through(random.whole(50, 9_000), random.whole(50, 9_000));
    case "lossy": {
      const luck = random.next();
      if (luck < 0.3) return lost(soon(), random);
      if (luck < 0.6) return unanswered(soon(), random);
      if (luck < 0.7) return { ...through(soon(), soon()), arrivals: [soon(), soon() + 3_000] };
      return through(soon(), random.whole(2, 3_000));
    }
    case "dead":
      return {
        ...PASSING,
        arrivals: random.chance(0.2) ? [soon()] : [],
        answer: { kind: "silence" },
      };
    case "off":
      return { ...PASSING, arrivals: [], answer: { kind: "broken", afterMs: 1 } };
    case "portal":
      return forged(soon(), page(200, "Welcome to the guest network"));
    case "proxy":
      return forged(soon(), page(random.pick([302, 403, 404, 407, 413, 429, 502, 504]), "Proxy"));
    case "busy":
      return forged(soon(), problem(random.pick([429, 500, 502, 503, 408, 425]), random));
  }
}

export function fateOf(mishap: Mishap, random: Random): Fate {
  const soon = (): number => random.whole(2, 60);
  if (typeof mishap === "object") return forged(soon(), problem(mishap.status, random));
  switch (mishap) {
    case "loseRequest":
      return lost(soon(), random);
    case "loseReply":
      return { ...through(soon(), 0), answer: { kind: "broken", afterMs: soon() } };
    case "loseReplyLong":
      return { ...through(soon(), 0), answer: { kind: "silence" } };
    case "breakReply":
      return { ...through(soon(), 0), answer: { kind: "halfReply", afterMs: soon() } };
    case "twice": {
      const at = soon();
      return { ...through(at, soon()), arrivals: [at, at] };
    }
    case "lateCopy":
      return { ...through(soon(), soon()), arrivals: [soon(), random.whole(1_000, 90_000)] };
    case "noType":
      return { ...through(soon(), soon()), noType: true };
    case "killServer":
      return { ...unanswered(soon(), random), killsServer: true };
  }
}

function lost(afterMs: number, random: Random): Fate {
  const answer = random.chance(0.7)
    ? ({ kind: "broken", afterMs } as const)
    : ({ kind: "silence" } as const);
  return { ...PASSING, arrivals: [], answer };
}

function unanswered(afterMs: number, random: Random): Fate {
  return { ...lost(afterMs, random), arrivals: [afterMs] };
}

function page(status: number, title: string): Forged {
  const body = `<!doctype html><html><title>${title}</title><body>${title}</body></html>`;
  return { status, headers: [["content-type", "text/html; charset=utf-8"]], body };
}

function problem(status: number, random: Random): Forged {
  const wait = status === 429 || status === 503 ? random.pick(["1", "4", ""]) : "";
  const json = { type: problemType("madeUp"), title: "No", status, detail: "Not this way." };
  return {
    status,
    headers: [
      ["content-type", PROBLEM_TYPE],
      ...(wait === "" ? [] : ([["retry-after", wait]] as const)),
    ],
    body: JSON.stringify(json),
  };
}
