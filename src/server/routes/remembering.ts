import { createHash } from "node:crypto";
import type { Instant } from "#time/instant.ts";
import type { Account } from "../access/account.ts";
import type { Answer, Record, WriteTx } from "../record/record.ts";
import type { Body } from "./body.ts";
import { HttpProblem, httpProblem } from "./http-problem.ts";
import { answerOf, problemReply, type Reply } from "./reply.ts";
import { words } from "./words.ts";

/** Answers that say nothing about the change itself: asked again, the call is made anew (contracts). */
const NOT_REMEMBERED: readonly number[] = [401, 403, 412, 413, 415, 429];

/** What makes two calls under one key the same: where they go and what they say, as parsed. */
export interface Said {
  readonly method: string;
  readonly path: string;
  readonly transId: string | undefined;
  readonly query: readonly (readonly [string, string])[];
  readonly body: Body | undefined;
}

export type Write = (work: (tx: WriteTx, now: Instant) => Promise<Reply>) => Promise<Reply>;

/** The `Idempotency-Key` of contracts, "What every write has". One for all routes. */
export class Remembering {
  private readonly record: Record;
  private readonly clock: () => Instant;
  /** Calls under way: account and key → what was said. */
  private readonly underWay = new Map<string, string>();

  constructor(record: Record, clock: () => Instant) {
    this.record = record;
    this.clock = clock;
  }

  /**
   * Runs a call once. `run` gets the way to write; whatever it answers is remembered in the same durable
   * step as what it wrote.
   * @throws HttpProblem 400, 409 or 422 for a key that cannot be used
   */
  async once(
    account: Account,
    key: string | undefined,
    said: Said,
    run: (write: Write) => Promise<Reply>,
  ): Promise<Answer> {
    if (key === undefined) return answerOf(await run((work) => this.write(work, noKeeping)));
    if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw httpProblem(400, "badKey", words.badKey);
    const hash = hashOf(said);
    const slot = `${account.id}\n${key}`;
    const other = this.underWay.get(slot);
    if (other === hash) throw httpProblem(409, "keyUnderWay", words.keyUnderWay);
    if (other !== undefined) throw httpProblem(422, "keyTaken", words.keyTaken);
    this.underWay.set(slot, hash);
    try {
      const before = await this.record.remembered(account.id, key);
      if (before === undefined) return await this.first(account, key, hash, run);
      if (before.bodyHash !== hash) throw httpProblem(422, "keyTaken", words.keyTaken);
      return {
        ...before.answer,
        headers: { ...before.answer.headers, "Idempotent-Replayed": "true" },
      };
    } finally {
      this.underWay.delete(slot);
    }
  }

  private async first(
    account: Account,
    key: string,
    hash: string,
    run: (write: Write) => Promise<Reply>,
  ): Promise<Answer> {
    let kept = false;
    const keep: Keep = async (tx, reply, now) => {
      kept = true;
      if (!isRemembered(reply.status)) return;
      await tx.remember(account.id, key, hash, answerOf(reply), now);
    };
    const reply = await settled(() => run((work) => this.write(work, keep)));
    if (!kept && isRemembered(reply.status)) await this.write(() => Promise.resolve(reply), keep);
    return answerOf(reply);
  }

  private write(work: (tx: WriteTx, now: Instant) => Promise<Reply>, keep: Keep): Promise<Reply> {
    return this.record.write(async (tx) => {
      const now = this.clock();
      const reply = await settled(() => work(tx, now));
      await keep(tx, reply, now);
      return reply;
    });
  }
}

type Keep = (tx: WriteTx, reply: Reply, now: Instant) => Promise<void>;

const noKeeping: Keep = () => Promise.resolve();

function isRemembered(status: number): boolean {
  return status < 500 && !NOT_REMEMBERED.includes(status);
}

/** A problem is an answer; anything else thrown is ours to mend, and rolls everything back. */
async function settled(run: () => Promise<Reply>): Promise<Reply> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof HttpProblem) return problemReply(error);
    throw error;
  }
}

function hashOf({ method, path, transId, query, body }: Said): string {
  const head = JSON.stringify([method, path, transId, query, body?.kind]);
  return createHash("sha256").update(head).update(bodyText(body)).digest("base64url");
}

function bodyText(body: Body | undefined): string {
  if (body?.kind !== "json") return body?.text ?? "";
  try {
    return JSON.stringify(sorted(body.json));
  } catch (error) {
    // Nested so deep that the stack ends: nothing of ours, so it is compared letter by letter.
    if (error instanceof RangeError) return body.text;
    throw error;
  }
}

/** The order of an object's fields says nothing. */
function sorted(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(sorted);
  if (typeof json !== "object" || json === null) return json;
  const fields = Object.entries(json).map(([name, value]) => [name, sorted(value)] as const);
  return { fields: fields.sort(([a], [b]) => (a < b ? -1 : 1)) };
}
