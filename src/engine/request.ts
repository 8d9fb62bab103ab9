import type { Instant } from "#time/instant.ts";
import type { Edit } from "./edit.ts";
import type { RawState, ReasonCode } from "./names.ts";

/**
 * What a person asks of one machine's timeline. The first two are the vendors' own calls; `add` is
 * S3's neighbouring AddEvent; `undo` is ours (L6).
 *
 * ```
 * classify 2-5 JAM      RRRRRR -> RRJJJR      S0: a span gets a reason (rules C)
 * classify 2-  JAM      RRRRRR -> RRJJJJ…     S0: an ongoing classification (C4)
 * post 2 JAM            RRSSII -> RRJSII…     S3: an event from an instant to the next (P2, P4)
 * post now JAM          RRRRRR -> RRRRRRJ…    S3: an event from now on (P1)
 * post 2 JAM, update    RRSSII -> RRJJII      S3: an existing event is corrected (P5)
 * add 2-5 JAM           as classify 2-5       AddEvent with an end
 * add 2- JAM            RRSSII -> RRJJJJ…     AddEvent without: it becomes the current event
 * undo                  RRJJJR -> RRRRRR      what stood there before the request comes back
 * ```
 */
export type Request = ClassifyRequest | PostRequest | AddRequest | UndoRequest;

export interface ClassifyRequest {
  readonly kind: "classify";
  readonly startsAt: Instant;
  /** `undefined`: ongoing, at most until the end of the shift in progress (C4). */
  readonly endsAt: Instant | undefined;
  readonly reason: ReasonCode;
  readonly comment: string;
}

export interface PostRequest {
  readonly kind: "post";
  /** `undefined`: now (P1). */
  readonly startsAt: Instant | undefined;
  readonly reason: ReasonCode;
  readonly updateIfExists: boolean;
  /** `undefined` everywhere below: not supplied (P5 keeps what stands, P6 says the rest). */
  readonly raw: RawState | undefined;
  readonly pending: boolean | undefined;
  readonly comment: string | undefined;
}

export interface AddRequest {
  readonly kind: "add";
  /** `undefined`: now. */
  readonly startsAt: Instant | undefined;
  /** `undefined`: it becomes the current event. */
  readonly endsAt: Instant | undefined;
  readonly reason: ReasonCode;
  readonly raw: RawState | undefined;
  readonly pending: boolean | undefined;
  readonly comment: string | undefined;
}

/** Takes back what an accepted request did, as long as nobody has changed those seconds since. */
export interface UndoRequest {
  readonly kind: "undo";
  /** The request that is taken back. */
  readonly of: string;
  /** What that request did. */
  readonly edit: Edit;
}
