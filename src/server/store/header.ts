import { closeSync, openSync, readSync } from "node:fs";

/** The first bytes of a store's file, read without opening it as a database. */
export interface Header {
  readonly applicationId: number;
  /** Which migration it was last brought to. */
  readonly version: number;
}

/** "SHLN": tells our files from other programs' databases. */
export const APPLICATION_ID = 0x53484c4e;

const MAGIC = "SQLite format 3\0";

/**
 * Reads a file's header: `undefined` when there is no file yet, or an empty one; `"foreign"` when it is no
 * SQLite file at all. The version is only ever written outside of WAL mode (see `embedded.ts`), so that these
 * bytes are the truth even after a crash.
 *
 * Never while this process has the file open as a database: closing the descriptor would drop the
 * process's locks on it (POSIX).
 */
export function readHeader(file: string): Header | "foreign" | undefined {
  const bytes = Buffer.alloc(100);
  let length = 0;
  try {
    const descriptor = openSync(file, "r");
    try {
      length = readSync(descriptor, bytes, 0, bytes.length, 0);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  if (length === 0) return undefined;
  if (length < bytes.length || bytes.toString("latin1", 0, 16) !== MAGIC) return "foreign";
  return { version: bytes.readUInt32BE(60), applicationId: bytes.readUInt32BE(68) };
}
