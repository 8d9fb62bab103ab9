import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  PostgresDriver,
} from "kysely";
import { StoreAway } from "../store.ts";
import type { Connections } from "./connections.ts";

/** kysely's own dialect for PostgreSQL, but for connections that break in the middle of a transaction. */
export class ServerDialect extends PostgresDialect {
  private readonly connections: Connections;

  constructor(connections: Connections) {
    super({ pool: connections });
    this.connections = connections;
  }

  override createDriver(): Driver {
    return new ServerDriver(this.connections);
  }
}

/** Its number, if it has written anything: only then does it matter whether it was kept. */
const NUMBER = CompiledQuery.raw("select pg_current_xact_id_if_assigned()::text as number");

class ServerDriver extends PostgresDriver {
  private readonly connections: Connections;

  constructor(connections: Connections) {
    super({ pool: connections });
    this.connections = connections;
  }

  /** When the answer to a commit is lost nobody can tell by themselves whether it was made: the database is asked. */
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const { rows } = await connection.executeQuery<{ number: string | null }>(NUMBER);
    const number = rows[0]?.number ?? undefined;
    try {
      await super.commitTransaction(connection);
    } catch (error) {
      if (!(error instanceof StoreAway) || number === undefined) throw error;
      if (!(await this.connections.isKept(number))) throw error;
    }
  }

  /** A transaction goes with its connection; asking a broken one to roll back would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
    }
  }
}
