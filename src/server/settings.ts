import { resolve } from "node:path";
import { z } from "zod";

/** What the environment says, checked (contracts, "Other settings are environment variables"). */
export interface Settings {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** `undefined`: the embedded store in `dataDir`. May hold a password, so it is never printed. */
  readonly databaseUrl: string | undefined;
  /** The address that browsers use; `undefined`: whatever they ask for. */
  readonly publicUrl: URL | undefined;
  /** `undefined`: plain http, for this machine itself or behind a proxy that speaks https. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** `undefined`: the sample plant. */
  readonly plantFile: string | undefined;
  /** An S3 transaction ends by itself so long after its last call. */
  readonly transactionSeconds: number;
}

/** Every setting that will not do, each with the mend. */
export class WrongSettings extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "WrongSettings";
  }
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

const environment = z.object({
  PORT: z.coerce
    .number("PORT must be a number from 0 to 65535; 0 takes any free port.")
    .int("PORT must be a whole number from 0 to 65535.")
    .min(0, "PORT must be from 0 to 65535; 0 takes any free port.")
    .max(65_535, "PORT must be from 0 to 65535.")
    .default(8080),
  HOST: z
    .string()
    .regex(
      /^[^\s/]+$/,
      "HOST must be an address or a name, such as 0.0.0.0 for all of this machine's.",
    )
    .default("127.0.0.1"),
  DATA_DIR: z.string().optional(),
  // The address may hold a password, so no message repeats it.
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error:
        "DATABASE_URL must be the address of a PostgreSQL database, such as postgres://USER:PASSWORD@HOST:5432/DATABASE. " +
        "Unset it to use the embedded store in DATA_DIR.",
    })
    .optional(),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error:
        "PUBLIC_URL must be the address that browsers use, such as https://lanes.plant.example.",
    })
    .optional(),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  PLANT_FILE: z.string().optional(),
  TRANSACTION_SECONDS: z.coerce
    .number("TRANSACTION_SECONDS must be a number of seconds, such as 60.")
    .positive("TRANSACTION_SECONDS must be more than 0.")
    .max(86_400, "TRANSACTION_SECONDS must be at most 86400, a day.")
    .default(60),
});

/**
 * @param env the environment; an empty variable counts as unset.
 * @param typedIn the folder that relative paths are meant from.
 * @throws WrongSettings
 */
export function readSettings(
  env: Readonly<{ [name: string]: string | undefined }>,
  typedIn: string,
): Settings {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== "");
  const { success, data, error } = environment.safeParse(Object.fromEntries(given));
  if (!success) throw new WrongSettings(error.issues.map((issue) => issue.message));
  const publicUrl = data.PUBLIC_URL === undefined ? undefined : new URL(data.PUBLIC_URL);
  const tls = tlsOf(data.TLS_CERT, data.TLS_KEY, typedIn);
  if (tls !== undefined && publicUrl?.protocol === "http:") {
    throw new WrongSettings([
      "PUBLIC_URL begins with http:, but with TLS_CERT and TLS_KEY the server speaks https. Begin it with https:.",
    ]);
  }
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR === undefined ? resolve("data") : resolve(typedIn, data.DATA_DIR),
    databaseUrl: data.DATABASE_URL,
    publicUrl,
    tls,
    plantFile: data.PLANT_FILE === undefined ? undefined : resolve(typedIn, data.PLANT_FILE),
    transactionSeconds: data.TRANSACTION_SECONDS,
  };
}

function tlsOf(
  cert: string | undefined,
  key: string | undefined,
  typedIn: string,
): Settings["tls"] {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) {
    const [has, lacks] = cert === undefined ? ["TLS_KEY", "TLS_CERT"] : ["TLS_CERT", "TLS_KEY"];
    throw new WrongSettings([
      `${has} is set, but ${lacks} is not. Set both, to speak https, or neither.`,
    ]);
  }
  return { certFile: resolve(typedIn, cert), keyFile: resolve(typedIn, key) };
}

/** Where relative paths are meant from: npm runs its scripts elsewhere and says where it was called. */
export function whereTyped(env: Readonly<{ [name: string]: string | undefined }>): string {
  return env["INIT_CWD"] ?? process.cwd();
}

/**
 * The sample plant's passwords are on its sign-in page, so it serves this machine only.
 * @throws WrongSettings
 */
export function checkReach({ host, plantFile }: Settings): void {
  if (plantFile !== undefined || LOOPBACK.test(host)) return;
  throw new WrongSettings([
    `HOST is ${host}, but the sample plant is only served to this machine: its passwords are public. ` +
      "Set PLANT_FILE to your plant's file, or unset HOST.",
  ]);
}

/** Whether other devices reach the server, and only without https. */
export function isPlainBeyondThisMachine({ host, tls, publicUrl }: Settings): boolean {
  return !LOOPBACK.test(host) && tls === undefined && publicUrl?.protocol !== "https:";
}
