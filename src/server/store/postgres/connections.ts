import { setTimeout as sleep } from "node:timers/promises";
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import pg from "pg";
import { StoreAway, StoreRefused } from "../store.ts";

/*
 * The connections to a PostgreSQL database: one at a time, as with the embedded store, and none of use before
 * it holds the database's lock. The record keeps timelines in memory, so a second server on the same tables would
 * answer from what is no longer true. The lock belongs to the connection and goes with it; a connection that was
 * lost is replaced by the next one that gets the lock, as long as nobody else had it in between.
 */

/** "SHLN", and the schema's own number: tells our lock from other programs'. */
const LOCK = "select pg_try_advisory_lock(1397247054, hashtext(current_schema())) as held";

/** For a server that is just stopping, or a lost connection that the database has not noticed yet. */
const PATIENCE_MS = 3_000;
const CONNECT_MS = 10_000;

/**
 * An acknowledged request is on the disk, whatever the database's default is. And the database gives up a connection
 * whose other end is gone in half a minute, for it holds the lock.
 */
const SETTINGS = `
  set synchronous_commit = on;
  set tcp_keepalives_idle = 10;
  set tcp_keepalives_interval = 5;
  set tcp_keepalives_count = 3;
`;

// Instants and counts are whole numbers below 2^53; as text, which is pg's way, they would be compared as text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A pool passes its own patience for a free connection on to the client; ours is for the network alone. */
class Client extends pg.Client {
  constructor(config: pg.ClientConfig = {}) {
    super({
      ...config,
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: CONNECT_MS,
      application_name: "shiftlane",
    });
    // One that breaks while nobody asks it anything says so to whoever listens, or ends the process.
    this.on("error", () => undefined);
  }
}

export interface ConnectionsOptions {
  readonly patienceMs?: number;
}

export class Connections implements PostgresPool {
  private readonly pool: pg.Pool;
  private readonly url: string;
  private readonly patienceMs: number;
  private readonly greeted = new WeakSet<pg.PoolClient>();
  /** What this opening of the store has left in the database, once it is open; see {@link claim}. */
  private claimed: string | undefined;
  private ending = false;

  constructor(url: string, { patienceMs = PATIENCE_MS }: ConnectionsOptions = {}) {
    this.url = url;
    this.patienceMs = patienceMs;
    this.pool = new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0, Client });
    this.pool.on("error", () => undefined);
  }

  /** @throws StoreAway, StoreRefused */
  async connect(): Promise<PostgresPoolClient> {
    const client = await this.pool.connect().catch(away);
    try {
      if (!this.greeted.has(client)) await this.greet(client);
      this.greeted.add(client);
    } catch (error) {
      client.release(true);
      throw error;
    }
    return new Line(client);
  }

  /**
   * From here on this opening is told from later ones: a connection that comes after a lost one finds out whether
   * somebody else has been here.
   */
  claim(holder: string): void {
    this.claimed = holder;
  }

  /**
   * Whether a transaction whose commit was not answered is kept. Waits for the database as long as it takes: until
   * then nobody can know, and what is in memory must not go on without knowing. Having the lock means that the
   * lost connection is gone, so the answer is final.
   * @throws StoreAway once the store is being closed; StoreRefused when another server has taken over.
   */
  async isKept(transaction: string): Promise<boolean> {
    for (;;) {
      const client = new Client({ connectionString: this.url });
      try {
        await client.connect().catch(away);
        await this.greet(client);
        const { rows } = await client
          .query<{ state: string | null }>("select pg_xact_status($1::xid8) as state", [
            transaction,
          ])
          .catch(away);
        return rows[0]?.state === "committed";
      } catch (error) {
        if (!(error instanceof StoreAway) || this.ending) throw error;
        await sleep(this.patienceMs);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  async end(): Promise<void> {
    if (this.ending) return;
    this.ending = true;
    await this.pool.end();
  }

  private async greet(client: pg.ClientBase): Promise<void> {
    await client.query(SETTINGS).catch(away);
    await this.lock(client);
    if (this.claimed === undefined) return;
    const { rows } = await client
      .query<{ value: string }>("select value from meta where name = 'holder'")
      .catch(away);
    if (rows[0]?.value === this.claimed) return;
    throw new StoreRefused(
      "Another Shiftlane server has worked with this database since the connection to it was lost. " +
        "Start this server anew, on one of the two machines only.",
    );
  }

  private async lock(client: pg.ClientBase): Promise<void> {
    const deadline = performance.now() + this.patienceMs;
    for (;;) {
      const { rows } = await client.query<{ held: boolean }>(LOCK).catch(away);
      if (rows[0]?.held === true) return;
      if (performance.now() > deadline) {
        throw this.claimed === undefined
          ? new StoreRefused(
              "The database is in use by another Shiftlane process. Stop it first, or set DATABASE_URL to another.",
            )
          : new StoreAway({ cause: new Error("another connection has the lock") });
      }
      await sleep(50);
    }
  }
}

/** A connection as kysely uses it, with its errors told apart. */
class Line implements PostgresPoolClient {
  private readonly client: pg.PoolClient;

  constructor(client: pg.PoolClient) {
    this.client = client;
  }

  query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(
    asked: string | PostgresCursor<Row>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    // It reads in pages; kysely asks for a cursor only where one was given to its dialect.
    return typeof asked === "string" ? this.answerTo<Row>(asked, values) : asked;
  }

  release(): void {
    this.client.release();
  }

  private async answerTo<Row>(
    text: string,
    values: readonly unknown[],
  ): Promise<PostgresQueryResult<Row>> {
    const { command, rowCount, rows } = await this.client
      .query<pg.QueryResultRow & Row>(text, [...values])
      .catch(away);
    return {
      command: CHANGES.find((change) => change === command) ?? "SELECT",
      rowCount: rowCount ?? 0,
      rows,
    };
  }
}

const CHANGES = ["INSERT", "UPDATE", "DELETE", "MERGE"] as const;

/**
 * What the database says of a statement goes on as it is; what says that there is no database to ask becomes
 * StoreAway. Classes 08 and 57P0: connections that broke, servers that stop or start; 53300: too many connections.
 */
function away(error: unknown): never {
  const said = error instanceof pg.DatabaseError ? (error.code ?? "") : undefined;
  if (said !== undefined && !/^(08|57P0|53300)/.test(said)) throw error;
  throw new StoreAway({ cause: error });
}
