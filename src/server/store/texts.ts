import type { Kysely } from "kysely";
import type { Tables } from "./schema.ts";

/**
 * The texts that readings point to by number, kept in memory: there are as many as machines and raw states.
 * New ones are written before the transaction that needs them, so that memory and disk agree even if that
 * one is rolled back.
 */
export class Texts {
  private readonly db: Kysely<Tables>;
  private readonly byKey = new Map<number, string>();
  private readonly byText = new Map<string, number>();

  private constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  static async load(db: Kysely<Tables>): Promise<Texts> {
    const texts = new Texts(db);
    const rows = await db.selectFrom("texts").select(["key", "text"]).execute();
    for (const row of rows) texts.hold(row.key, row.text);
    return texts;
  }

  textOf(key: number): string {
    const text = this.byKey.get(key);
    if (text === undefined) throw new Error(`the store has no text ${key}`);
    return text;
  }

  /** The number of a text that is known, or `undefined`. */
  keyOf(text: string): number | undefined {
    return this.byText.get(text);
  }

  /** Sees to it that each of these has a number. One caller at a time, outside of a transaction. */
  async learn(texts: Iterable<string>): Promise<void> {
    const unknown = [...new Set(texts)].filter((text) => !this.byText.has(text));
    if (unknown.length === 0) return;
    const rows = unknown.map((text, index) => ({ key: this.byKey.size + 1 + index, text }));
    await this.db.transaction().execute(async (transaction) => {
      for (const row of rows) await transaction.insertInto("texts").values(row).execute();
    });
    for (const row of rows) this.hold(row.key, row.text);
  }

  private hold(key: number, text: string): void {
    this.byKey.set(key, text);
    this.byText.set(text, key);
  }
}
