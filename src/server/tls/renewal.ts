import { unwatchFile, watchFile } from "node:fs";
import type { Http2SecureServer } from "node:http2";
import {
  type Certificate,
  CertificateRefused,
  readCertificate,
  type TlsFiles,
} from "./certificate.ts";
import { remarks, worries } from "./remarks.ts";

export interface Renewal {
  readonly files: TlsFiles;
  readonly certificate: Certificate;
  readonly say: (line: string) => void;
  readonly nowMs: () => number;
  /** How often the files are looked at; a look, not a notice, so that links and network drives work too. */
  readonly everyMs: number;
}

/** Both files are written one after the other. */
const SETTLE_MS = 1_000;
const DAY_MS = 86_400_000;

/**
 * Takes a renewed certificate without a restart; connections that are open keep the one they have. Files that
 * will not do are told of and the certificate before stays. Warns daily before one expires.
 * @returns ends it
 */
export function renew(server: Http2SecureServer, renewal: Renewal): () => void {
  const { files, say, nowMs, everyMs } = renewal;
  let { certificate } = renewal;
  let settling: NodeJS.Timeout | undefined;
  const take = (): void => {
    try {
      const renewed = readCertificate(files);
      if (renewed.cert === certificate.cert && renewed.key === certificate.key) return;
      server.setSecureContext({ cert: renewed.cert, key: renewed.key });
      certificate = renewed;
      for (const line of ["The certificate was renewed.", ...remarks(certificate, nowMs())])
        say(line);
    } catch (error) {
      if (!(error instanceof CertificateRefused)) throw error;
      say(`${error.message} The certificate before it stays in use.`);
    }
  };
  const changed = (): void => {
    clearTimeout(settling);
    settling = setTimeout(take, SETTLE_MS).unref();
  };
  const daily = setInterval(() => {
    for (const line of worries(certificate, nowMs())) say(line);
  }, DAY_MS).unref();
  const watched = [files.certFile, files.keyFile];
  for (const file of watched) watchFile(file, { interval: everyMs, persistent: false }, changed);
  return () => {
    clearTimeout(settling);
    clearInterval(daily);
    for (const file of watched) unwatchFile(file, changed);
  };
}
