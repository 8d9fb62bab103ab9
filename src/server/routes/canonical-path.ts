import { getPath } from "hono/utils/url";

const V3: readonly string[] = [
  "/api/V3/UtilHistory",
  "/api/V3/UtilHistory/AddEvent",
  "/api/V3/transaction",
];

const bySmallLetters = new Map(V3.map((path) => [path.toLowerCase(), path]));

/**
 * The path that routes are found by. S3's calls are found in any case, with or without the leading `/mesmw`
 * that its vendor's server has (contracts, "S3 dialect"); everything else as it stands.
 */
export function canonicalPath(request: Request): string {
  const path = getPath(request);
  const plain = path
    .toLowerCase()
    .replace(/^\/mesmw(?=\/)/, "")
    .replace(/\/$/, "");
  return bySmallLetters.get(plain) ?? path;
}
