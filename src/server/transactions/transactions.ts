import { randomUUID } from "node:crypto";
import type { Account } from "../access/account.ts";
import { httpProblem } from "../routes/http-problem.ts";
import { words } from "../routes/words.ts";
import { Transaction } from "./transaction.ts";

/**
 * The S3 transactions that are open, in memory: one that a restart ends was never committed. An ID that is
 * unknown, has timed out or belongs to another account is told from none of the others.
 */
export class Transactions {
  private readonly open = new Map<string, Transaction>();
  private readonly lifetime: number;
  private readonly elapsed: () => number;

  /** @param elapsed milliseconds since some fixed moment, by a clock that nobody sets. */
  constructor(seconds: number, elapsed: () => number = () => performance.now()) {
    this.lifetime = seconds * 1000;
    this.elapsed = elapsed;
  }

  begin(account: Account): Transaction {
    this.forgetOld();
    const transaction = new Transaction(randomUUID(), account.id, this.elapsed());
    this.open.set(transaction.id, transaction);
    return transaction;
  }

  /** Finds an open transaction for a call of its own account, which keeps it open. @throws HttpProblem 404 */
  take(id: string, account: Account): Transaction {
    this.forgetOld();
    const transaction = this.open.get(id);
    if (transaction === undefined || transaction.accountId !== account.id) {
      throw httpProblem(404, "unknownTransaction", words.unknownTransaction);
    }
    transaction.lastCallAt = this.elapsed();
    return transaction;
  }

  end({ id }: Transaction): void {
    this.open.delete(id);
  }

  /** Ends the transaction of that id, if the account has one. */
  abandon(id: string, account: Account): void {
    if (this.open.get(id)?.accountId === account.id) this.open.delete(id);
  }

  private forgetOld(): void {
    const now = this.elapsed();
    for (const transaction of this.open.values()) {
      if (now - transaction.lastCallAt >= this.lifetime) this.end(transaction);
    }
  }
}
