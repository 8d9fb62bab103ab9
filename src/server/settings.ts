/** What the environment says, checked (contracts, "Other settings are environment variables"). */
export interface Settings {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** The address that browsers use, without a slash at its end; `undefined`: whatever they ask for. */
  readonly publicUrl: URL | undefined;
  /** `undefined`: the sample plant. */
  readonly plantFile: string | undefined;
  /** An S3 transaction ends by itself so long after its last call. */
  readonly transactionSeconds: number;
}
