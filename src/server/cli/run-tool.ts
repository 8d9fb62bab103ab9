import { DeskRefused } from "../control/desk.ts";
import { WrongSettings } from "../settings.ts";

/** A command line that was not understood; the usage follows the message. */
export class WrongUsage extends Error {
  constructor(message: string) {
    super(message);
    this.name = "WrongUsage";
  }
}

/** Runs a command-line tool to its exit code: 1 when it was refused, 2 when it was called wrongly. */
export async function runTool(usage: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof WrongUsage || isParseArgsError(error)) {
      process.exitCode = 2;
      console.error(`${error.message}\n\n${usage}`);
    } else if (error instanceof DeskRefused || error instanceof WrongSettings) {
      console.error(error.message);
    } else {
      console.error(error);
    }
  }
}

/** What node:util's parseArgs throws for options that it does not know. */
function isParseArgsError(error: unknown): error is Error {
  return (
    error instanceof TypeError &&
    "code" in error &&
    String(error.code).startsWith("ERR_PARSE_ARGS_")
  );
}
