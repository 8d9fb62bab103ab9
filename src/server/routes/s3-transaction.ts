import { z } from "@hono/zod-openapi";
import { transactionEndedSchema, transactionSchema } from "#contract/s3.ts";
import { commit, type Raised } from "../transactions/commit.ts";
import type { Transaction } from "../transactions/transaction.ts";
import type { Host } from "./host.ts";
import { type HttpProblem, httpProblem } from "./http-problem.ts";
import { mount } from "./mount.ts";
import { ok, type Reply } from "./reply.ts";
import { transIdOf } from "./trans-id.ts";
import { words } from "./words.ts";

/** S3's transactions: several calls that are made together or not at all. */
export function mountTransaction(host: Host): void {
  const { transactions } = host;
  const { plant } = host.deps.record;
  mount(
    host,
    {
      method: "post",
      path: "/api/V3/transaction",
      tag: "S3 dialect",
      summary: "Begin a transaction",
      kind: "write",
      who: "writer",
      params: z.object({}),
      query: z.object({}),
      body: undefined,
      extras: [],
      badStatus: 400,
      answers: { 200: { description: "Its ID", schema: transactionSchema } },
      problems: [],
    },
    ({ account }) => Promise.resolve(ok({ trans_id: transactions.begin(account).id })),
  );
  mount(
    host,
    {
      method: "put",
      path: "/api/V3/transaction",
      tag: "S3 dialect",
      summary: "Commit a transaction, or abort it",
      kind: "write",
      who: "writer",
      params: z.object({}),
      query: z.object({ action: z.string().optional() }),
      body: undefined,
      extras: ["transId"],
      badStatus: 400,
      answers: { 200: { description: "It has ended", schema: transactionEndedSchema } },
      problems: [404, 409],
    },
    async ({ c, query, account, write }) => {
      const id = transIdOf(c);
      if (id === undefined) throw missing("trans_id", words.noTransId);
      if (query.action === undefined || query.action === "")
        throw missing("action", words.noAction);
      // The vendor's own text: anything but commit takes it back.
      const commits = query.action.toLowerCase() === "commit";
      return write(async (tx, now) => {
        const transaction = transactions.take(id, account);
        try {
          const raised = commits ? await commit(tx, plant, transaction, now) : [];
          return ended(transaction, commits, raised);
        } finally {
          transactions.end(transaction);
        }
      });
    },
  );
}

function missing(path: string, detail: string): HttpProblem {
  return httpProblem(400, "badFields", detail, { errors: [{ path, message: words.missing }] });
}

function ended({ id }: Transaction, committed: boolean, raised: readonly Raised[]): Reply {
  return ok({
    trans_id: id,
    state: committed ? "committed" : "aborted",
    machines: raised.map(({ machine, revision }) => ({
      ent_id: machine.entId,
      machineId: machine.id,
      revision,
    })),
  } satisfies z.output<typeof transactionEndedSchema>);
}
