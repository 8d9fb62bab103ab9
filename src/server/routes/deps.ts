import type { SamplePeople } from "#contract/session.ts";
import type { Instant } from "#time/instant.ts";
import type { Access } from "../access/access.ts";
import type { Record } from "../record/record.ts";

/** What the routes stand on; `main.ts` puts it together, a test puts its own together. */
export interface Deps {
  readonly record: Record;
  readonly access: Access;
  /** The server's clock. */
  readonly clock: () => Instant;
  readonly log: Log;
  /** The address that browsers use; `undefined`: whatever host they ask for. */
  readonly publicUrl: URL | undefined;
  /** An S3 transaction ends by itself so long after its last call. */
  readonly transactionSeconds: number;
  /** The sample plant's two people; `undefined` on a real plant. */
  readonly samplePeople: SamplePeople | undefined;
  /** The folder of the built browser app; `undefined`: only the API is served. */
  readonly clientDir: string | undefined;
}

/** Where the server says what it does. Never given a password, a token, a cookie or a body. */
export interface Log {
  info(line: string): void;
  error(line: string, cause: unknown): void;
}
