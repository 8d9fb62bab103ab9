import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/**
 * Who holds a store, written beside it for others to read: messages name the process, and the command
 * line finds the server's control door (docs/decisions/0004-control-door.md). The lock itself is the
 * database's; this file proves nothing by being there.
 */
export interface Owner {
  readonly pid: number;
  /** "server", "import", "user". */
  readonly what: string;
  readonly door?: Door | undefined;
}

export interface Door {
  /** On loopback. */
  readonly port: number;
  /** Whoever can read the file (mode 0600) may use the door. */
  readonly secret: string;
}

const ownerFile = z.object({
  pid: z.int().positive(),
  what: z.string(),
  door: z.object({ port: z.int().min(1).max(65_535), secret: z.string().min(32) }).optional(),
});

/** Who says to hold the store in this folder, if that process still lives. */
export function whoHolds(dataDir: string): Owner | undefined {
  const owner = read(path(dataDir));
  return owner !== undefined && isAlive(owner.pid) ? owner : undefined;
}

/** Call it holding the store's lock. */
export function sayWhoHolds(dataDir: string, owner: Owner): void {
  const file = path(dataDir);
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
    renameSync(draft, file);
  } catch (error) {
    // On a full disk half of it would stay.
    rmSync(draft, { force: true });
    throw error;
  }
}

export function sayNobodyHolds(dataDir: string): void {
  if (read(path(dataDir))?.pid === process.pid) rmSync(path(dataDir), { force: true });
}

function path(dataDir: string): string {
  return join(dataDir, "control.json");
}

function read(file: string): Owner | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    // A torn or foreign file says as much as none.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  return ownerFile.safeParse(json).data;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to someone else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
