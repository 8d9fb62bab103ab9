import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** What a guess costs: scrypt's N, r and p. */
export interface Cost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** One of OWASP's equivalents: 32 MB and some 200 ms of one core here. */
export const COST: Cost = { n: 2 ** 15, r: 8, p: 3 };

const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** A password's hash with its salt and cost, so that a later cost does not lock anyone out. */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, cost);
  const parts = [
    "scrypt",
    cost.n,
    cost.r,
    cost.p,
    salt.toString("base64url"),
    hash.toString("base64url"),
  ];
  return parts.join("$");
}

/** @throws Error when the stored text is not one of ours. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [kind, n, r, p, salt, hash] = stored.split("$");
  if (kind !== "scrypt" || salt === undefined || hash === undefined) {
    throw new Error("a stored password hash is not scrypt's");
  }
  const wanted = Buffer.from(hash, "base64url");
  const cost = { n: Number(n), r: Number(r), p: Number(p) };
  const got = await derive(password, Buffer.from(salt, "base64url"), cost);
  return timingSafeEqual(got, wanted);
}

function derive(password: string, salt: Buffer, { n, r, p }: Cost): Promise<Buffer> {
  // The same letters typed on different keyboards can be different code points.
  const typed = password.normalize("NFKC");
  const maxmem = 128 * r * (n + p + 2) + 2 ** 20;
  return new Promise((resolve, reject) => {
    scrypt(typed, salt, HASH_BYTES, { N: n, r, p, maxmem }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
