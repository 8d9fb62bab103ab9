import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { WrongSettings } from "../settings.ts";

/** Where the certificate and its private key lie, as PEM. */
export interface TlsFiles {
  /** `TLS_CERT`: the server's certificate, then those that signed it. */
  readonly certFile: string;
  /** `TLS_KEY`: the private key, not protected by a passphrase. */
  readonly keyFile: string;
}

/** A certificate and the key that fits it. */
export interface Certificate {
  /** PEM, to hand on to Node. */
  readonly cert: string;
  /** PEM. Never printed. */
  readonly key: string;
  /** The hosts it was issued for, as browsers compare them. */
  readonly names: readonly string[];
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** The certificate will not do: which setting it is, and the mend. */
export class CertificateRefused extends WrongSettings {
  constructor(problem: string) {
    super([problem]);
    this.name = "CertificateRefused";
  }
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/;

/**
 * Reads both and sees that they belong together, so that a mistake shows at the start and not on the first
 * tablet.
 * @throws CertificateRefused
 */
export function readCertificate({ certFile, keyFile }: TlsFiles): Certificate {
  const cert = read("TLS_CERT", certFile);
  const key = read("TLS_KEY", keyFile);
  const chain = chainIn(cert, certFile);
  const [own, ...signers] = chain;
  if (own === undefined) throw noCertificate(cert, certFile);
  const privateKey = keyIn(key, keyFile);
  if (!own.checkPrivateKey(privateKey)) {
    throw signers.some((signer) => signer.checkPrivateKey(privateKey))
      ? refused(
          "TLS_CERT",
          certFile,
          "must begin with the server's own certificate; those that signed it follow",
        )
      : new CertificateRefused(
          `TLS_KEY: ${keyFile} is not the key of the certificate in TLS_CERT (${certFile}). Set both to one pair.`,
        );
  }
  try {
    createSecureContext({ cert, key });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw refused("TLS_CERT", certFile, `and TLS_KEY cannot be used: ${why}`);
  }
  return {
    cert,
    key,
    names: namesIn(own),
    validFrom: new Date(own.validFrom),
    validTo: new Date(own.validTo),
  };
}

function read(setting: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw refused(setting, file, unreadable[code] ?? `cannot be read (${code})`);
  }
}

const unreadable: Readonly<{ [code: string]: string }> = {
  ENOENT:
    "is not there. Set it to the file's path; without TLS_CERT and TLS_KEY the server speaks http",
  EACCES: "may not be read by the account that runs the server. Let it read the file",
  EPERM: "may not be read by the account that runs the server. Let it read the file",
  EISDIR: "is a folder. Set it to the file in it",
};

function chainIn(text: string, file: string): readonly X509Certificate[] {
  try {
    return (text.match(CERTIFICATE) ?? []).map((pem) => new X509Certificate(pem));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw refused("TLS_CERT", file, `holds a certificate that is damaged (${why}). Copy it anew`);
  }
}

function noCertificate(text: string, file: string): CertificateRefused {
  return PRIVATE_KEY.test(text)
    ? refused("TLS_CERT", file, "holds a private key. TLS_CERT and TLS_KEY seem to be swapped")
    : refused(
        "TLS_CERT",
        file,
        'holds no certificate in PEM ("-----BEGIN CERTIFICATE-----"). Turn it into PEM: ' +
          "openssl x509 -inform der -in FILE -out cert.pem, or openssl pkcs12 -in FILE.pfx -nodes",
      );
}

function keyIn(text: string, file: string): KeyObject {
  if (/-----BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(text)) {
    throw refused(
      "TLS_KEY",
      file,
      "is protected by a passphrase, and nobody is there to type it. Take it away: openssl pkey -in FILE -out key.pem",
    );
  }
  if (!PRIVATE_KEY.test(text)) {
    throw refused(
      "TLS_KEY",
      file,
      'holds no private key in PEM ("-----BEGIN PRIVATE KEY-----"). Set it to the key that the certificate was made with',
    );
  }
  try {
    return createPrivateKey(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw refused("TLS_KEY", file, `holds a private key that is damaged (${why}). Copy it anew`);
  }
}

function namesIn({ subjectAltName }: X509Certificate): readonly string[] {
  return (subjectAltName ?? "")
    .split(", ")
    .flatMap((entry) => /^(?:DNS|IP Address):(.+)$/.exec(entry)?.[1] ?? []);
}

function refused(setting: string, file: string, what: string): CertificateRefused {
  return new CertificateRefused(`${setting}: ${file} ${what}.`);
}
