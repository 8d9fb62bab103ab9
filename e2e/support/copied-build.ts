// A copy of the build that a story may change, to see what a newer build does to a page that is open.
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

export class CopiedBuild {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async make(): Promise<CopiedBuild> {
    // Inside the project, so that the server finds its packages.
    const folder = await mkdtemp(join(root, "node_modules/.cache/shiftlane/build-"));
    await cp(join(root, "dist/server"), join(folder, "server"), { recursive: true });
    await cp(join(root, "dist/client"), join(folder, "client"), { recursive: true });
    return new CopiedBuild(folder);
  }

  /** As `ServerOptions.dist` wants it. */
  get dist(): string {
    return relative(root, this.#folder);
  }

  /** A newer build that differs in its title, and so in its page and in the worker's list. */
  async becomeNewer(title: string): Promise<void> {
    const page = join(this.#folder, "client/index.html");
    const worker = join(this.#folder, "client/service-worker.js");
    const older = await readFile(page, "utf8");
    const newer = older.replace(/<title>.*<\/title>/, `<title>${title}</title>`);
    const script = await readFile(worker, "utf8");
    const version = /version:[`"']([0-9a-f]{16})[`"']/.exec(script)?.[1];
    if (version === undefined || !script.includes(sha256(older))) {
      throw new Error("The worker of dist/client does not list its page as expected.");
    }
    await writeFile(page, newer);
    await writeFile(
      worker,
      script
        .replace(sha256(older), sha256(newer))
        .replaceAll(version, sha256(title).replace(/\W/g, "0").slice(0, 16)),
    );
  }

  async dispose(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
