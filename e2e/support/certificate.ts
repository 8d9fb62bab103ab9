// Certificates for tests, made afresh so that no private key lies in the repository. Node signs, but
// cannot write X.509, and not every machine has openssl; so the few bytes around it are written here.
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

export interface Issued {
  /** PEM. */
  readonly cert: string;
  /** PEM, PKCS#8. */
  readonly key: string;
}

export interface IssueOptions {
  /** Host names and IPv4 addresses; none: the certificate names no host. */
  readonly names?: readonly string[];
  readonly from?: Date;
  readonly to?: Date;
  /** Who signs; itself when absent. */
  readonly by?: Authority;
}

export interface Authority extends Issued {
  readonly name: string;
}

const DAY = 86_400_000;

/** A plant's own certificate authority. */
export function authority(name = "Test plant CA"): Authority {
  return { name, ...made(name, { isAuthority: true }) };
}

/** A server's certificate. */
export function issue(options: IssueOptions = {}): Issued {
  return made("Test server", options);
}

function made(name: string, options: IssueOptions & { readonly isAuthority?: boolean }): Issued {
  const { by, names = [], isAuthority = false } = options;
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const { from = new Date(Date.now() - DAY), to = new Date(Date.now() + 90 * DAY) } = options;
  const extensions = [
    extension("551d13", sequence(...(isAuthority ? [tlv(0x01, Buffer.from([0xff]))] : []))),
    ...(isAuthority ? [] : [extension("551d25", sequence(oid("2b06010505070301")))]),
    ...(names.length === 0 ? [] : [extension("551d11", sequence(...names.map(generalName)))]),
  ];
  const body = sequence(
    tlv(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    distinguished(by?.name ?? name),
    sequence(time(from), time(to)),
    distinguished(name),
    publicKey.export({ type: "spki", format: "der" }),
    tlv(0xa3, sequence(...extensions)),
  );
  const signature = sign("sha256", body, by?.key ?? (privateKey as KeyObject));
  const whole = sequence(body, ecdsaWithSha256, tlv(0x03, Buffer.from([0]), signature));
  return { key, cert: pem(whole) };
}

/** A tag, the length in DER's own way, the content. */
function tlv(tag: number, ...content: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat(content);
  const size = bytes.length;
  const length =
    size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), bytes]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => tlv(0x30, ...parts);
const integer = (bytes: Buffer): Buffer => tlv(0x02, bytes);
const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, "hex"));
const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"));

/** CN=name */
function distinguished(name: string): Buffer {
  return sequence(tlv(0x31, sequence(oid("550403"), tlv(0x0c, Buffer.from(name)))));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), tlv(0x04, value));
}

function generalName(name: string): Buffer {
  const isAddress = /^\d+(\.\d+){3}$/.test(name);
  return isAddress
    ? tlv(0x87, Buffer.from(name.split(".").map(Number)))
    : tlv(0x82, Buffer.from(name));
}

/** GeneralizedTime, YYYYMMDDHHMMSSZ. */
function time(at: Date): Buffer {
  return tlv(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]|\..*/g, "")}Z`));
}

function pem(der: Buffer): string {
  const lines = der.toString("base64").replace(/.{64}/g, "$&\n").trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
