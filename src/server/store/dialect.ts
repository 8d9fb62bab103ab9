import {
  type DatabaseConnection,
  type Driver,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from "kysely";
import type Database from "libsql";

/** kysely's own dialect for SQLite, but for what the database has taken back by itself. */
export class EmbeddedDialect extends SqliteDialect {
  private readonly database: Database.Database;

  constructor(database: Database.Database) {
    super({ database });
    this.database = database;
  }

  override createDriver(): Driver {
    return new EmbeddedDriver(this.database);
  }
}

class EmbeddedDriver extends SqliteDriver {
  private readonly database: Database.Database;

  constructor(database: Database.Database) {
    super({ database } satisfies SqliteDialectConfig);
    this.database = database;
  }

  /** A full disk ends a transaction at once; rolling back again would fail, and hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await super.rollbackTransaction(connection);
  }
}
